import type { Plan } from '../edition/index.js';
import { type Index, reaggregation } from '../engine/index.js';
import { ranksIn } from './resultsTable.js';

/**
 * A plan in which some nodes weigh nothing: their weight goes to their brothers and sisters, and up where they had
 * none. Built again it is the index without them; to bring one back, leave the others out of the first plan.
 * Source: COINr `change_ind`, `remove_elements`.
 */
export function planWithout(plan: Plan, left: readonly number[]): Plan {
  const nodes = plan.nodes.map((node, g) => (left.includes(g) ? { ...node, weight: 0 } : { ...node }));
  for (let g = nodes.length - 1; g > 0; g--) {
    const { children } = nodes[g];
    if (children.length > 0 && children.every((h) => nodes[h].weight === 0)) nodes[g].weight = 0;
  }
  for (const { children } of nodes) {
    const sum = children.reduce((s, h) => s + nodes[h].weight, 0);
    for (const h of children) nodes[h].weight = sum > 0 ? nodes[h].weight / sum : 0;
  }
  return { ...plan, nodes };
}

/** The index without one node. */
export interface LeftOut {
  node: number;
  /** Of the root, over units. */
  scores: Float64Array;
  ranks: Int32Array;
  /** Mean over the units ranked in both of |rank without − rank with|. */
  meanShift: number;
  largestShift: number;
}

/** Leaves out each of some nodes by itself, in one published period. Source: COINr `remove_elements`. */
export function leaveEachOut(plan: Plan, index: Index, t: number, nodes: readonly number[]): LeftOut[] {
  const keeper = reaggregation(plan, index, t);
  const before = ranksIn(index, 0, t);
  return nodes.map((node) => {
    const { values, ranks } = keeper.root(planWithout(plan, [node]));
    const shifts = [...before].flatMap((rank, c) =>
      rank > 0 && ranks[c] > 0 ? [Math.abs(ranks[c] - rank)] : [],
    );
    return {
      node,
      scores: values,
      ranks,
      meanShift: shifts.reduce((sum, x) => sum + x, 0) / shifts.length,
      largestShift: Math.max(0, ...shifts),
    };
  });
}
