import type { Plan } from '../../edition/index.js';

/**
 * A plan with other weights: every weight is multiplied by a factor between 1 − noise and 1 + noise, evenly spread,
 * and brothers and sisters are brought back to a sum of 1. One number of `u` a node, in the plan's order.
 * Source: COINr `get_noisy_weights`; Saisana, Saltelli and Tarantola (2005).
 */
export function noisyWeights(plan: Plan, noise: number, u: readonly number[]): Plan {
  const nodes = plan.nodes.map((node, g) => ({
    ...node,
    weight: node.weight * (1 + noise * (2 * u[g] - 1)),
  }));
  return rescaled(plan, nodes);
}

/** A plan without one indicator: its weight goes to its brothers and sisters, and up where it had none. */
export function without(plan: Plan, indicator: number): Plan {
  const nodes = plan.nodes.map((node) => (node.indicator === indicator ? { ...node, weight: 0 } : node));
  for (let g = nodes.length - 1; g >= 0; g--) {
    const { children } = nodes[g];
    if (children.length > 0 && children.every((h) => nodes[h].weight === 0))
      nodes[g] = { ...nodes[g], weight: 0 };
  }
  return rescaled(plan, nodes);
}

function rescaled(plan: Plan, nodes: Plan['nodes']): Plan {
  for (const { children } of nodes) {
    const sum = children.reduce((s, h) => s + nodes[h].weight, 0);
    for (const h of children) nodes[h] = { ...nodes[h], weight: sum > 0 ? nodes[h].weight / sum : 0 };
  }
  return { ...plan, nodes };
}
