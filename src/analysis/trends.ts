import { meanOf, power, square } from '../engine/index.js';

/** A series of values at times, in years and in order; NaN is missing. */
type Series = ArrayLike<number>;

/**
 * Compound annual growth rate between the first and the last present value: (last/first)^(1/years) − 1. Equal ends
 * have a rate of 0, zeros included; from zero upwards it is infinite; across signs, and below two values, NaN.
 * Source: COINr `CAGR`.
 */
export function growthRate(values: Series, times: readonly number[]): number {
  const here = presentAt(values, times);
  if (here.length < 2) return Number.NaN;
  const [first, last] = [here[0], here[here.length - 1]];
  if (values[first] === values[last]) return 0;
  return power(values[last] / values[first], 1 / (times[last] - times[first])) - 1;
}

/**
 * Change in per cent of the first value for each `per` years. With two values their difference; with more the slope
 * of the straight line of least squares, as a share of where that line begins. 0 when all are equal; NaN below two.
 * Source: COINr `prc_change`.
 */
export function percentChange(values: Series, times: readonly number[], per = 1): number {
  const here = presentAt(values, times);
  if (here.length < 2) return Number.NaN;
  const x = Float64Array.from(here, (i) => times[i]);
  const y = Float64Array.from(here, (i) => values[i]);
  if (y.every((v) => v === y[0])) return 0;
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let xx = 0;
  let xy = 0;
  x.forEach((t, i) => {
    xx += square(t - meanX);
    xy += (t - meanX) * (y[i] - meanY);
  });
  const slope = xy / xx;
  return (100 * slope * per) / (meanY + slope * (x[0] - meanX));
}

/**
 * Values at other times, by linear interpolation between present values; a present value is unchanged.
 * There is no extrapolation (NaN). Source: COINr `approx_df`.
 */
export function interpolate(values: Series, times: readonly number[], at: readonly number[]): number[] {
  const here = presentAt(values, times);
  return at.map((t) => {
    const after = here.findIndex((i) => times[i] >= t);
    if (after < 0) return Number.NaN;
    const next = here[after];
    if (times[next] === t) return values[next];
    if (after === 0) return Number.NaN;
    const last = here[after - 1];
    const share = (t - times[last]) / (times[next] - times[last]);
    return values[last] + share * (values[next] - values[last]);
  });
}

/** The part of a series that a trend is computed from. */
export interface TrendSpan {
  /** Only these times; all by default. */
  times?: readonly number[];
  /** Only this many times, up to the last present value (NaN where the series does not reach so far back). */
  latest?: number;
  /** Fill gaps between present values before the times are chosen. */
  fill?: boolean;
}

/** A trend and the availability of its data. */
export interface Trend {
  value: number;
  /** Share of the chosen times with an observed value, filled gaps not counted. */
  observed: number;
  /** First and last observed among the chosen times; NaN below two. */
  first: number;
  last: number;
}

/**
 * The trend of one series. NaN below two values. Source: COINr `get_trends`, whose `Time` reads the rows of other years,
 * and whose `use_latest` has no figure where the series is exactly as long as asked.
 */
export function trendOf(
  values: Series,
  times: readonly number[],
  measure: (values: Series, times: readonly number[]) => number,
  span: TrendSpan = {},
): Trend {
  const whole = span.fill ? interpolate(values, times, times) : Array.from(values);
  const chosen = chooseTimes(whole, times, span);
  const observed = chosen.filter((i) => values[i] === values[i]);
  const ends = observed.length > 1 ? [times[observed[0]], times[observed[observed.length - 1]]] : [];
  return {
    value: measure(
      chosen.map((i) => whole[i]),
      chosen.map((i) => times[i]),
    ),
    observed: chosen.length > 0 ? observed.length / chosen.length : 0,
    first: ends[0] ?? Number.NaN,
    last: ends[1] ?? Number.NaN,
  };
}

/** Numbers of the times a trend is taken over. */
function chooseTimes(values: readonly number[], times: readonly number[], span: TrendSpan): number[] {
  const all = times.flatMap((t, i) => (span.times === undefined || span.times.includes(t) ? [i] : []));
  if (span.latest === undefined) return all;
  const end = all.findLastIndex((i) => values[i] === values[i]) + 1;
  return end < span.latest ? [] : all.slice(end - span.latest, end);
}

function presentAt(values: Series, times: readonly number[]): number[] {
  return times.flatMap((_, i) => (values[i] === values[i] ? [i] : []));
}
