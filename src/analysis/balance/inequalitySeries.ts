import { memoize } from '../../edition/index.js';
import { togetherP } from './judgedTogether.js';
import type { Line, Pair, TestedValues } from './lines.js';
import { lineTest } from './lineTest.js';
import { type InequalityMeasure, measures, measureValue, whyUndefined } from './measures.js';
import type { ValueOrReason } from './noValueReason.js';
import { difference } from './rounding.js';
import { type Sample, sumsOf } from './sample.js';
import { level, type SpreadTest, type SpreadTestResult } from './spreadTest.js';
import { type TestedMeasure, testedMeasures } from './swapTest.js';
import { judgedPairs, type Verdict, verdictOf } from './verdict.js';

/** A measure in one period. */
export interface Point extends ValueOrReason {
  measure: InequalityMeasure;
  period: number;
}

/** How a measure changed between two periods. */
export interface Change {
  measure: InequalityMeasure;
  from: number;
  to: number;
  before: number;
  after: number;
  change: number;
  /** Share of permutations with a change at least as large; NaN where the measure is not tested. */
  p: number;
  /** The p-value by which the verdict is given: that of the headline is its own, of others that among all of their level. */
  pTogether: number;
  /** 95% interval of the change; NaN where there is none. */
  low: number;
  high: number;
  verdict: Verdict;
  /** Why a change is not distinguishable: chance, the number of records, or measures that point in opposite directions. */
  open?: 'chance' | 'records' | 'measures';
  /** Whether records of the richer period were left out for the test. */
  isThinned: boolean;
  /** Members compared, with a value in both periods, and those with one in either. */
  units: number;
  unitsOf: number;
}

/** The inequality of a line: every measure in every period, and its changes. */
export interface InequalitySeries {
  line: Line;
  points: Point[];
  changes: Change[];
}

/** Permutations for the whole index at the level of the units, and for other lines. */
const draws = { whole: 999, other: 499 };

/**
 * Every measure of inequality of a line in every period, and the verdict on how it changed between the judged pairs of
 * periods. Missing values are left out in their period; a change is over the matched set of its two periods. What is observed
 * of all units has no sampling error, so values have no interval; the whole index has intervals of its changes. Computed
 * once for each line: its tests take thousands of permutations.
 */
export const inequalitySeries = memoize((line: Line): InequalitySeries => {
  const { samples } = line;
  const periods = samples.map((sample) => measureAll(sample));
  const points = periods.flatMap((of, period) =>
    measures.map((measure, m): Point => ({ measure, period, ...of[m] })),
  );
  return { line, points, changes: changesOfList(line.list()[0]).get(line)! };
});

/**
 * The changes of all lines of a list between the judged pairs of periods. The verdict on the whole index between the first period and
 * that of headlines is a test of its own, by the measure that finds most (`spreadVerdict`); the others are judged together, as their list
 * may have hundreds of rows (`togetherP`).
 */
const changesOfList = memoize((first: Line): Map<Line, Change[]> => {
  const compared = first.list().map((line) => ({
    line,
    pairs: judgedPairs(line.last).map((ends) => compare(line, ends, isWhole(line))),
  }));
  const rest = compared.flatMap(({ line, pairs }) =>
    pairs.flatMap(({ tests }, i) =>
      testedMeasures.flatMap((measure) => {
        const isHeadline = isWhole(line) && i === 0 && measure === (tests['sd-log'] ? 'sd-log' : 'gini');
        return isHeadline ? [] : (tests[measure] ?? []);
      }),
    ),
  );
  const together = togetherP(rest, level);
  const pOf = new Map(rest.map((test, i) => [test, together[i]]));
  return new Map(compared.map(({ line, pairs }) => [line, pairs.flatMap((of) => changesFrom(of, pOf))]));
});

/** Whether a line is that of headlines: the whole index among the units. */
const isWhole = ({ g, grouping }: Line) => g === 0 && grouping < 0;

/** How every measure of a line changed between two periods, each judged by itself: for who asks of one pair. */
export function changesBetween(line: Line, ends: [number, number]): Change[] {
  return changesFrom(compare(line, ends, false), new Map());
}

/** What a line was in two periods, and the tests of its change, with intervals where these are asked for, by more permutations. */
function compare(line: Line, [from, to]: [number, number], withIntervals: boolean) {
  const pair = line.pair(from, to);
  const [a, b] = pair.samples.map(measureAll);
  const many = withIntervals ? draws.whole : draws.other;
  const { test, isThinned } = lineTest(line, [from, to], [0, 1], many, withIntervals);
  const tests = 'tests' in test ? test.tests : {};
  return { ends: [from, to] as const, before: a, after: b, pair: { ...pair, isThinned }, test, tests };
}

function changesFrom(
  { ends, before, after, pair, test }: ReturnType<typeof compare>,
  pOf: ReadonlyMap<SpreadTestResult, number>,
): Change[] {
  return measures.map((measure, m) => changeOf(measure, ends, [before[m], after[m]], pair, test, pOf));
}

function measureAll(sample: Sample): ValueOrReason[] {
  const once = sumsOf(sample);
  return measures.map((measure): ValueOrReason => {
    const why = whyUndefined(measure, once);
    return why ? { value: Number.NaN, why } : { value: measureValue(measure, once) };
  });
}

function changeOf(
  measure: InequalityMeasure,
  [from, to]: readonly [number, number],
  [a, b]: [ValueOrReason, ValueOrReason],
  { units, unitsOf, isThinned }: Pair & Pick<TestedValues, 'isThinned'>,
  test: SpreadTest,
  pOf: ReadonlyMap<SpreadTestResult, number>,
): Change {
  const change = difference(a.value, b.value);
  const none = { p: Number.NaN, low: Number.NaN, high: Number.NaN };
  const found = 'tests' in test ? test.tests[measure as TestedMeasure] : undefined;
  const isTested = (testedMeasures as readonly string[]).includes(measure);
  const untested = 'why' in test ? test.why : found ? undefined : 'all-equal';
  const why = a.why ?? b.why ?? (isTested ? untested : undefined);
  const pTogether = why || !isTested ? Number.NaN : (pOf.get(found!) ?? found!.p);
  const verdict: Verdict = why
    ? `undefined:${why}`
    : isTested
      ? verdictOf(change, { ...found!, p: pTogether })
      : 'not-tested';
  const { p, low, high } = isTested && !why ? found! : none;
  return {
    measure,
    from,
    to,
    before: a.value,
    after: b.value,
    change,
    p,
    pTogether,
    low,
    high,
    verdict,
    isThinned: isTested && isThinned,
    units,
    unitsOf,
  };
}
