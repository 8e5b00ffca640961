import { square } from '../elementary/power.js';
import { type Concordance, concordance } from './concordance.js';
import { commonRanks, type RankedColumn, rankColumn } from './ranked.js';

/**
 * Pearson's correlation of the pairs in which both are present. −1 to 1; NaN below two pairs or when one of the
 * two is constant.
 */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let n = 0;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    n++;
    meanA += a[i];
    meanB += b[i];
  }
  meanA /= n;
  meanB /= n;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += square(a[i] - meanA);
    bb += square(b[i] - meanB);
  }
  return n < 2 || aa === 0 || bb === 0 ? Number.NaN : ab / Math.sqrt(aa * bb);
}

/**
 * Spearman's rank correlation: Pearson's of the average ranks of the pairs in which both are present.
 * Source: Kendall and Gibbons, Rank Correlation Methods (1990), ch. 3.
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return spearmanOf(rankColumn(a), rankColumn(b));
}

/** The same for columns that are already sorted. */
export function spearmanOf(a: RankedColumn, b: RankedColumn): number {
  return pearson(...commonRanks(a, b));
}

/**
 * Kendall's τ-b over the pairs in which both are present: concordant minus discordant pairs, divided by
 * √((pairs − tied in a)(pairs − tied in b)). NaN below two pairs or when one is constant.
 * Source: Kendall and Gibbons, Rank Correlation Methods (1990), ch. 3.
 */
export function kendall(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return tauOf(concordance(rankColumn(a), rankColumn(b)));
}

/** τ-b of counted pairs. */
export function tauOf({ n, score, tiesA, tiesB }: Concordance): number {
  const pairs = (n * (n - 1)) / 2;
  const spread = Math.sqrt((pairs - tiesA) * (pairs - tiesB));
  return spread > 0 ? score / spread : Number.NaN;
}
