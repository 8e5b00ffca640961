import { mergeEqual } from './ties.js';

/**
 * Outranking matrix: the weight of the columns in which unit a is better than unit b, as a share of the weight of the columns
 * that both have; equal values (to 12 digits, see `ties`) count half for each. `a * units + b`, 0 to 1; a unit does not outrank itself (0).
 *
 * Missing rule: of two units only the columns in which both have a value are counted, so that the shares of a over b
 * and of b over a add up to 1 whatever the order of the rows; NaN where they have none (or only columns without
 * weight) in common. Source: Munda and Nardo (2009); COINr `outrankMatrix`.
 *
 * @param columns values of each column for every unit; more is better
 * @param weights one for each column, not negative; equal by default
 */
export function outranking(
  columns: readonly ArrayLike<number>[],
  weights: readonly number[] = columns.map(() => 1),
): Float64Array {
  const units = columns[0]?.length ?? 0;
  const width = columns.length;
  const rows = new Float64Array(units * width);
  columns.forEach((column, k) => {
    const values = mergeEqual(column);
    for (let u = 0; u < units; u++) rows[u * width + k] = values[u];
  });
  const share = new Float64Array(units * units);
  const weight = Float64Array.from(weights);
  for (let a = 1; a < units; a++) {
    for (let b = 0; b < a; b++) {
      const better = betterShare(rows, a * width, b * width, weight);
      share[a * units + b] = better;
      share[b * units + a] = 1 - better;
    }
  }
  return share;
}

/**
 * The share of the common weight of the columns in which the row at a is better than the row at b. Comparisons are converted to
 * numbers instead of branches, which are unpredictable: four times as fast.
 */
function betterShare(rows: Float64Array, a: number, b: number, weights: Float64Array): number {
  let lead = 0;
  let common = 0;
  for (let k = 0; k < weights.length; k++) {
    const x = rows[a + k];
    const y = rows[b + k];
    lead += weights[k] * (+(x > y) - +(x < y));
    common += weights[k] * (+(x === x) * +(y === y));
  }
  return (1 + lead / common) / 2;
}

/**
 * The number of pairs of units with the same order in every column, and their share of all pairs: their order does not depend
 * on weights. Source: COINr `outrankMatrix` (`nDominant`, `fracDominant`).
 */
export function dominance(share: Float64Array, units: number): { pairs: number; share: number } {
  const pairs = share.reduce((n, x) => n + (x === 1 ? 1 : 0), 0);
  return { pairs, share: pairs / ((units * (units - 1)) / 2) };
}

/** Shares that differ by less are a draw: sums of weights may differ by rounding. */
const draw = 1e-12;

/** Copeland scores: the number of units that a unit beats with more than half of the weight, minus those that beat it. */
export function copelandScores(share: Float64Array, units: number): number[] {
  return Array.from({ length: units }, (_, a) => {
    let score = 0;
    for (let b = 0; b < units; b++) {
      const [ours, theirs] = [share[a * units + b], share[b * units + a]];
      score += +(ours - theirs > draw) - +(theirs - ours > draw);
    }
    return score;
  });
}
