import type { Plan } from '../../edition/index.js';

/**
 * The children of a node as they stand in edition.yaml, with other weights: to be pasted in place of its `children:`.
 *
 * @param weights by number of the node; the plan's where there is none
 */
export function childrenYaml(plan: Plan, g: number, weights: ReadonlyMap<number, number>): string {
  return ['children:', ...plan.nodes[g]!.children.flatMap((h) => nodeLines(plan, h, weights))].join('\n');
}

function nodeLines(plan: Plan, g: number, weights: ReadonlyMap<number, number>): string[] {
  const { id, title, note, weight: own, indicator, children, aggregate, order } = plan.nodes[g]!;
  const weight = weights.get(g) ?? Number(own.toFixed(9));
  if (indicator >= 0) return [`  - { indicator: ${JSON.stringify(id)}, weight: ${weight} }`];
  const join = aggregate === 'power' ? `{ power: ${order} }` : aggregate;
  return [
    `  - id: ${JSON.stringify(id)}`,
    `    title: ${JSON.stringify(title)}`,
    ...(note ? [`    note: ${JSON.stringify(note)}`] : []),
    `    weight: ${weight}`,
    `    aggregate: ${join}`,
    '    children:',
    ...children.flatMap((h) => nodeLines(plan, h, weights).map((line) => `    ${line}`)),
  ];
}
