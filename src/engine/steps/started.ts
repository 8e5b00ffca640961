import { offset, type Panel, type Plan } from '../../edition/index.js';

/**
 * The first published period with any value, for each node: for a leaf its indicator's, for a node the earliest
 * of its children with a weight above zero. Counted from the first published period; `Infinity` when never.
 */
export function firstPeriods(plan: Plan, panel: Panel): number[] {
  const start = plan.nodes.map(() => Number.POSITIVE_INFINITY);
  for (let g = plan.nodes.length - 1; g >= 0; g--) {
    const { indicator, parent, weight } = plan.nodes[g];
    if (indicator >= 0) start[g] = firstPeriod(panel, indicator, plan.first);
    if (parent >= 0 && weight > 0) start[parent] = Math.min(start[parent], start[g]);
  }
  return start;
}

function firstPeriod(panel: Panel, k: number, first: number): number {
  for (let t = first; t < panel.periods; t++) {
    const from = offset(panel, k, 0, t);
    for (let c = from; c < from + panel.units; c++) {
      if (!Number.isNaN(panel.values[c])) return t - first;
    }
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * The children of a node that have started in period t, with their weights rescaled to 1:
 * before a late starter begins, its siblings share its weight. `share`: what they have of the weight of all children.
 */
export function startedChildren(
  plan: Plan,
  start: readonly number[],
  g: number,
  t: number,
): { children: number[]; weights: number[]; share: number } {
  const children = plan.nodes[g].children.filter((h) => start[h] <= t && plan.nodes[h].weight > 0);
  const sum = children.reduce((s, h) => s + plan.nodes[h].weight, 0);
  const all = children.length === plan.nodes[g].children.length;
  const isLate = (h: number) => start[h] > t && plan.nodes[h].weight > 0;
  return {
    children,
    share: !all && plan.nodes[g].children.some(isLate) ? sum : 1,
    weights: children.map((h) => (all ? plan.nodes[h].weight : plan.nodes[h].weight / sum)),
  };
}
