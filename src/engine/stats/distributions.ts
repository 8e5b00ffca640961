import { exp } from '../elementary/exp.js';
import { log } from '../elementary/log.js';

/**
 * Upper tail probability of a standard normal variable. Exact to about 14 digits, far tails included.
 * Source: Abramowitz and Stegun (1964), 26.2.11 near the middle and 26.2.14 in the tails.
 */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  const density = exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let k = 3; Math.abs(term) > 1e-17 * sum; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = 0;
  for (let k = 200; k > 0; k--) fraction = k / (z + fraction);
  return density / (z + fraction);
}

/**
 * Two-sided tail probability of Student's t with `df` degrees of freedom beyond ±t.
 * Source: Abramowitz and Stegun (1964), 26.7.1.
 */
export function studentTwoSidedTail(t: number, df: number): number {
  return regularisedBeta(df / (df + t * t), df / 2, 0.5);
}

/**
 * Upper tail probability of χ² with `df` degrees of freedom, a positive whole number, beyond x ≥ 0: a finite sum.
 * Source: Abramowitz and Stegun (1964), 26.4.4 and 26.4.5.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  if (!(x >= 0)) return Number.NaN;
  if (x === 0) return 1;
  const half = x / 2;
  const odd = df % 2;
  let sum = odd ? 2 * normalUpperTail(Math.sqrt(x)) : 0;
  for (let a = odd / 2; a < df / 2; a++) sum += exp(a * log(half) - half - logGamma(a + 1));
  return Math.min(1, sum);
}

/**
 * Regularised incomplete beta function I_x(a, b) by its continued fraction.
 * Source: Press et al., Numerical Recipes (2007), 6.4; the fraction is evaluated by the modified method of Lentz.
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (x !== x) return Number.NaN;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(1 - x, b, a);
  const front = exp(a * log(x) + b * log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return (front * betaFraction(x, a, b)) / a;
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let result = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      d = 1 / nonZero(1 + term * d, tiny);
      c = nonZero(1 + term / c, tiny);
      step = c * d;
      result *= step;
    }
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return result;
}

const nonZero = (x: number, tiny: number) => (Math.abs(x) < tiny ? tiny : x);

/** ln Γ(x) for x > 0: Stirling's series after raising x above 15. Source: Abramowitz and Stegun (1964), 6.1.41. */
export function logGamma(x: number): number {
  let y = x;
  let shift = 0;
  for (; y < 15; y++) shift += log(y);
  const z = 1 / (y * y);
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188)))) / y;
  return (y - 0.5) * log(y) - y + log(2 * Math.PI) / 2 + series - shift;
}
