import { type DataFamily, dataFamilies, type Plan, type Text } from '../edition/index.js';
import { childColumns, type Index, spanOf, weighColumns, weightInParent } from '../engine/index.js';

/** Weights of the children of a node: those of the edition, and those by each family. */
export interface NodeWeights {
  node: number;
  /** First and last period of the scores. */
  periods: [string, string];
  /** Units times periods that have all children; weights are of these alone. */
  rows: number;
  /** `weights` are NaN where the family has none; `why` has the reason. */
  children: { node: number; nominal: number; weights: Partial<Record<DataFamily, number>> }[];
  why: Partial<Record<DataFamily, Text>>;
}

/**
 * Weighs the children of every inner node by their scores, as `settleWeights` does, under the weights of the edition
 * below. The importances of `optimised` are the weights of the edition.
 */
export function weigh(
  plan: Plan,
  index: Index,
  over: 'base-period' | 'all-periods',
  families: readonly DataFamily[] = dataFamilies,
): NodeWeights[] {
  return plan.nodes.flatMap(({ children, aggregate }, node) => {
    if (children.length === 0) return [];
    const { columns, periods } = childColumns(plan, index, node, spanOf(plan, index, over));
    const importances = children.map((h) => plan.nodes[h].weight);
    const found = families.map((by) => {
      const mean = aggregate === 'arithmetic' || by !== 'optimised';
      return mean ? weighColumns(by, columns, { goal: 'balance', importances }) : { why: noMean };
    });
    return {
      node,
      periods,
      rows: columns[0].length,
      children: children.map((h, i) => ({
        node: h,
        nominal: weightInParent(plan, h),
        weights: Object.fromEntries(
          found.map((one, f) => [families[f], 'why' in one ? Number.NaN : one.weights[i]]),
        ),
      })),
      why: Object.fromEntries(found.flatMap((one, f) => ('why' in one ? [[families[f], one.why]] : []))),
    };
  });
}

const noMean: Text = { en: 'the node is not an arithmetic mean', zh: '该节点不是算术平均' };
