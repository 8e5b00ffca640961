import { followCopies, isInsideCopy, type PlanNode } from '../../edition/index.js';
import { gammaQuantile } from './gamma.js';

type Nodes = readonly (Pick<PlanNode, 'weight' | 'children' | 'parent'> &
  Partial<Pick<PlanNode, 'details' | 'same'>>)[];

/** How the weights vary. Sets and noise are by node of the plan. */
export type WeightVariation =
  /** Each weight times a uniform factor in 1 ± its noise, then siblings rescaled to sum 1. */
  | { kind: 'noise'; noise: readonly number[] }
  /** Siblings from a Dirichlet distribution around their weights; a share w varies by √(w(1 − w)/(concentration + 1)). */
  | { kind: 'dirichlet'; concentration: number }
  /** One of several sets of weights, each as likely. */
  | { kind: 'sets'; sets: readonly Float64Array[] };

/** A prepared variation of weights: the number of uniform numbers a draw needs, and the draw. */
export interface WeightDraw {
  size: number;
  /** Writes the weights drawn with the numbers `u[from … from + size)`, by node. */
  draw(u: Float64Array, from: number, weights: Float64Array): void;
}

/** The weights of a plan, by node. */
export function weightsOf(nodes: Nodes): Float64Array {
  return Float64Array.from(nodes, (node) => node.weight);
}

/**
 * Prepares a variation. Only nodes with a weight and a sibling take a number.
 * Source: COINr `get_noisy_weights`; Saisana, Saltelli and Tarantola (2005).
 */
export function weightDraw(nodes: Nodes, variation: WeightVariation): WeightDraw {
  const given = weightsOf(nodes);
  if (variation.kind === 'sets') {
    const { sets } = variation;
    return {
      size: sets.length > 1 ? 1 : 0,
      draw: (u, from, weights) => weights.set(sets[Math.floor(u[from] * sets.length)]),
    };
  }
  const noiseOf = (g: number) => (variation.kind === 'noise' ? variation.noise[g] : 1);
  const vary = nodes.flatMap(({ parent, weight }, g) =>
    parent >= 0 &&
    nodes[parent].children.length > 1 &&
    weight > 0 &&
    noiseOf(g) > 0 &&
    !isInsideCopy(nodes, g)
      ? [g]
      : [],
  );
  const families = familiesOf(
    nodes,
    vary.map((g) => nodes[g].parent),
  );
  const one =
    variation.kind === 'noise'
      ? (g: number, u: number) => noisyWeight(given[g], variation.noise[g], u)
      : (g: number, u: number) => gammaQuantile(variation.concentration * given[g], u);
  return {
    size: vary.length,
    draw(u, from, weights) {
      weights.set(given);
      for (let i = 0; i < vary.length; i++) weights[vary[i]] = one(vary[i], u[from + i]);
      rescale(families, weights);
      followCopies(nodes, weights);
    },
  };
}

/** A weight times a factor between 1 − noise and 1 + noise; at the position `u` in (0, 1). */
export function noisyWeight(weight: number, noise: number, u: number): number {
  return weight * (1 + noise * (2 * u - 1));
}

/** Removes a node: its weight is shared among its siblings, or those of its parent where they have none. Changes `weights`. */
export function leaveOut(nodes: Nodes, weights: Float64Array, node: number): void {
  let g = node;
  weights[g] = 0;
  while (nodes[g].parent > 0 && nodes[nodes[g].parent].children.every((h) => weights[h] === 0)) {
    g = nodes[g].parent;
    weights[g] = 0;
  }
  rescale(familiesOf(nodes, [nodes[g].parent]), weights);
  followCopies(nodes, weights);
}

/** The nodes that can be left out: all but the root, those without which no indicator is left, and those that their parent names. */
export function removableNodes(nodes: Nodes): number[] {
  return nodes.flatMap((_, g) => {
    if (g === 0 || nodes[g].weight === 0) return [];
    const left = weightsOf(nodes);
    leaveOut(nodes, left, g);
    const isNeeded = nodes.some(
      (node, h) => (h === 0 || left[h] > 0) && named(node).some((c) => left[c] === 0),
    );
    return nodes[0].children.some((h) => left[h] > 0) && !isNeeded ? [g] : [];
  });
}

/** The children that a node has no score without: those in its formula, or the one whose value it is. */
function named({ details = null }: Nodes[number]): readonly number[] {
  if (details?.of === 'formula') return details.children;
  return details?.of === 'child' ? [details.child] : [];
}

function familiesOf(nodes: Nodes, parents: readonly number[]): (readonly number[])[] {
  return [...new Set(parents)].map((g) => nodes[g].children);
}

/** Rescales the weights of siblings to sum 1; all zeros stay zero. */
function rescale(families: readonly (readonly number[])[], weights: Float64Array): void {
  for (const family of families) {
    let sum = 0;
    for (let i = 0; i < family.length; i++) sum += weights[family[i]];
    if (sum > 0) for (let i = 0; i < family.length; i++) weights[family[i]] /= sum;
  }
}
