import { meanOf, sampleSd } from './moments.js';

/**
 * Sample skewness G1 = n/((n−1)(n−2)) Σ((x − mean)/sd)³ of the present values. NaN below three values or when
 * they are all equal. Source: Joanes and Gill (1998); COINr `skew`.
 */
export function skewness(values: ArrayLike<number>): number {
  const { n, moment } = standardised(values, 3);
  return n < 3 ? Number.NaN : (n / ((n - 1) * (n - 2))) * moment;
}

/**
 * Sample excess kurtosis G2 of the present values. NaN below four values or when they are all equal.
 * Source: Joanes and Gill (1998); COINr `kurt`.
 */
export function kurtosis(values: ArrayLike<number>): number {
  const { n, moment } = standardised(values, 4);
  if (n < 4) return Number.NaN;
  const spread = (n - 2) * (n - 3);
  return ((n * (n + 1)) / ((n - 1) * spread)) * moment - (3 * (n - 1) ** 2) / spread;
}

/** Σ((x − mean)/sd)^power over the present values. */
function standardised(values: ArrayLike<number>, power: 3 | 4): { n: number; moment: number } {
  const mean = meanOf(values);
  const sd = sampleSd(values, mean);
  let n = 0;
  let moment = 0;
  for (let i = 0; i < values.length; i++) {
    const z = (values[i] - mean) / sd;
    if (values[i] !== values[i]) continue;
    moment += power === 3 ? z * z * z : z * z * (z * z);
    n++;
  }
  return { n, moment: sd > 0 ? moment : Number.NaN };
}
