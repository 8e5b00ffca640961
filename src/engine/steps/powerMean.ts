import type { Aggregate } from '../../edition/index.js';

/** The order p of each mean: arithmetic 1, geometric 0 (the limit), harmonic −1. */
export const meanOrder: Record<Aggregate, number> = { arithmetic: 1, geometric: 0, harmonic: -1 };

/**
 * One term of a mean of order p before weighting: x, ln x or 1/x.
 * A negative x has no geometric or harmonic mean: NaN. Zero (and −0, which `+ 0` mends) gives a mean of zero.
 */
export function toOrder(x: number, p: number): number {
  if (p === 1) return x;
  if (x < 0) return Number.NaN;
  return p === 0 ? Math.log(x) : 1 / (x + 0);
}

/** Back from the weighted sum of terms to the mean: the inverse of `toOrder`. */
export function fromOrder(sum: number, p: number): number {
  if (p === 1) return sum;
  return p === 0 ? Math.exp(sum) : 1 / sum;
}
