import { type Drawn, drawnChange } from './drawn.js';
import type { Line, Pair } from './lines.js';
import { type Measure, measured, measures, whyUndefined } from './measures.js';
import { draws, fewest, intervalOf, resamples } from './resample.js';
import { onceEach, type Sample, sumsOf } from './sample.js';
import type { Undefined } from './undefined.js';
import { judgedPairs, type Verdict, verdictOf } from './verdict.js';

/** A measure in one period; low and high are NaN below ten units and in periods that are not drawn. */
export interface Point {
  measure: Measure;
  period: number;
  value: number;
  low: number;
  high: number;
  why?: Undefined;
}

/** How a measure changed between two periods. */
export interface Change {
  measure: Measure;
  from: number;
  to: number;
  before: number;
  after: number;
  change: number;
  low: number;
  high: number;
  verdict: Verdict;
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

/**
 * Every measure of inequality of a line in every period, with 95 % bootstrap intervals over the units, and
 * the verdict on every measure between the judged pairs of periods. A unit is drawn with all its periods, so that the interval of
 * a change allows for the dependence between periods.
 * Missing values are left out in their period; a change is over the matched set of its two periods. The root has intervals in all periods, other nodes in the judged ones.
 */
export function inequalitySeries(line: Line): InequalitySeries {
  const { columns, samples, g } = line;
  const members = columns[0].length;
  const pairs = judgedPairs(columns.length);
  const judged = pairs.flat();
  const periods = samples.map((sample, t) => measureAll(sample, members, g === 0 || judged.includes(t)));
  const points = periods.flatMap((of, period) =>
    measures.map((measure, m): Point => {
      const { value, why, drawn } = of[m];
      const [low, high] = drawn.length > 0 ? intervalOf(drawn) : [Number.NaN, Number.NaN];
      return { measure, period, value, low, high, ...(why ? { why } : {}) };
    }),
  );
  const changes = pairs.flatMap(([from, to]) => {
    const pair = line.pair(from, to);
    const [a, b] = pair.isWhole
      ? [periods[from], periods[to]]
      : pair.samples.map((sample) => measureAll(sample, members, true));
    return measures.map((measure, m) => changeOf(measure, [from, to], a[m], b[m], pair));
  });
  return { line, points, changes };
}

function measureAll(sample: Sample, members: number, draw: boolean): Drawn[] {
  const once = onceEach(sample);
  const n = sample.units.length;
  const enough = draw && n >= fewest;
  const found = measures.map((measure): Drawn => {
    const why = whyUndefined(measure, once);
    const value = why ? Number.NaN : measured(measure, once);
    return { value, why, drawn: new Float64Array(why || !enough ? 0 : draws) };
  });
  if (!enough) return found;
  const times = new Uint16Array(n);
  resamples(members).forEach((counts, b) => {
    for (let i = 0; i < n; i++) times[i] = counts[sample.units[i]];
    const sums = sumsOf(sample, times);
    measures.forEach((measure, m) => {
      const { drawn } = found[m];
      if (drawn.length > 0) drawn[b] = measured(measure, sums);
    });
  });
  return found;
}

function changeOf(
  measure: Measure,
  [from, to]: [number, number],
  a: Drawn,
  b: Drawn,
  { units, unitsOf }: Pair,
): Change {
  const { why, ...change } = drawnChange(a, b);
  return { measure, from, to, ...change, verdict: verdictOf(change.low, change.high, why), units, unitsOf };
}
