import type { Plan, PlanNode } from '../plan.js';

type Nodes = Pick<Plan, 'nodes'>;
type Polar = Pick<Plan, 'nodes' | 'method'>;

/** What a high value says; of a node, its own where it is written, else that of the node above it, else that of the edition. */
export type Polarity = NonNullable<PlanNode['polarity']> | 'higher-is-better';

/** Whether a high value of a node is bad: hunger, risk or corruption. An indicator's score follows the node it counts in. */
export function isWorse({ nodes }: Nodes, g: number): boolean {
  return nodes[g]!.polarity === 'higher-is-worse';
}

/** Whether the parent of a node takes its score reversed: a high value of one of the two is good, of the other bad. */
export function isReversed(plan: Nodes, g: number): boolean {
  const { parent } = plan.nodes[g]!;
  return parent >= 0 && isWorse(plan, g) !== isWorse(plan, parent);
}

/** Whether a high value of a node says the opposite of a high value of the index. */
export function isAgainstIndex(plan: Nodes, g: number): boolean {
  return isWorse(plan, g) !== isWorse(plan, 0);
}

/** Whether rank 1 is the best, as it is unless the edition ranks the worst first. */
export function firstIsBest({ method }: Pick<Plan, 'method'>): boolean {
  return method.rankFirst !== 'worst';
}

/** Whether rank 1 of a node is the lowest value: where higher is worse and the best come first, or higher is better and the worst do. */
export function lowestFirst(plan: Polar, g: number): boolean {
  return isWorse(plan, g) === firstIsBest(plan);
}
