import { memoize } from '../../edition/index.js';
import { meanOf } from '../../engine/index.js';
import { togetherP } from './judgedTogether.js';
import type { Line } from './lines.js';
import { lineTest } from './lineTest.js';
import { inequality } from './measures.js';
import type { NoValueReason, ValueOrReason } from './noValueReason.js';
import { areMeasured, isMeasured, level, type SpreadTest, type SpreadTestResult } from './spreadTest.js';
import type { TestedMeasure } from './swapTest.js';
import { type Verdict, verdictOf } from './verdict.js';

/** The measures of spread whose trend is reported. */
export const trendMeasures = ['gini', 'sd-log'] as const satisfies readonly TestedMeasure[];

/** The trend of a measure of spread over time (σ-convergence). */
export interface Trend {
  measure: (typeof trendMeasures)[number];
  /** Its change a year, by least squares over the measured periods; over the units that are measured in all of these. */
  slope: number;
  p: number;
  /** The p-value among all trends of the level, by which the verdict is given. */
  pTogether: number;
  periods: number;
  units: number;
  verdict: Verdict;
}

/** Number of permutations. */
const draws = 499;

/** The trends of a line, judged together with those of all lines of its list (`togetherP`). */
export function trendsOf(line: Line, years: readonly number[]): Trend[] {
  const known = trendsOfList(line.list()[0]);
  const key = years.join(' ');
  const found = known.get(key) ?? judgeList(line.list(), years);
  known.set(key, found);
  return found.get(line)!;
}

const trendsOfList = memoize((_: Line) => new Map<string, Map<Line, Trend[]>>());

function judgeList(lines: readonly Line[], years: readonly number[]): Map<Line, Trend[]> {
  const all = lines.map((line) => ({ line, trends: testTrends(line, years) }));
  const tests = all.flatMap(({ trends }) => trends.flatMap(({ test }) => test ?? []));
  const together = togetherP(tests, level);
  const pOf = new Map(tests.map((test, i) => [test, together[i]]));
  const judged = ({ test, ...trend }: TestedTrend): Trend => {
    if (!test) return trend;
    const pTogether = pOf.get(test)!;
    return { ...trend, pTogether, verdict: verdictOf(trend.slope, { ...test, p: pTogether }) };
  };
  return new Map(all.map(({ line, trends }) => [line, trends.map(judged)]));
}

/** A trend before it is judged, with its test. */
type TestedTrend = Trend & { test?: SpreadTestResult };

/**
 * Tests whether the spread has a trend, by permutations that reverse the paths of units in time (`swapTest`). A regression
 * line through the series of a measure errs in one of three cases, because its periods are correlated; the information
 * lies in the units.
 *
 * Periods in which less than 0.8 of the units with a value are measured are left out.
 */
function testTrends(line: Line, years: readonly number[]): TestedTrend[] {
  const periods = years.flatMap((_, t) => (isMeasuredIn(line, t) ? [t] : []));
  const used = {
    columns: periods.map((t) => line.columns[t]),
    observed: periods.map((t) => line.observed[t]),
    years: periods.map((t) => years[t]),
  };
  const tested: SpreadTest =
    periods.length < 3 && line.isRatio
      ? { why: whyFew(line.columns.length) }
      : lineTest(line, periods, used.years, draws).test;
  const nan = Number.NaN;
  return trendMeasures.map((measure): TestedTrend => {
    const none = { measure, slope: nan, p: nan, pTogether: nan, periods: periods.length, units: 0 };
    if ('why' in tested) return { ...none, verdict: `undefined:${tested.why}` };
    const test = tested.tests[measure];
    const values = measured(used, measure);
    const why = values.find((value) => value.why)?.why ?? (test ? undefined : 'all-equal');
    if (!test || why) return { ...none, units: tested.units, verdict: `undefined:${why!}` };
    const slope = slopeOf(
      values.map(({ value }) => value),
      used.years,
    );
    return { ...none, slope, p: test.p, units: tested.units, verdict: 'not-distinguishable', test };
  });
}

/** Why there is no trend: the periods are few, or those that are measured. */
function whyFew(periods: number): NoValueReason {
  if (periods === 1) return 'one-period';
  return periods < 3 ? 'few-periods' : 'imputed';
}

function isMeasuredIn({ columns, observed }: Line, t: number): boolean {
  const present = Array.from(observed[t]).filter((_, c) => columns[t][c] === columns[t][c]);
  return present.length > 0 && areMeasured(present.filter(isMeasured).length, present.length);
}

/** A measure by period, over the units that are measured in all. */
function measured(
  { columns, observed }: { columns: readonly Float64Array[]; observed: readonly Float64Array[] },
  measure: TestedMeasure,
): ValueOrReason[] {
  const isIn = (c: number) => columns.every((x, t) => x[c] === x[c] && isMeasured(observed[t][c]));
  return columns.map((x) =>
    inequality(
      measure,
      x.filter((_, c) => isIn(c)),
    ),
  );
}

function slopeOf(y: readonly number[], x: readonly number[]): number {
  const middle = meanOf(x);
  const spread = x.reduce((s, v) => s + (v - middle) * (v - middle), 0);
  return y.reduce((s, v, t) => s + (x[t] - middle) * v, 0) / spread;
}
