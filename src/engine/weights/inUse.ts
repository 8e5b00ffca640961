import type { Aggregate, JoinChoice, Plan } from '../../edition/index.js';
import { inForce } from '../steps/joins.js';

/** Whether a way to join looks at the weights of the children; a conditional one where one of its two ways does. */
const weighs: Readonly<Record<Exclude<Aggregate, 'conditional'>, boolean>> = {
  arithmetic: true,
  geometric: true,
  harmonic: true,
  power: true,
  reshaped: true,
  median: true,
  'mean-min': true,
  copeland: true,
  topsis: true,
  wroclaw: true,
  minimum: false,
  maximum: false,
  ordered: false,
  child: false,
  'mazziotta-pareto': false,
  'mazziotta-pareto-upwards': false,
  'mazziotta-pareto-adjusted': false,
  'mazziotta-pareto-adjusted-upwards': false,
  'benefit-of-the-doubt': false,
};

/**
 * Whether a way to join uses the weights of the children.
 *
 * @param seen numbers of the children and their values for one unit: then a conditional way is judged by what holds there
 */
export function usesWeights(
  choice: JoinChoice,
  seen?: { children: readonly number[]; row: readonly number[] },
): boolean {
  const { aggregate, details } = seen ? inForce(choice, seen.children, seen.row) : choice;
  if (details?.of === 'conditional') return usesWeights(details.use) || usesWeights(details.otherwise);
  return weighs[aggregate as Exclude<Aggregate, 'conditional'>];
}

/** The share of its parent that a node has, 0–1 (1 for the root); NaN where its parent joins without weights. */
export function weightInUse({ nodes }: Plan, g: number): number {
  const { parent, weight } = nodes[g];
  if (parent < 0) return 1;
  return usesWeights(nodes[parent]) ? weight : Number.NaN;
}

/** The share of the whole that a node has, 0–1; NaN where a node above it joins without weights. */
export function wholeWeightInUse(plan: Plan, g: number): number {
  let weight = 1;
  for (let h = g; h > 0; h = plan.nodes[h].parent) weight *= weightInUse(plan, h);
  return weight;
}
