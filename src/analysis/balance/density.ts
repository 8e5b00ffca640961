import { exp, power, present, quantile, sampleSd } from '../../engine/index.js';

/**
 * Bandwidth of a normal kernel by Silverman's rule of thumb: 0.9 min(sd, (Q3 − Q1)/1.34) n^(−1/5); the sd alone where
 * the quartiles are equal. NaN below two values, 0 where all are equal. Source: Silverman (1986), 3.4.2; R `bw.nrd0`.
 */
export function bandwidthOf(values: ArrayLike<number>): number {
  const here = present(values);
  if (here.length < 2) return Number.NaN;
  const sd = sampleSd(here);
  const middle = (quantile(here, 0.75) - quantile(here, 0.25)) / 1.34;
  return 0.9 * (middle > 0 ? Math.min(sd, middle) : sd) * power(here.length, -0.2);
}

/**
 * Density of the present values by a normal kernel, at given points; NaN where the bandwidth is not above zero.
 * Source: Silverman (1986), 2.4.
 */
export function densityAt(
  values: ArrayLike<number>,
  points: readonly number[],
  bandwidth = bandwidthOf(values),
): number[] {
  const here = present(values);
  const height = 1 / (here.length * bandwidth * Math.sqrt(2 * Math.PI));
  return points.map((point) => {
    if (!(bandwidth > 0)) return Number.NaN;
    let sum = 0;
    for (const x of here) {
      const z = (point - x) / bandwidth;
      if (z * z < 1400) sum += exp((-z * z) / 2);
    }
    return sum * height;
  });
}
