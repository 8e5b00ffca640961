import { meanOf, sampleSd } from '../../engine/index.js';
import { complete } from './noStatisticReason.js';

/**
 * Cronbach’s α of k columns: `k/(k − 1) · (1 − Σ var(x_i) / Σ_ij cov(x_i, x_j))`, each covariance over the units that
 * have both. Raw, not standardised. At most 1; below 0 where the columns
 * contradict each other; NaN below two columns or when their sum does not vary.
 * Source: Cronbach (1951); COINr `get_cronbach`.
 */
export function cronbach(columns: readonly Float64Array[]): number {
  const k = columns.length;
  if (k < 2) return Number.NaN;
  let own = 0;
  let all = 0;
  columns.forEach((a, i) => {
    columns.forEach((b, j) => {
      const together = covariance(a, b);
      all += together;
      if (i === j) own += together;
    });
  });
  return all > 1e-12 * own ? (k / (k - 1)) * (1 - own / all) : Number.NaN;
}

/**
 * Standardised α (each column divided by its standard deviation), which is not lowered by unequal variances. Source: Cronbach (1951).
 */
export function standardisedCronbach(columns: readonly Float64Array[]): number {
  return cronbach(
    columns.map((x) => {
      const sd = sampleSd(x);
      return x.map((v) => v / sd);
    }),
  );
}

/** Covariance with n − 1 over the units that have both. */
function covariance(a: Float64Array, b: Float64Array): number {
  const [x, y] = complete([a, b]);
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  return x.reduce((sum, v, i) => sum + (v - meanX) * (y[i] - meanY), 0) / (x.length - 1);
}
