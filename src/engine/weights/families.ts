import { log } from '../elementary/log.js';
import { pearson } from '../stats/correlation.js';
import { eigenSymmetric } from '../stats/eigen.js';
import { meanOf, sampleSd } from '../stats/moments.js';

/** Weights that the data give to indicators: columns of values without gaps, one an indicator; they add up to 1. */
type Columns = readonly Float64Array[];

/**
 * Entropy weights: an indicator whose shares are spread evenly tells units apart least.
 * e = −Σ p ln p / ln n with p the share of each unit, weight ∝ 1 − e. Values must not be negative.
 * Source: Shannon (1948); Zou, Yi and Sun (2006).
 */
export function entropyWeights(columns: Columns): number[] {
  return toShares(
    columns.map((values) => {
      const sum = values.reduce((a, b) => a + b, 0);
      const entropy = values.reduce((h, x) => (x > 0 ? h - (x / sum) * log(x / sum) : h), 0);
      return 1 - entropy / log(values.length);
    }),
  );
}

/** Weights ∝ the coefficient of variation, sd/|mean| (n − 1). */
export function variationWeights(columns: Columns): number[] {
  return toShares(columns.map((values) => sampleSd(values) / Math.abs(meanOf(values))));
}

/**
 * CRITIC: weight ∝ sd · Σ (1 − r) over min-max values: contrast times conflict with the others.
 * Source: Diakoulaki, Mavrotas and Papayannakis (1995).
 */
export function criticWeights(columns: Columns): number[] {
  const scaled = columns.map(toUnit);
  return toShares(
    scaled.map((a) => sampleSd(a) * scaled.reduce((sum, b) => sum + 1 - (a === b ? 1 : pearson(a, b)), 0)),
  );
}

/**
 * First principal component of the correlation matrix. The loadings are returned with the sign that makes their
 * sum positive; they may be negative, which says that the indicators do not measure one thing.
 * Source: OECD/JRC Handbook, step 6; COINr `get_PCA`.
 */
export function pcaWeights(columns: Columns): { loadings: number[]; explained: number } {
  const { values, vectors } = eigenSymmetric(
    columns.map((a) => columns.map((b) => (a === b ? 1 : pearson(a, b)))),
  );
  const first = vectors.map((row) => row[0]);
  const sign = first.reduce((a, b) => a + b, 0) < 0 ? -1 : 1;
  return { loadings: first.map((x) => sign * x), explained: values[0] / columns.length };
}

/** Saaty's random consistency indices for 1 to 10 criteria. */
const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

/** Weights of an analytic hierarchy process and how consistent its judgements are. */
export interface AhpWeights {
  weights: number[];
  lambdaMax: number;
  /** Consistency ratio; above 0.10 the judgements contradict each other. 0 for one or two criteria. */
  ratio: number;
  /** The pair whose judgement departs most from the weights. */
  worst: [number, number];
}

/**
 * Analytic hierarchy process: the principal eigenvector of a positive reciprocal matrix of pairwise judgements, by
 * power iteration. Source: Saaty (1980).
 */
export function ahpWeights(matrix: readonly (readonly number[])[]): AhpWeights {
  const n = matrix.length;
  let weights = new Array<number>(n).fill(1 / n);
  let lambdaMax = n;
  for (let step = 0; step < 1000; step++) {
    const product = matrix.map((row) => row.reduce((sum, x, j) => sum + x * weights[j], 0));
    const next = product.reduce((a, b) => a + b, 0);
    const moved = Math.max(...product.map((x, i) => Math.abs(x / next - weights[i])));
    weights = product.map((x) => x / next);
    lambdaMax = next;
    if (moved < 1e-15) break;
  }
  const index = n > 1 ? (lambdaMax - n) / (n - 1) : 0;
  const random = randomIndex[Math.min(n, randomIndex.length) - 1];
  return { weights, lambdaMax, ratio: random > 0 ? index / random : 0, worst: worstPair(matrix, weights) };
}

function worstPair(matrix: readonly (readonly number[])[], weights: readonly number[]): [number, number] {
  let worst: [number, number] = [0, 0];
  let most = -1;
  matrix.forEach((row, i) => {
    row.forEach((judged, j) => {
      const error = Math.abs(log((judged * weights[j]) / weights[i]));
      if (j > i && error > most) [most, worst] = [error, [i, j]];
    });
  });
  return worst;
}

/** Budget allocation: the mean of the points that experts gave, each expert's brought to a sum of 1. */
export function budgetWeights(experts: readonly (readonly number[])[]): number[] {
  const shares = experts.map(toShares);
  return shares[0].map((_, k) => shares.reduce((sum, e) => sum + e[k], 0) / shares.length);
}

function toShares(sizes: readonly number[]): number[] {
  const sum = sizes.reduce((a, b) => a + b, 0);
  return sizes.map((x) => x / sum);
}

function toUnit(values: Float64Array): Float64Array {
  const min = values.reduce((a, b) => Math.min(a, b));
  const max = values.reduce((a, b) => Math.max(a, b));
  return values.map((x) => (x - min) / (max - min));
}
