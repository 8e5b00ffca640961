import type { Plan, PublishedOrder } from '../edition/index.js';
import type { Index } from '../engine/index.js';
import { spearman } from '../engine/index.js';

/** How a published order and ours agree. */
export interface OrderComparison {
  published: PublishedOrder;
  /** Our rank among all units (or groups) of each place of the published order; 0 where we have none. */
  ours: number[];
  /** Spearman's correlation of the two orders over the published places that we rank. */
  spearman: number;
  /** How many of the published places are among as many leaders of ours. */
  overlap: number;
}

/** Compares the orders an edition names with the ranks of the root node in the period it names for each. */
export function compareOrders(plan: Plan, index: Index): OrderComparison[] {
  return plan.compare.map((published) => compareOrder(plan, index, published, 0));
}

/** Compares one order with the ranks of a node in the period it names. */
export function compareOrder(
  plan: Plan,
  index: Index,
  published: PublishedOrder,
  node: number,
): OrderComparison {
  const t = plan.periods.indexOf(published.period) - plan.first;
  const grouping = plan.groupings.findIndex((g) => g.column === published.level);
  const codes =
    grouping < 0 ? plan.units.map((u) => u.code) : plan.groupings[grouping].groups.map((g) => g.code);
  const ranks = grouping < 0 ? index.ranks(node) : index.groupRanks(grouping, node);
  const ours = published.order.map((code) => ranks[t * codes.length + codes.indexOf(code)] ?? 0);
  const ranked = ours.flatMap((rank, i) => (rank > 0 ? [[i + 1, rank] as const] : []));
  return {
    published,
    ours,
    spearman: spearman(
      ranked.map(([theirs]) => theirs),
      ranked.map(([, rank]) => rank),
    ),
    overlap: ours.filter((rank) => rank > 0 && rank <= published.order.length).length,
  };
}
