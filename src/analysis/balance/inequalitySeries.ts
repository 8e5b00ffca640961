import { memoize } from '../../edition/index.js';
import type { Line, Pair, TestedValues } from './lines.js';
import { lineTest } from './lineTest.js';
import { type InequalityMeasure, measures, measureValue, whyUndefined } from './measures.js';
import type { ValueOrReason } from './noValueReason.js';
import { difference } from './rounding.js';
import { type Sample, sumsOf } from './sample.js';
import type { SpreadTest } from './spreadTest.js';
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
  const isWhole = line.g === 0 && line.grouping < 0;
  const changes = judgedPairs(line.last).flatMap((ends) => changesBetween(line, ends, isWhole));
  return { line, points, changes };
});

/** How every measure of a line changed between two periods, with intervals where these are asked for, by more permutations. */
export function changesBetween(line: Line, [from, to]: [number, number], isWhole: boolean): Change[] {
  const pair = line.pair(from, to);
  const [a, b] = pair.samples.map(measureAll);
  const many = isWhole ? draws.whole : draws.other;
  const { test, isThinned } = lineTest(line, [from, to], [0, 1], many, isWhole);
  const compared = { ...pair, isThinned };
  return measures.map((measure, m) => changeOf(measure, [from, to], [a[m], b[m]], compared, test));
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
  [from, to]: [number, number],
  [a, b]: [ValueOrReason, ValueOrReason],
  { units, unitsOf, isThinned }: Pair & Pick<TestedValues, 'isThinned'>,
  test: SpreadTest,
): Change {
  const change = difference(a.value, b.value);
  const none = { p: Number.NaN, low: Number.NaN, high: Number.NaN };
  const found = 'tests' in test ? test.tests[measure as TestedMeasure] : undefined;
  const isTested = (testedMeasures as readonly string[]).includes(measure);
  const untested = 'why' in test ? test.why : found ? undefined : 'all-equal';
  const why = a.why ?? b.why ?? (isTested ? untested : undefined);
  const verdict: Verdict = why ? `undefined:${why}` : isTested ? verdictOf(change, found!) : 'not-tested';
  const { p, low, high } = isTested && !why ? found! : none;
  return {
    measure,
    from,
    to,
    before: a.value,
    after: b.value,
    change,
    p,
    low,
    high,
    verdict,
    isThinned: isTested && isThinned,
    units,
    unitsOf,
  };
}
