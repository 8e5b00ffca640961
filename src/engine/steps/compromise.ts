import { meanOf } from '../stats/moments.js';
import { copelandScores, outranking } from '../stats/outranking.js';

/**
 * Aggregations that look at all units at once. Rows are units, columns are children without gaps;
 * a unit with a gap has no score.
 */
type Rows = readonly (readonly number[])[];

/**
 * Copeland scores from the outranking matrix: of two units, the one that is better on more weight beats the other;
 * the score is wins minus losses. Ties in a column give both half of its weight.
 * Source: Munda and Nardo (2009); COINr `outrankMatrix`, `a_copeland`.
 */
export function copeland(rows: Rows, weights: readonly number[]): number[] {
  const columns = weights.map((_, k) => Float64Array.from(rows, (row) => row[k]));
  return copelandScores(outranking(columns, weights), rows.length);
}

/**
 * TOPSIS: nearness to the ideal, d⁻/(d⁺ + d⁻), in vector-normalised and weighted columns; 0 to 1.
 * Source: Hwang and Yoon (1981).
 */
export function topsis(rows: Rows, weights: readonly number[]): number[] {
  const norms = weights.map((_, k) => Math.hypot(...rows.map((r) => r[k])));
  const scaled = rows.map((r) => r.map((x, k) => (weights[k] * x) / (norms[k] || 1)));
  const best = weights.map((_, k) => scaled.reduce((m, r) => Math.max(m, r[k]), Number.NEGATIVE_INFINITY));
  const worst = weights.map((_, k) => scaled.reduce((m, r) => Math.min(m, r[k]), Number.POSITIVE_INFINITY));
  const away = (r: readonly number[], from: readonly number[]) => Math.hypot(...r.map((x, k) => x - from[k]));
  return scaled.map((r) => {
    const near = away(r, worst);
    const far = away(r, best);
    return near + far > 0 ? near / (near + far) : Number.NaN;
  });
}

/**
 * Mazziotta-Pareto: mean ∓ sd · cv over a unit's scores, which must already be on the scale the method asks for
 * (z-scores with mean 100 and sd 10; for the adjusted index goalposts with the reference at 100). The sd is that of
 * the unit's scores (n in the denominator). `downwards` takes the penalty off, for phenomena where more is better.
 * Source: Mazziotta and Pareto (2016).
 */
export function mazziottaPareto(scores: readonly number[], downwards: boolean): number {
  const mean = meanOf(scores);
  const variance = scores.reduce((s, x) => s + (x - mean) ** 2, 0) / scores.length;
  const penalty = mean === 0 ? Number.NaN : variance / mean;
  return downwards ? mean - penalty : mean + penalty;
}
