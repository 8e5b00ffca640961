import { square } from '../elementary/power.js';

/** The shape of a sample: its size, skewness and kurtosis. */
export interface Shape {
  n: number;
  /** G1 = n/((n−1)(n−2)) Σ((x − mean)/sd)³; NaN below three values or when they are all equal. */
  skewness: number;
  /** G2, excess kurtosis; NaN below four values or when they are all equal. */
  kurtosis: number;
}

/**
 * Sample skewness and excess kurtosis of the present values, in two passes. Deviations are divided by the largest before
 * they are raised to powers, so that neither 1e300 nor 1e-300 overflows or underflows.
 * Source: Joanes and Gill (1998); COINr `skew` and `kurt`.
 */
export function shapeOf(values: ArrayLike<number>): Shape {
  let n = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x !== x) continue;
    n++;
    sum += x;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  const mean = sum / n;
  const largest = Math.max(max - mean, mean - min);
  if (!(max > min && largest > 0)) return { n, skewness: Number.NaN, kurtosis: Number.NaN };
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x !== x) continue;
    const d = (x - mean) / largest;
    const squared = d * d;
    second += squared;
    third += squared * d;
    fourth += squared * squared;
  }
  const variance = second / (n - 1);
  const spread = (n - 2) * (n - 3);
  const lean = third / (variance * Math.sqrt(variance));
  const peak = fourth / (variance * variance);
  return {
    n,
    skewness: n < 3 ? Number.NaN : (n / ((n - 1) * (n - 2))) * lean,
    kurtosis: n < 4 ? Number.NaN : ((n * (n + 1)) / ((n - 1) * spread)) * peak - (3 * square(n - 1)) / spread,
  };
}

/** Sample skewness of the present values (see `Shape`). */
export function skewness(values: ArrayLike<number>): number {
  return shapeOf(values).skewness;
}

/** Sample excess kurtosis of the present values (see `Shape`). */
export function kurtosis(values: ArrayLike<number>): number {
  return shapeOf(values).kurtosis;
}
