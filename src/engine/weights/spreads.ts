import { log } from '../elementary/log.js';
import { pearson } from '../stats/correlation.js';
import { meanOf, sampleSd } from '../stats/moments.js';
import { areEqual } from '../stats/ties.js';

/** Values of the children of a node without gaps, a column for each child. */
export type ChildColumns = readonly Float64Array[];

/**
 * Entropy weights: a child whose shares are equal discriminates least between units.
 * e = −Σ p ln p / ln n with p the share of each unit, weight ∝ 1 − e. NaN where a value is negative.
 * Source: Shannon (1948); Zou, Yi and Sun (2006).
 */
export function entropyWeights(columns: ChildColumns): number[] {
  return toShares(
    columns.map((values) => {
      if (values.some((x) => x < 0)) return Number.NaN;
      const sum = values.reduce((a, b) => a + b, 0);
      if (sum === 0) return 0;
      const entropy = values.reduce((h, x) => (x > 0 ? h - (x / sum) * log(x / sum) : h), 0);
      return 1 - entropy / log(values.length);
    }),
  );
}

/** Weights ∝ the coefficient of variation, sd/|mean| (n − 1). NaN where a mean is zero. */
export function variationWeights(columns: ChildColumns): number[] {
  return toShares(
    columns.map((values) => {
      const [sd, mean] = [sampleSd(values), Math.abs(meanOf(values))];
      if (isConstant(values)) return 0;
      return mean <= zeroTolerance * sd ? Number.NaN : sd / mean;
    }),
  );
}

/**
 * CRITIC: weight ∝ sd · Σ (1 − r) over min-max values: contrast times conflict with the others. A constant child has
 * weight 0; NaN where no two children conflict.
 * Source: Diakoulaki, Mavrotas and Papayannakis (1995).
 */
export function criticWeights(columns: ChildColumns): number[] {
  const scaled = columns.map(toUnit);
  return toShares(
    scaled.map((a) => {
      if (isConstant(a)) return 0;
      return (
        sampleSd(a) * scaled.reduce((sum, b) => sum + (a === b || isConstant(b) ? 0 : 1 - pearson(a, b)), 0)
      );
    }),
  );
}

/** Whether all values are the same. */
export function isConstant(values: Float64Array): boolean {
  return values.every((x) => areEqual(x, values[0]));
}

/** Correlations of every two columns; 0 with a constant one. */
export function correlations(columns: ChildColumns): number[][] {
  return columns.map((a) =>
    columns.map((b) => {
      if (isConstant(a) || isConstant(b)) return 0;
      return a === b ? 1 : pearson(a, b);
    }),
  );
}

/** Numbers below it are rounding errors of zero. */
export const zeroTolerance = 1e-12;

/** Non-negative sizes as shares of 1; those below `least` count as 0; NaN where the sum is 0. */
export function toShares(sizes: readonly number[], least = zeroTolerance): number[] {
  const clean = sizes.map((x) => (x < least ? 0 : x));
  const sum = clean.reduce((a, b) => a + b, 0);
  return clean.map((x) => (sum > 0 ? x / sum : Number.NaN));
}

function toUnit(values: Float64Array): Float64Array {
  const min = values.reduce((a, b) => Math.min(a, b));
  const max = values.reduce((a, b) => Math.max(a, b));
  return max > min ? values.map((x) => (x - min) / (max - min)) : values;
}
