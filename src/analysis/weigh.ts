import type { Plan } from '../edition/index.js';
import { criticWeights, entropyWeights, type Index, pcaWeights, variationWeights } from '../engine/index.js';

/** Ways in which the data themselves give weights. */
export const weighers = {
  entropy: entropyWeights,
  variation: variationWeights,
  critic: criticWeights,
  /** Squared loadings of the first component, which add up to 1. */
  pca: (columns) => pcaWeights(columns).loadings.map((x) => x * x),
} satisfies Record<string, (columns: readonly Float64Array[]) => number[]>;

export type Weigher = keyof typeof weighers;

/** Weights of the children of a node: as the edition gives them and as the data would. */
export interface NodeWeights {
  node: number;
  /** Units that have all children; weights are of these alone. */
  units: number;
  children: { node: number; nominal: number; weight: number }[];
}

/**
 * Weighs the children of every inner node by their normalised values in one published period, over the units that
 * have them all. Weights that do not exist (one child, constant or negative values for entropy) are NaN.
 */
export function weigh(plan: Plan, index: Index, period: number, by: Weigher): NodeWeights[] {
  return plan.nodes.flatMap(({ children }, node) => {
    if (children.length === 0) return [];
    const value = (h: number, c: number) => index.values[(h * index.periods + period) * index.units + c];
    const units = plan.units
      .map((_, c) => c)
      .filter((c) => children.every((h) => value(h, c) === value(h, c)));
    const columns = children.map((h) => Float64Array.from(units, (c) => value(h, c)));
    const negative = by === 'entropy' && columns.some((column) => column.some((x) => x < 0));
    const weights = negative || units.length < 2 ? children.map(() => Number.NaN) : weighers[by](columns);
    return {
      node,
      units: units.length,
      children: children.map((h, i) => ({ node: h, nominal: plan.nodes[h].weight, weight: weights[i] })),
    };
  });
}
