import type { Plan, PlanNode } from '../plan.js';

type Nodes = Pick<Plan, 'nodes'>;
type Polar = Pick<Plan, 'nodes' | 'method'>;

/** The meaning of a high value. That of a node is its own, else that of its parent, else that of the edition. */
export type Polarity = NonNullable<PlanNode['polarity']> | 'higher-is-better';

/** Whether a high value of a node is bad, as of hunger or risk. The score of an indicator has the polarity of its parent. */
export function isHigherWorse({ nodes }: Nodes, g: number): boolean {
  return nodes[g]!.polarity === 'higher-is-worse';
}

/** Whether the parent of a node takes its score reversed, since their polarities differ. */
export function isReversed(plan: Nodes, g: number): boolean {
  const { parent } = plan.nodes[g]!;
  return parent >= 0 && isHigherWorse(plan, g) !== isHigherWorse(plan, parent);
}

/** Whether the polarity of a node is opposite to that of the index. */
export function isAgainstIndex(plan: Nodes, g: number): boolean {
  return isHigherWorse(plan, g) !== isHigherWorse(plan, 0);
}

/** Whether rank 1 is the best; false where the edition ranks the worst first. */
export function firstIsBest({ method }: Pick<Plan, 'method'>): boolean {
  return method.rankFirst !== 'worst';
}

/** Whether rank 1 of a node is the lowest value: higher is worse and the best come first, or higher is better and the worst come first. */
export function ranksLowestFirst(plan: Polar, g: number): boolean {
  return isHigherWorse(plan, g) === firstIsBest(plan);
}
