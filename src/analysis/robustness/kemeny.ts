import type { Plan } from '../../edition/index.js';
import { hasGroupWeights, type Index, outranking, ranksIn, type Solve } from '../../engine/index.js';
import { leafParts } from '../nearestWeights/comparison.js';
import {
  type EqualOrders,
  mostByPrograms,
  mostSearched,
  type NoOrder,
  nearestOrder,
} from './nearestOrder.js';
import type { PairCosts } from './pairCosts.js';

/** The order of the units that contradicts the rankings of the indicators least, beside that of the index. */
export interface KemenyOrder {
  /**
   * The share of all comparisons of two units by an indicator, weighted, that the order of the index contradicts; where an indicator or
   * the index has both level, half of it. NaN with fewer than two ranked units.
   */
  published: number;
  /** That of the nearest order, and the rank of each unit in it, 0 for units that the index does not rank; or why there is none. */
  nearest:
    | { contradicts: number; ranks: Int32Array; others: EqualOrders }
    | NoOrder
    | { reason: 'too-large' | 'by-group'; tied: number };
}

/** Every two units are compared: above this number not. */
const mostCompared = 1000;

/** How many units may be ranked, and how many in one circle of majorities without a solver and with one. */
export const kemenyLimits = { units: mostCompared, bySets: mostSearched, byPrograms: mostByPrograms };

/**
 * The Kemeny order of a published period: the ranking of the ranked units with the least total Kendall distance to the rankings of the
 * indicators, each with the product of the weights on its path. It takes from each indicator only which of two units is ahead, and lets
 * none make up for another by its size. Of two units only indicators in which both are ranked count. Exact, or absent with the reason; where several orders are as near, one of them, with what is known of the others.
 * Source: Kemeny (1959); Young and Levenglick (1978); Munda and Nardo (2009).
 *
 * @param period published period, counted from the first
 * @param solve needed where more than 14 units are in one circle of majorities
 */
export function kemenyOrder(plan: Plan, index: Index, period: number, solve?: Solve): KemenyOrder {
  const ranks = ranksIn(index, 0, period);
  const units = Array.from(ranks.keys())
    .filter((c) => ranks[c] > 0)
    .sort((a, b) => ranks[a] - ranks[b]);
  if (plan.nodes.some(hasGroupWeights))
    return { published: Number.NaN, nearest: { reason: 'by-group', tied: 0 } };
  if (units.length > mostCompared)
    return { published: Number.NaN, nearest: { reason: 'too-large', tied: units.length } };
  const costs = pairCosts(plan, index, period, units);
  const pairs = (units.length * (units.length - 1)) / 2;
  const start = units.map((_, i) => i);
  const found = nearestOrder(costs, start, solve);
  const published = ownCost(
    costs,
    units.map((c) => ranks[c]),
  );
  if ('reason' in found) return { published: published / pairs, nearest: found };
  const placed = new Int32Array(ranks.length);
  found.order.forEach((i, place) => {
    placed[units[i]] = place + 1;
  });
  return {
    published: published / pairs,
    nearest: { contradicts: found.cost / pairs, ranks: placed, others: found.others },
  };
}

/** For each two units the weight of the indicators in which the second is ahead, of those that have both; a half where none has. */
function pairCosts(plan: Plan, index: Index, period: number, units: readonly number[]): PairCosts {
  const leaves = leafParts(plan, index, 0, period).filter(({ weight }) => weight > 0);
  const columns = leaves.map(({ node }) => {
    const ranks = ranksIn(index, node, period);
    return Float64Array.from(units, (c) => (ranks[c] > 0 ? -ranks[c] : Number.NaN));
  });
  const ahead = outranking(
    columns,
    leaves.map(({ weight }) => weight),
  );
  const n = units.length;
  const above = Float64Array.from(ahead, (_, at) => {
    const behind = ahead[(at % n) * n + Math.floor(at / n)];
    return Number.isNaN(behind) ? 0.5 : behind;
  });
  return { n, above };
}

/** The cost of a ranking with units level, which is half of both orders. */
function ownCost({ n, above }: PairCosts, ranks: readonly number[]): number {
  let cost = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const [before, after] = [above[i * n + j], above[j * n + i]];
      cost += ranks[i] === ranks[j] ? (before + after) / 2 : before;
    }
  }
  return cost;
}
