import {
  type Concordance,
  concordance,
  kendallP,
  pearson,
  pearsonP,
  type RankedColumn,
  rankColumn,
  spearmanOf,
  spearmanP,
  tauOf,
} from '../../engine/index.js';
import type { NoStatisticReason } from './noStatisticReason.js';
import { thresholds } from './thresholds.js';

/** A node of the framework with its values for every unit. */
export interface NodeValues {
  id: string;
  values: Float64Array;
}

/** The values of a node, sorted once for all of its correlations. */
export interface SortedValues extends NodeValues {
  ranked: RankedColumn;
}

/** The correlation of two nodes over the units that have both. */
export interface Correlation {
  a: string;
  b: string;
  n: number;
  pearson: number;
  spearman: number;
  kendall: number;
  /** Two-sided p-value of each. */
  p: { pearson: number; spearman: number; kendall: number };
  why: NoStatisticReason | null;
}

/** Sorts a column. */
export function sortColumn(column: NodeValues): SortedValues {
  return { ...column, ranked: rankColumn(column.values) };
}

/**
 * Pearson’s r, Spearman’s ρ and Kendall’s τ-b of two columns, with their p-values. NaN with a reason below four units in
 * common or when one of the two is constant there. Source: COINr `get_corr`, `get_pvals`.
 */
export function correlate(a: SortedValues, b: SortedValues): Correlation {
  const counted = concordance(a.ranked, b.ranked);
  const { n, tiesA, tiesB } = counted;
  const why = whyNone(counted);
  if (why !== null) return { a: a.id, b: b.id, n, ...none, p: none, why };
  const [r, rho] = [pearson(a.values, b.values), spearmanOf(a.ranked, b.ranked)];
  return {
    a: a.id,
    b: b.id,
    n,
    pearson: r,
    spearman: rho,
    kendall: tauOf(counted),
    p: {
      pearson: pearsonP(r, n),
      spearman: spearmanP(rho, n, tiesA + tiesB > 0),
      kendall: kendallP(counted, a.ranked, b.ranked),
    },
    why: null,
  };
}

const none = { pearson: Number.NaN, spearman: Number.NaN, kendall: Number.NaN };

function whyNone({ n, tiesA, tiesB }: Concordance): NoStatisticReason | null {
  if (n === 0) return 'no-values';
  if (n < thresholds.fewest) return 'too-few';
  const pairs = (n * (n - 1)) / 2;
  return tiesA === pairs || tiesB === pairs ? 'constant' : null;
}

/** Every pair of a list, once. */
export function pairsOf<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
}
