import { line, type Plan } from '../edition/index.js';
import { type Index, ranksIn } from '../engine/index.js';

/** The content of a table of results. */
export type ShownFigures = 'scores' | 'ranks' | { ranksWithin: number };

/** A unit and its figures, one for each requested node. */
export interface ResultRow {
  unit: number;
  /** In the node the table is ordered by; 0 where it has none. */
  rank: number;
  figures: number[];
}

/**
 * A table of results in one published period: units in the order of their rank in one node (equal ranks in the plan's
 * order, the unranked last), with scores, ranks among all, or ranks within the group of a grouping (its number).
 * A missing score is NaN, a missing rank 0. Source: COINr `get_results`.
 */
export function resultsTable(
  plan: Plan,
  index: Index,
  t: number,
  nodes: readonly number[],
  shown: ShownFigures = 'scores',
  orderBy = 0,
): ResultRow[] {
  const columns = nodes.map((g) => figuresOf(plan, index, t, g, shown));
  const rank = ranksIn(index, orderBy, t);
  return plan.units
    .map((_, unit) => ({ unit, rank: rank[unit], figures: columns.map((column) => column[unit]) }))
    .sort((a, b) => (a.rank || Number.POSITIVE_INFINITY) - (b.rank || Number.POSITIVE_INFINITY) || 0);
}

function figuresOf(plan: Plan, index: Index, t: number, g: number, shown: ShownFigures): ArrayLike<number> {
  if (shown === 'ranks') return ranksIn(index, g, t);
  if (shown !== 'scores')
    return ranksWithin(ranksIn(index, g, t), plan.groupings[shown.ranksWithin].memberOf);
  return line(index, g, t);
}

/** Ranks among the members of each unit's own group, equal ranks staying equal; 0 for those of no group. */
export function ranksWithin(ranks: ArrayLike<number>, memberOf: readonly number[]): Int32Array {
  const within = new Int32Array(memberOf.length);
  const seen: number[] = [];
  const lastOf: number[] = [];
  for (const unit of orderOf(ranks)) {
    const group = memberOf[unit];
    if (group < 0) continue;
    const last = lastOf[group];
    seen[group] = (seen[group] ?? 0) + 1;
    within[unit] = last !== undefined && ranks[last] === ranks[unit] ? within[last] : seen[group];
    lastOf[group] = unit;
  }
  return within;
}

/** Units with a rank, rank 1 first; equal ranks in the order of the plan. Ranks are at most the number of units. */
export function orderOf(ranks: ArrayLike<number>): number[] {
  const next = new Int32Array(ranks.length + 2);
  let ranked = 0;
  for (let unit = 0; unit < ranks.length; unit++) {
    if (ranks[unit] === 0) continue;
    next[ranks[unit] + 1]++;
    ranked++;
  }
  for (let rank = 1; rank < next.length; rank++) next[rank] += next[rank - 1];
  const order = new Array<number>(ranked);
  for (let unit = 0; unit < ranks.length; unit++) {
    if (ranks[unit] > 0) order[next[ranks[unit]]++] = unit;
  }
  return order;
}

/** The score and rank of a unit at one node. */
export interface NodeRank {
  node: number;
  score: number;
  rank: number;
  /** Number of units with a rank. */
  of: number;
}

/** The score and rank of a unit at each of some nodes, in their order. Source: COINr `get_unit_summary`. */
export function unitSummary(index: Index, t: number, unit: number, nodes: readonly number[]): NodeRank[] {
  return nodes.map((node) => {
    const ranks = ranksIn(index, node, t);
    const of = ranks.reduce((n, rank) => n + (rank > 0 ? 1 : 0), 0);
    return { node, score: line(index, node, t)[unit], rank: ranks[unit], of };
  });
}
