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
  /** Whether ratios of the values mean something (`hasNaturalZero`). */
  isRatio: boolean;
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
export function sampleOf(column: ArrayLike<number>, isRatio = true): Sample {
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
    isRatio,
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

/** Sums over a sample. */
export interface Sums {
  sample: Sample;
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

/** The sums of one walk through a sample. */
export function sumsOf(sample: Sample): Sums {
  const { values, deviations, logs: ln, roots: root } = sample;
  let total = 0;
  let placed = 0;
  let deviation = 0;
  let squares = 0;
  let logs = 0;
  let logSquares = 0;
  let weightedLogs = 0;
  let roots = 0;
  for (let i = 0; i < values.length; i++) {
    const [x, d, l] = [values[i], deviations[i], ln[i]];
    total += x;
    placed += x * (i + 1);
    deviation += d;
    squares += d * d;
    logs += l;
    logSquares += l * l;
    weightedLogs += x === 0 ? 0 : x * l;
    roots += root[i];
  }
  const n = values.length;
  return { sample, n, total, placed, deviation, squares, logs, logSquares, weightedLogs, roots };
}

/** Mean of squared deviations from the mean, in units of the scale. */
export function varianceOf({ n, deviation, squares }: Sums): number {
  return Math.max(0, squares / n - square(deviation / n));
}

/** Sum of the k largest. */
export function topSum({ sample: { values } }: Sums, k: number): number {
  let sum = 0;
  for (let i = values.length - 1; i >= Math.max(0, values.length - k); i--) sum += values[i];
  return sum;
}
