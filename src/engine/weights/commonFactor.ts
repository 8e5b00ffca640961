import { eigenSymmetric } from '../stats/eigen.js';
import { type ChildColumns, correlations, toShares } from './spreads.js';

/** One factor that all columns have in common: its loadings, and the variance of each that is its own. */
export interface CommonFactor {
  loadings: number[];
  unique: number[];
}

const [mostRounds, tolerance, leastUnique] = [100_000, 1e-13, 0.005];

/**
 * Maximum-likelihood factor analysis of a correlation matrix with one factor, by the EM algorithm; columns that do not vary (a diagonal
 * of 0) load 0. The variance of a column's own is at least 0.005, as in R's `factanal`. The sum of the loadings is positive.
 * Source: Rubin and Thayer (1982), EM algorithms for ML factor analysis, Psychometrika 47.
 */
export function commonFactor(matrix: readonly (readonly number[])[]): CommonFactor {
  const varies = matrix.flatMap((row, i) => (row[i] > 0 ? [i] : []));
  // From the first component, so that opposite signs are there from the start.
  const { values, vectors } = eigenSymmetric(matrix);
  let loadings = varies.map((i) => 0.9 * vectors[i][0] * Math.sqrt(values[0]));
  let unique = varies.map((i, at) => Math.max(leastUnique, matrix[i][i] - loadings[at] * loadings[at]));
  for (let round = 0; round < mostRounds; round++) {
    const precision = loadings.map((x, i) => x / unique[i]);
    const whole = 1 + loadings.reduce((sum, x, i) => sum + x * precision[i], 0);
    const scores = precision.map((x) => x / whole);
    const crossed = varies.map((i) => varies.reduce((sum, j, at) => sum + matrix[i][j] * scores[at], 0));
    const second =
      1 -
      scores.reduce((sum, x, i) => sum + x * loadings[i], 0) +
      scores.reduce((sum, x, i) => sum + x * crossed[i], 0);
    const next = crossed.map((x) => x / second);
    const moved = next.reduce((most, x, i) => Math.max(most, Math.abs(x - loadings[i])), 0);
    loadings = next;
    unique = varies.map((i, at) => Math.max(leastUnique, matrix[i][i] - next[at] * crossed[at]));
    if (moved < tolerance) break;
  }
  const sign = loadings.reduce((a, b) => a + b, 0) < 0 ? -1 : 1;
  const place = new Map(varies.map((i, at) => [i, at]));
  return {
    loadings: matrix.map((_, i) => (place.has(i) ? sign * loadings[place.get(i)!] : 0)),
    unique: matrix.map((_, i) => (place.has(i) ? unique[place.get(i)!] : 0)),
  };
}

/**
 * Weights of the scores of the common factor by regression (Thomson): in proportion to loading over own variance. The English Indices of
 * Deprivation weigh indicators of some domains so. A column that loads in the other direction has weight 0: it does not measure the same.
 */
export function commonFactorWeights(columns: ChildColumns): number[] {
  const { loadings, unique } = commonFactor(correlations(columns));
  return toShares(loadings.map((x, i) => (x > 0 ? x / unique[i] : 0)));
}
