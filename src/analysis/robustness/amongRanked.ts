import type { Plan } from '../../edition/index.js';
import { Ranker, rankingValues } from '../../engine/index.js';

/** Scores of places and the ranks that they have among all with a score. */
export interface Ranked {
  values: Float64Array;
  ranks: Int32Array<ArrayBuffer>;
}

/**
 * Ranks among the units that have a published rank, to which rank shifts and intervals refer: without an indicator, or
 * with more gaps filled, other units may have a score too. Their scores are overwritten by NaN.
 *
 * @param published ranks as published, 0 for none
 * @param by what scores are divided by before they are ranked
 */
export function ranksAmongPublished(
  plan: Plan,
  published: ArrayLike<number>,
  by?: ArrayLike<number>,
  node = 0,
): (of: Ranked) => Int32Array<ArrayBuffer> {
  const absent = Array.from(published, (rank, c) => (rank === 0 ? c : -1)).filter((c) => c >= 0);
  const ranker = new Ranker(published.length);
  return ({ values, ranks }) => {
    for (const c of absent) values[c] = Number.NaN;
    if (!by && absent.length === 0) return ranks;
    const again = new Int32Array(published.length);
    ranker.rank(rankingValues(plan, node, divideScores(values, by)), 0, published.length, again);
    return again;
  };
}

/** Scores divided by the divisors, where there are any. */
export function divideScores(values: Float64Array, by: ArrayLike<number> | undefined): Float64Array {
  return by ? values.map((value, i) => value / by[i]) : values;
}
