import type { PlanNode } from '../plan.js';

/** The id of a node where it stands again, below another parent. */
export const copyId = (id: string, parent: string): string => `${id}.${parent}`;

type Nodes = readonly Pick<PlanNode, 'parent' | 'same'>[];

/** The node that a node is a copy of, where it is defined; the node itself where it is no copy. */
export function definitionOf(nodes: Nodes, g: number): number {
  let at = g;
  for (let same = nodes[at]!.same; same !== undefined; same = nodes[at]!.same) at = same;
  return at;
}

/** Whether a node stands inside a copy, so that its weight is the one that it has where it is defined. */
export function isInsideCopy(nodes: Nodes, g: number): boolean {
  const { parent, same } = nodes[g]!;
  return same !== undefined && parent >= 0 && nodes[parent]!.same === nodes[same]!.parent;
}

/** Gives nodes inside copies the weights that they have where they are defined. Changes `weights`, by node. */
export function followCopies(nodes: Nodes, weights: Float64Array): void {
  for (let g = 0; g < nodes.length; g++) {
    let at = g;
    while (isInsideCopy(nodes, at)) at = nodes[at]!.same!;
    weights[g] = weights[at]!;
  }
}
