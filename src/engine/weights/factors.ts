import { eigenSymmetric } from '../stats/eigen.js';
import { varimax } from '../stats/varimax.js';
import { type ChildColumns, correlations, toShares } from './spreads.js';

/**
 * First principal component of the correlation matrix. The loadings are returned with the sign that makes their
 * sum positive; negative ones mean that the children do not measure one thing. A constant child has
 * loading 0.
 * Source: OECD/JRC Handbook, step 6; COINr `get_PCA`.
 */
export function firstComponent(columns: ChildColumns): { loadings: number[]; explained: number } {
  const { values, vectors } = eigenSymmetric(correlations(columns));
  const first = vectors.map((row) => row[0]);
  const sign = first.reduce((a, b) => a + b, 0) < 0 ? -1 : 1;
  return { loadings: first.map((x) => sign * x), explained: values[0] / traceOf(values) };
}

/** Factors are kept with an eigenvalue above 1 that explain more than this share of the variance. */
const leastShare = 0.1;

/**
 * The rule of factor loadings: principal components with an eigenvalue above 1 that each explain more than 10% of the
 * variance (at least the first) are rotated by varimax, and `loadingWeights` makes weights of their loadings.
 * Source: OECD/JRC Handbook, step 6, "Weights based on principal components analysis or factor analysis".
 */
export function factorWeights(columns: ChildColumns): {
  weights: number[];
  explained: number;
  factors: number;
} {
  const { values, vectors } = eigenSymmetric(correlations(columns));
  const whole = traceOf(values);
  const factors = Math.max(1, values.filter((x) => x > 1 + 1e-9 && x / whole > leastShare).length);
  const kept = values.slice(0, factors);
  const loadings = vectors.map((row) => kept.map((x, j) => row[j] * Math.sqrt(Math.max(0, x))));
  return {
    weights: loadingWeights(varimax(loadings)),
    explained: kept.reduce((a, b) => a + b, 0) / whole,
    factors,
  };
}

/**
 * Weights of rotated loadings (a row for each child, a column for each factor): a child belongs to the factor on which it loads most,
 * with the share of its squared loading in the variance of the factor; factors are weighted by their
 * share in the total variance. The product is the squared loading over the sum of all.
 * Source: Nicoletti, Scarpetta and Boylaud (2000); OECD/JRC Handbook, tables 17 and 19.
 */
export function loadingWeights(loadings: readonly (readonly number[])[]): number[] {
  return toShares(loadings.map((row) => Math.max(...row.map((x) => x * x))));
}

/** Variance of all that vary: constant children have none. */
function traceOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
