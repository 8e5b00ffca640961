import type { Line } from './lines.js';
import { withLostPlaces } from './lostPlaces.js';
import { type SpreadTest, type SpreadTestResult, spreadTest } from './spreadTest.js';
import { type TestedMeasure, testedMeasures } from './swapTest.js';

/** The test of a line between some periods. */
export interface LineTest {
  test: SpreadTest;
  /** Whether records of a period were left out for it. */
  isThinned: boolean;
}

/**
 * Tests whether the spread of a line changed between periods, with as many records in each (`thinnedIndices`). Where it is not known how
 * many there are, the test is made for the fewest and the most that there can be, and where many places have a value in one period alone,
 * for what they may have had in the other (`withLostPlaces`); the largest p counts.
 *
 * @param years of the periods
 * @param withIntervals only where nothing was left out or filled in: otherwise they would be intervals of another change
 */
export function lineTest(
  line: Line,
  periods: readonly number[],
  years: readonly number[],
  draws: number,
  withIntervals = false,
): LineTest {
  if (!line.isRatio) return { test: { why: 'no-natural-zero' }, isThinned: false };
  const ways = line.tested(periods);
  if (!ways) return { test: { why: 'records-grow' }, isThinned: false };
  const isThinned = ways.some((way) => way.isThinned);
  const all = ways.flatMap((way) => [way, ...withLostPlaces(line, periods, way)]);
  const tests = all.map((way) =>
    spreadTest(
      { ...way, years, blocks: line.blocks, errors: periods.map(line.errors) },
      draws,
      withIntervals && all.length === 1 && !isThinned,
    ),
  );
  return { test: tests.reduce(both), isThinned };
}

/** Combines two tests: the larger p-value counts, or 1 where the changes have different signs. */
function both(one: SpreadTest, other: SpreadTest): SpreadTest {
  if ('why' in one) return one;
  if ('why' in other) return other;
  const tests: Partial<Record<TestedMeasure, SpreadTestResult>> = {};
  for (const measure of testedMeasures) {
    const [a, b] = [one.tests[measure], other.tests[measure]];
    if (!a || !b) continue;
    const alike = a.change < 0 === b.change < 0;
    const p = alike ? Math.max(a.p, b.p) : 1;
    const drawn = [...a.drawn, ...b.drawn];
    const known = [a, b].flatMap(({ errorsP }) => errorsP ?? []);
    const errors = known.length > 0 ? { errorsP: Math.max(...known) } : {};
    tests[measure] = { change: b.change, p, drawn, ...errors, low: Number.NaN, high: Number.NaN };
  }
  return { tests, units: Math.min(one.units, other.units) };
}
