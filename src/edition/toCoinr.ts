import type { Plan } from './plan.js';

/** One of COINr's tables, header first. */
export interface CoinrRows {
  header: string[];
  rows: (string | number)[][];
}

/** COINr's iMeta of a plan: every node, group and denominator with its type, level, parent, weight and direction. */
export function toIMeta(plan: Plan): CoinrRows {
  const height = (g: number): number => 1 + Math.max(0, ...plan.nodes[g]!.children.map(height));
  const nodes = plan.nodes.map((node, g) => {
    const indicator = plan.indicators[node.indicator];
    const below = indicator ? plan.indicators[indicator.denominator]?.id : undefined;
    const parent = plan.nodes[node.parent]?.id;
    const type = indicator ? 'Indicator' : 'Aggregate';
    const direction = indicator?.direction ?? 1;
    return [height(g), node.id, node.title.en, direction, node.weight, below ?? '', parent ?? '', type];
  });
  const used = new Set(plan.nodes.map((n) => n.indicator));
  const others = plan.indicators.flatMap((i, k) =>
    used.has(k) ? [] : [['', i.id, i.title.en, '', '', '', '', 'Denominator']],
  );
  const groups = plan.groupings.map((g) => ['', g.column, g.title.en, '', '', '', '', 'Group']);
  return {
    header: ['Level', 'iCode', 'iName', 'Direction', 'Weight', 'Denominator', 'Parent', 'Type'],
    rows: [...nodes, ...groups, ...others],
  };
}

/**
 * COINr's iData of a plan and the raw values of its panel (missing is NA), one row a unit and period.
 *
 * @param periods numbers of the periods, counted from the first of the panel
 */
export function toIData(
  plan: Plan,
  periods: readonly number[],
  value: (k: number, t: number, c: number) => number,
): CoinrRows {
  const groups = plan.groupings.map((g) => g.column);
  const header = ['uCode', 'uName', 'Time', ...groups, ...plan.indicators.map((i) => i.id)];
  const rows = periods.flatMap((t) =>
    plan.units.map((unit, c) => [
      unit.code,
      unit.name.en,
      plan.periods[t]!,
      ...plan.groupings.map((g) => g.groups[g.memberOf[c]!]?.code ?? 'NA'),
      ...plan.indicators.map((_, k) => {
        const x = value(k, t, c);
        return Number.isNaN(x) ? 'NA' : x;
      }),
    ]),
  );
  return { header, rows };
}
