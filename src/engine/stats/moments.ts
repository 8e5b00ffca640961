import { square } from '../elementary/power.js';

/** Mean of the present values; NaN when there is none. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x === x) {
      sum += x;
      n++;
    }
  }
  return n > 0 ? sum / n : Number.NaN;
}

/** Lowest and highest of the present values; [∞, −∞] when there is none. */
export function extentOf(values: ArrayLike<number>): [number, number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < min) min = values[i];
    if (values[i] > max) max = values[i];
  }
  return [min, max];
}

/**
 * Standard deviation of the present values with n − 1 in the denominator; NaN below two values.
 * Deviations are divided by the largest before they are squared, so that neither 1e300 nor 1e-300 overflows or underflows.
 *
 * @param mean their mean, where already known
 */
export function sampleSd(values: ArrayLike<number>, mean = meanOf(values)): number {
  const [min, max] = extentOf(values);
  const largest = Math.max(max - mean, mean - min);
  let sum = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x === x) {
      sum += square((x - mean) / largest);
      n++;
    }
  }
  if (n < 2) return Number.NaN;
  return largest === 0 ? 0 : largest * Math.sqrt(sum / (n - 1));
}

/** Standard deviation of the present values with n in the denominator; NaN when there is none. */
export function populationSd(values: ArrayLike<number>): number {
  let n = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) n++;
  return n === 1 ? 0 : sampleSd(values) * Math.sqrt((n - 1) / n);
}
