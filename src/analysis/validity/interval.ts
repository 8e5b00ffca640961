import { exp, log, studentCritical } from '../../engine/index.js';

/** The ends of an interval. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * The minimum number of places for an interval. With fewer, intervals of high coefficients cover the true value less
 * often than stated.
 */
export const fewest = 50;

/** The minimum number of independent places that they are worth. */
const fewestEffective = 8;

/**
 * The 95% interval of Spearman's ρ over n places: on the scale of Fisher's z, with the standard error of Bonett and Wright (2000), the
 * root of (1 + ρ²/2)/(n − 3), and Student's t. NaN where there are too few places, or the orders are the same.
 *
 * @param effective how many independent places they are worth, as neighbours are alike (`effectiveNumber`)
 */
export function spearmanInterval(rho: number, n: number, effective = n): Interval {
  if (n < fewest || effective < fewestEffective || Math.abs(rho) >= 1)
    return { low: Number.NaN, high: Number.NaN };
  const z = log((1 + rho) / (1 - rho)) / 2;
  const reach = studentCritical(0.05, effective - 2) * Math.sqrt((1 + (rho * rho) / 2) / (effective - 3));
  return { low: back(z - reach), high: back(z + reach) };
}

/** The inverse of Fisher’s z. */
function back(z: number): number {
  const e = exp(2 * z);
  return (e - 1) / (e + 1);
}
