import type { Plan, Within } from '../../edition/index.js';

/** A group of indicators, and the id of the node above them. */
export interface IndicatorGroup {
  id: string;
  indicators: number[];
}

/**
 * The indicators of the framework in groups: those with the same ancestor `within` levels up (1: the same parent), the
 * root where there are fewer levels, or all in one. In the order of the framework.
 */
export function indicatorGroups(plan: Plan, within: Within): IndicatorGroup[] {
  const groups = new Map<number, IndicatorGroup>();
  plan.nodes.forEach(({ indicator }, leaf) => {
    if (indicator < 0) return;
    let above = within === 'all' ? 0 : leaf;
    for (let step = 0; within !== 'all' && step < within && above > 0; step++)
      above = plan.nodes[above].parent;
    const group = groups.get(above) ?? { id: plan.nodes[above].id, indicators: [] };
    group.indicators.push(indicator);
    groups.set(above, group);
  });
  return [...groups.values()];
}
