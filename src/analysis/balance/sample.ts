import { log, meanOf, square } from '../../engine/index.js';

/**
 * The present values of one node in one period, ascending, with the terms that measures of inequality sum. Values are relative to
 * their mean, so that nearly equal and huge ones lose no digits.
 */
export interface Sample {
  /** Index of the unit of each value. */
  units: Int32Array;
  /** Mean of the values. */
  mean: number;
  /** The divisor of the arrays below: the mean, or the largest absolute value where one is negative or all are zero. */
  scale: number;
  /** Lowest value. */
  least: number;
  /** x / scale. */
  values: Float64Array;
  /** (x − mean) / scale. */
  deviations: Float64Array;
  /** ln(x / scale); −∞ for zero, NaN below. */
  logs: Float64Array;
  /** √(x / scale); NaN below zero. */
  roots: Float64Array;
}

/** Sorts a column; missing values are left out. */
export function sampleOf(column: ArrayLike<number>): Sample {
  const units = sortedPlaces(column);
  const sorted = new Float64Array(units.length);
  for (let i = 0; i < units.length; i++) sorted[i] = column[units[i]];
  const mean = meanOf(sorted);
  const size = Math.max(-sorted[0], sorted[sorted.length - 1]);
  const scale = sorted[0] >= 0 && mean > 0 ? mean : size || 1;
  const values = sorted.map((x) => x / scale);
  return {
    units,
    mean,
    scale,
    least: sorted[0],
    values,
    deviations: sorted.map((x) => (x - mean) / scale),
    logs: values.map(log),
    roots: values.map(Math.sqrt),
  };
}

/** The positions of the present values in ascending order, ties in their original order. */
function sortedPlaces(column: ArrayLike<number>): Int32Array {
  const here = new Int32Array(column.length);
  let n = 0;
  for (let c = 0; c < column.length; c++) if (column[c] === column[c]) here[n++] = c;
  return here.subarray(0, n).sort((a, b) => column[a] - column[b] || a - b);
}

/** Sums over a sample, each unit counted `times` over. */
export interface Sums {
  sample: Sample;
  /** The frequency of the value at each position of the sample. */
  times: Uint16Array;
  n: number;
  /** Σ x, with x in units of the sample's scale, as in all that follows. */
  total: number;
  /** Σ i x, i the place in ascending order from 1. */
  placed: number;
  deviation: number;
  squares: number;
  logs: number;
  logSquares: number;
  /** Σ x ln x; 0 at zero. */
  weightedLogs: number;
  roots: number;
}

/** Each value once. */
export function onceEach(sample: Sample): Sums {
  return sumsOf(sample, new Uint16Array(sample.units.length).fill(1));
}

/** One walk through a sample. @param times of each place */
export function sumsOf(sample: Sample, times: Uint16Array): Sums {
  const { values, deviations, logs: ln, roots: root } = sample;
  let n = 0;
  let total = 0;
  let placed = 0;
  let deviation = 0;
  let squares = 0;
  let logs = 0;
  let logSquares = 0;
  let weightedLogs = 0;
  let roots = 0;
  let finite = 0;
  while (finite < values.length && !(values[finite] > 0)) finite++;
  for (let i = 0; i < values.length; i++) {
    const m = times[i];
    if (i < finite && m === 0) continue; // −∞ and NaN, with frequency 0, would still give NaN
    const x = values[i];
    const mx = m * x;
    total += mx;
    placed += mx * (n + (m + 1) / 2);
    n += m;
    const d = deviations[i];
    deviation += m * d;
    squares += m * d * d;
    const l = ln[i];
    logs += m * l;
    logSquares += m * l * l;
    weightedLogs += x === 0 ? 0 : mx * l;
    roots += m * root[i];
  }
  return { sample, times, n, total, placed, deviation, squares, logs, logSquares, weightedLogs, roots };
}

/** Mean of squared deviations from the mean, in units of the scale. */
export function varianceOf({ n, deviation, squares }: Sums): number {
  return Math.max(0, squares / n - square(deviation / n));
}

/** The value at a place in ascending order, from 0, with repeats. */
export function valueAt({ sample, times }: Sums, place: number): number {
  let i = -1;
  for (let seen = 0; seen <= place; ) seen += times[++i];
  return sample.values[i];
}

/** Sum of the k largest, with repeats. */
export function topSum({ sample, times }: Sums, k: number): number {
  let sum = 0;
  let left = k;
  for (let i = times.length - 1; i >= 0 && left > 0; i--) {
    const m = Math.min(left, times[i]);
    sum += m * sample.values[i];
    left -= m;
  }
  return sum;
}
