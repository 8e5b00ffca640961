import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';
import { power } from '../elementary/power.js';

/**
 * One term of a mean of order p before weighting: x, ln x, or x^p.
 * A negative x is valid for order 1 only, else NaN. A zero makes a geometric or harmonic mean zero.
 */
export function powerMeanTerm(x: number, p: number): number {
  if (p === 1) return x;
  if (x < 0) return Number.NaN;
  const term = Math.abs(x); // −0 counts as 0
  return p === 0 ? log(term) : power(term, p);
}

/** The mean from the weighted sum of terms: the inverse of `powerMeanTerm`. */
export function powerMeanFromSum(sum: number, p: number): number {
  if (p === 1) return sum;
  return p === 0 ? exp(sum) : power(sum, 1 / p);
}
