import { norm } from '../elementary/norm.js';
import { square } from '../elementary/power.js';
import { meanOf, sampleSd } from '../stats/moments.js';
import { copelandScores, outranking } from '../stats/outranking.js';

/**
 * Aggregations that need all units at once. Rows are units, columns are children without gaps;
 * a unit with a gap has no score.
 */
type Rows = readonly (readonly number[])[];

/**
 * Copeland scores from the outranking matrix: of two units, the one that is better on columns with more weight beats the other;
 * the score is wins minus losses. Ties in a column give both half of its weight; equal
 * weights, within rounding, are a draw.
 * Source: Munda and Nardo (2009); COINr `outrankMatrix`, `a_copeland`.
 */
export function copeland(rows: Rows, weights: readonly number[]): number[] {
  const columns = weights.map((_, k) => Float64Array.from(rows, (row) => row[k]));
  return copelandScores(outranking(columns, weights), rows.length);
}

/**
 * TOPSIS: relative closeness to the ideal, d⁻/(d⁺ + d⁻), in vector-normalised and weighted columns; 0 to 1.
 * Source: Hwang and Yoon (1981).
 */
export function topsis(rows: Rows, weights: readonly number[]): number[] {
  const norms = weights.map((_, k) => norm(rows.map((r) => r[k])));
  const scaled = rows.map((r) => r.map((x, k) => (weights[k] * x) / (norms[k] || 1)));
  const best = weights.map((_, k) => scaled.reduce((m, r) => Math.max(m, r[k]), Number.NEGATIVE_INFINITY));
  const worst = weights.map((_, k) => scaled.reduce((m, r) => Math.min(m, r[k]), Number.POSITIVE_INFINITY));
  const away = (r: readonly number[], from: readonly number[]) => norm(r.map((x, k) => x - from[k]));
  return scaled.map((r) => {
    const near = away(r, worst);
    const far = away(r, best);
    return near + far > 0 ? near / (near + far) : Number.NaN;
  });
}

/**
 * Taxonomic nearness (Wroclaw method): 1 − d/(d̄ + 2s), d the weighted distance to the best value of each column, d̄ and s
 * its mean and standard deviation over the units; 1 for a unit that is best in everything, below 0 for far outliers.
 * Source: Hellwig (1968); Mazziotta and Pareto (2013). Compind's `ci_wroclaw` is d/(d̄ + 2s).
 */
export function wroclaw(rows: Rows, weights: readonly number[]): number[] {
  const best = weights.map((_, k) => rows.reduce((m, r) => Math.max(m, r[k]), Number.NEGATIVE_INFINITY));
  const away = rows.map((r) => Math.sqrt(r.reduce((s, x, k) => s + weights[k] * square(x - best[k]), 0)));
  const far = meanOf(away) + 2 * sampleSd(away);
  return away.map((d) => (far > 0 ? 1 - d / far : Number.NaN));
}

/**
 * Mazziotta-Pareto: mean ∓ sd · cv over a unit's scores, which must already be on the scale the method asks for
 * (z-scores with mean 100 and sd 10; for the adjusted index goalposts with the reference at 100). The sd is that of
 * the unit's scores (n in the denominator). `downwards` subtracts the penalty, for phenomena where more is better.
 * Source: Mazziotta and Pareto (2016).
 */
export function mazziottaPareto(scores: readonly number[], downwards: boolean): number {
  const mean = meanOf(scores);
  const variance = scores.reduce((s, x) => s + square(x - mean), 0) / scores.length;
  const penalty = mean === 0 ? Number.NaN : variance / mean;
  return downwards ? mean - penalty : mean + penalty;
}
