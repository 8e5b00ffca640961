import { csvText } from './csv.js';
import type { Plan } from './plan.js';

/** COINr's iMeta of a plan: every node, group and denominator with its type, level, parent, weight and direction. */
export function toIMeta(plan: Plan): string {
  const height = (g: number): number => 1 + Math.max(0, ...plan.nodes[g]!.children.map(height));
  const rows = plan.nodes.map((node, g) => {
    const indicator = plan.indicators[node.indicator];
    const below = indicator ? plan.indicators[indicator.denominator]?.id : undefined;
    const parent = plan.nodes[node.parent]?.id;
    const type = indicator ? 'Indicator' : 'Aggregate';
    return [
      height(g),
      node.id,
      node.title.en,
      indicator?.direction ?? 1,
      node.weight,
      below ?? '',
      parent ?? '',
      type,
    ];
  });
  const used = new Set(plan.nodes.map((n) => n.indicator));
  const others = plan.indicators.flatMap((i, k) =>
    used.has(k) ? [] : [['', i.id, i.title.en, '', '', '', '', 'Denominator']],
  );
  const groups = plan.groupings.map((g) => ['', g.column, g.title.en, '', '', '', '', 'Group']);
  return csvText(
    ['Level', 'iCode', 'iName', 'Direction', 'Weight', 'Denominator', 'Parent', 'Type'],
    [...rows, ...groups, ...others],
  );
}

/** COINr's iData of a plan and the raw values of its panel (missing is NA), one row a unit and published period. */
export function toIData(plan: Plan, value: (k: number, t: number, c: number) => number): string {
  const header = [
    'uCode',
    'uName',
    'Time',
    ...plan.groupings.map((g) => g.column),
    ...plan.indicators.map((i) => i.id),
  ];
  const rows = plan.periods.slice(plan.first).flatMap((period, t) =>
    plan.units.map((unit, c) => [
      unit.code,
      unit.name.en,
      period,
      ...plan.groupings.map((g) => g.groups[g.memberOf[c]!]?.code ?? 'NA'),
      ...plan.indicators.map((_, k) => {
        const x = value(k, plan.first + t, c);
        return Number.isNaN(x) ? 'NA' : String(x);
      }),
    ]),
  );
  return csvText(header, rows);
}
