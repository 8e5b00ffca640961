import type { MissingRule, Plan } from '../../edition/index.js';

/** The missing rule of all nodes, where they have the same one: then one cell of the workbook says it for all. */
export function sharedRule(plan: Plan): MissingRule | undefined {
  const [first, ...others] = plan.nodes.filter((n) => n.indicator < 0).map((n) => n.missing);
  const same = (rule: MissingRule) => JSON.stringify(rule) === JSON.stringify(first);
  return others.every(same) ? first : undefined;
}
