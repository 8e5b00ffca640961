import type { Plan } from './plan.js';
import type { Text } from './text.js';

/** One of COINr's tables, header first. */
export interface CoinrRows {
  header: string[];
  rows: (string | number)[][];
}

/** COINr's iMeta of a plan: every node, group and denominator with its type, level, parent, weight and direction. */
export function toIMeta(plan: Plan): CoinrRows {
  const height = (g: number): number => 1 + Math.max(0, ...plan.nodes[g]!.children.map(height));
  const factsOf = (k: number) => {
    const indicator = plan.indicators[k];
    const below = indicator ? plan.indicators[indicator.denominator]?.id : undefined;
    const per = indicator && indicator.per !== 1 ? indicator.per : '';
    return { below: below ?? '', words: [indicator?.unit.en ?? '', indicator?.unit.zh ?? '', per] };
  };
  const nodes = plan.nodes.map((node, g) => {
    const { below, words } = factsOf(node.indicator);
    const parent = plan.nodes[node.parent]?.id;
    const type = node.indicator >= 0 ? 'Indicator' : 'Aggregate';
    const direction = plan.indicators[node.indicator]?.direction ?? 1;
    const { en, zh } = node.title;
    return [height(g), node.id, en, direction, node.weight, below, parent ?? '', type, zh, ...words];
  });
  const beside = (code: string, title: Text, type: string, words: (string | number)[] = ['', '', '']) => [
    '',
    code,
    title.en,
    '',
    '',
    '',
    '',
    type,
    title.zh,
    ...words,
  ];
  const used = new Set(plan.nodes.map((n) => n.indicator));
  const others = plan.indicators.flatMap((i, k) =>
    used.has(k) ? [] : [beside(i.id, i.title, 'Denominator', factsOf(k).words)],
  );
  const groups = plan.groupings.map((g) => beside(g.column, g.title, 'Group'));
  const names = nameColumns(plan).map(({ code, title }) => beside(code, title, 'Other'));
  return {
    header: [
      ...['Level', 'iCode', 'iName', 'Direction', 'Weight', 'Denominator', 'Parent', 'Type'],
      ...['iName_zh', 'Unit', 'Unit_zh', 'Per'],
    ],
    rows: [...nodes, ...groups, ...others, ...names],
  };
}

/** A column of names, which COINr is told not to read. */
interface NameColumn {
  code: string;
  title: Text;
  /** The name for a unit. */
  of: (c: number) => string;
}

/** The Chinese names of units, and the names of groups where they are not their codes. */
function nameColumns(plan: Plan): NameColumn[] {
  const units: NameColumn = {
    code: 'uName_zh',
    title: { en: 'Name in Chinese', zh: '中文名称' },
    of: (c) => plan.units[c]!.name.zh,
  };
  const named = plan.groupings.filter(({ groups }) =>
    groups.some(({ code, name }) => name.en !== code || name.zh !== code),
  );
  const groups = named.flatMap((grouping) =>
    (['en', 'zh'] as const).map(
      (lang): NameColumn => ({
        code: `${grouping.column}_${lang}`,
        title: {
          en: `${grouping.title.en}: name in ${lang === 'en' ? 'English' : 'Chinese'}`,
          zh: `${grouping.title.zh}：${lang === 'en' ? '英文' : '中文'}名称`,
        },
        of: (c) => grouping.groups[grouping.memberOf[c]!]?.name[lang] ?? 'NA',
      }),
    ),
  );
  return [units, ...groups];
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
  const names = nameColumns(plan);
  const header = [
    'uCode',
    'uName',
    'Time',
    ...names.map((n) => n.code),
    ...groups,
    ...plan.indicators.map((i) => i.id),
  ];
  const rows = periods.flatMap((t) =>
    plan.units.map((unit, c) => [
      unit.code,
      unit.name.en,
      plan.periods[t]!,
      ...names.map((n) => n.of(c)),
      ...plan.groupings.map((g) => g.groups[g.memberOf[c]!]?.code ?? 'NA'),
      ...plan.indicators.map((_, k) => {
        const x = value(k, t, c);
        return Number.isNaN(x) ? 'NA' : x;
      }),
    ]),
  );
  return { header, rows };
}
