import { present } from './present.js';

/** The median of the present values; NaN when there is none. */
export function median(values: ArrayLike<number>): number {
  const sorted = present(values).sort();
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  return n % 2 === 1 ? sorted[(n - 1) / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}
