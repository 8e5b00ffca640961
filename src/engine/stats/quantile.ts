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
    const at = p * (sorted.length - 1);
    const below = Math.floor(at);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  });
}
