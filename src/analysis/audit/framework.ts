import type { Plan } from '../../edition/index.js';

/** Indices of the ancestors of a node, the nearest first. */
export function ancestorsOf(plan: Plan, g: number): number[] {
  const { parent } = plan.nodes[g];
  return parent < 0 ? [] : [parent, ...ancestorsOf(plan, parent)];
}

/** The child of the root above a leaf; the root itself for a leaf that is its child. */
export function dimensionOf(plan: Plan, leaf: number): number {
  return ancestorsOf(plan, leaf).at(-2) ?? 0;
}

/** The children of the root that have children. */
export function dimensionsOf(plan: Plan): number[] {
  return plan.nodes[0].children.filter((g) => plan.nodes[g].indicator < 0);
}
