import { square } from '../elementary/power.js';
import { meanOf, sampleSd } from './moments.js';
import { present } from './present.js';

/**
 * Sample skewness G1 = n/((n−1)(n−2)) Σ((x − mean)/sd)³ of the present values. NaN below three values or when
 * they are all equal. Source: Joanes and Gill (1998); COINr `skew`.
 */
export function skewness(values: ArrayLike<number>): number {
  const { n, moment } = standardised(values, (z) => z * z * z);
  return n < 3 ? Number.NaN : (n / ((n - 1) * (n - 2))) * moment;
}

/**
 * Sample excess kurtosis G2 of the present values. NaN below four values or when they are all equal.
 * Source: Joanes and Gill (1998); COINr `kurt`.
 */
export function kurtosis(values: ArrayLike<number>): number {
  const { n, moment } = standardised(values, (z) => square(z * z));
  if (n < 4) return Number.NaN;
  const spread = (n - 2) * (n - 3);
  return ((n * (n + 1)) / ((n - 1) * spread)) * moment - (3 * square(n - 1)) / spread;
}

/** Σ power((x − mean)/sd) over the present values. */
function standardised(
  values: ArrayLike<number>,
  power: (z: number) => number,
): { n: number; moment: number } {
  const list = present(values);
  const mean = meanOf(list);
  const sd = sampleSd(list);
  if (!(sd > 0)) return { n: list.length, moment: Number.NaN };
  let moment = 0;
  for (const x of list) moment += power((x - mean) / sd);
  return { n: list.length, moment };
}
