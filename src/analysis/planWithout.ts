import type { Plan } from '../edition/index.js';
import { leaveOut, weightsOf } from './robustness/weights.js';

/**
 * A plan in which some nodes have weight 0: their weight is shared among their siblings, or those of the parent where there are
 * none. Built again it is the index without them, treated and normalised as that index would be; to bring one back,
 * leave the others out of the first plan. Source: COINr `change_ind`, `remove_elements`.
 */
export function planWithout(plan: Plan, left: readonly number[]): Plan {
  const weights = weightsOf(plan.nodes);
  for (const node of left) leaveOut(plan.nodes, weights, node);
  return { ...plan, nodes: plan.nodes.map((node, g) => ({ ...node, weight: weights[g] })) };
}
