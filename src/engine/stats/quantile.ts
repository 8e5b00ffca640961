import { present } from './present.js';

/**
 * The quantile of order p (0–1) of the present values, by linear interpolation; NaN when there is none. Source: Hyndman and Fan (1996), definition 7 (the default of R).
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantiles(values, [p])[0];
}

/** Several quantiles of the same values. */
export function quantiles(values: ArrayLike<number>, orders: readonly number[]): number[] {
  const sorted = present(values).sort();
  return orders.map((p) => {
    if (sorted.length === 0) return Number.NaN;
    const { below, above, share } = placeOf(p, sorted.length);
    return sorted[below] + share * (sorted[above] - sorted[below]);
  });
}

/** The derivatives of a quantile by each of the values, none of which may be missing; of equal values the first in the list counts as the lowest. */
export function quantileSlopes(values: readonly number[], p: number): number[] {
  const sorted = values.map((_, i) => i).sort((i, j) => values[i] - values[j]);
  const { below, above, share } = placeOf(p, values.length);
  const slopes = values.map(() => 0);
  slopes[sorted[below]] += 1 - share;
  slopes[sorted[above]] += share;
  return slopes;
}

/** Between which of n sorted values the quantile of an order lies, and how far from the lower to the upper. */
function placeOf(p: number, n: number): { below: number; above: number; share: number } {
  const at = p * (n - 1);
  const below = Math.floor(at);
  return { below, above: Math.min(below + 1, n - 1), share: at - below };
}
