import { type AggregateChoice, definitionOf, type Plan } from '../../edition/index.js';
import { aggregates, choiceInForce, writtenWeight } from '../aggregates/index.js';
import { commonWeights } from '../steps/started.js';

/**
 * Whether a way to aggregate uses the weights of the children.
 *
 * @param seen indices of the children and their values for one unit, which select the branch of a conditional way
 */
export function usesWeights(
  choice: AggregateChoice,
  seen?: { children: readonly number[]; row: readonly number[] },
): boolean {
  const { aggregate, details } = seen ? choiceInForce(choice, seen.children, seen.row) : choice;
  if (details?.of === 'conditional') return usesWeights(details.use) || usesWeights(details.otherwise);
  return aggregates[aggregate].weighs === true;
}

/**
 * The share of its parent that a node has, 0–1 (1 for the root), or in a weighted sum its weight as written; NaN where its parent
 * aggregates without weights. With cases of weights, that of units in no case for groups.
 *
 * @param t a published period; without it, the weight outside all cases
 */
export function weightInParent(plan: Plan, g: number, t?: number): number {
  const { nodes } = plan;
  const { parent } = nodes[g];
  if (parent < 0) return 1;
  if (!usesWeights(nodes[parent])) return Number.NaN;
  return writtenWeight(
    commonWeights(plan, parent, t)[nodes[parent].children.indexOf(g)],
    nodes[parent].details,
  );
}

/** The weight of a node in the whole index, the product of those up to the root; NaN where a node above it aggregates without weights. */
export function weightInIndex(plan: Plan, g: number, t?: number): number {
  let weight = 1;
  for (let h = g; h > 0; h = plan.nodes[h].parent) weight *= weightInParent(plan, h, t);
  return weight;
}

/** The weight in the whole index of a node that stands in several parents: of all its places together. Undefined where it stands in one. */
export function weightInAllPlaces(plan: Plan, g: number): number | undefined {
  const own = definitionOf(plan.nodes, g);
  const places = [...plan.nodes.keys()].filter((h) => definitionOf(plan.nodes, h) === own);
  return places.length > 1 ? places.reduce((sum, h) => sum + weightInIndex(plan, h), 0) : undefined;
}
