import type { Plan, PlanNode } from '../plan.js';
import { same, type Text, writtenIn } from '../text.js';

/** One of COINr's tables, header first. */
export interface CoinrRows {
  header: string[];
  rows: (string | number)[][];
}

/**
 * COINr's iMeta of a plan: every node, group and denominator with its type, level, parent, weight and direction. iName and
 * Unit are English, or the fallback language; iName_zh, iName_fr … are the titles in every other language.
 */
export function toIMeta(plan: Plan): CoinrRows {
  const height = (g: number): number => 1 + Math.max(0, ...plan.nodes[g]!.children.map(height));
  const titles = new Languages([...plan.nodes, ...plan.indicators, ...plan.groupings].map((of) => of.title));
  const units = new Languages(plan.indicators.map((of) => of.unit));
  const row = (facts: Facts, title: Text, indicator: Plan['indicators'][number] | undefined) => {
    const { level = '', code, direction = '', weight = '', below = '', parent = '', type } = facts;
    const per = indicator && indicator.per !== 1 ? indicator.per : '';
    const unit = indicator?.unit ?? same('');
    return [
      ...[level, code, title.en, direction, weight, below, parent, type, unit.en, per],
      ...titles.cells(title),
      ...units.cells(unit),
    ];
  };
  const belowOf = (k: number) => plan.indicators[plan.indicators[k]?.denominator ?? -1]?.id ?? '';
  const nodes = plan.nodes.map((node, g) => {
    const indicator = plan.indicators[node.indicator];
    const type = indicator ? 'Indicator' : 'Aggregate';
    const parent = plan.nodes[node.parent]?.id ?? '';
    const direction = indicator?.direction ?? 1;
    const below = belowOf(node.indicator);
    const weight = writtenWeight(node.weight, plan.nodes[node.parent]);
    const facts = { level: height(g), code: node.id, direction, weight, below, parent, type };
    return row(facts, node.title, indicator);
  });
  const used = new Set(plan.nodes.map((n) => n.indicator));
  const others = plan.indicators.flatMap((i, k) =>
    used.has(k) ? [] : [row({ code: i.id, below: belowOf(k), type: 'Denominator' }, i.title, i)],
  );
  const groups = plan.groupings.map((g) => row({ code: g.column, type: 'Group' }, g.title, undefined));
  const names = nameColumns(plan).map(({ code }) => row({ code, type: 'Other' }, same(code), undefined));
  const fixed = [
    'Level',
    'iCode',
    'iName',
    'Direction',
    'Weight',
    'Denominator',
    'Parent',
    'Type',
    'Unit',
    'Per',
  ];
  return {
    header: [...fixed, ...titles.header('iName'), ...units.header('Unit')],
    rows: [...nodes, ...groups, ...others, ...names],
  };
}

interface Facts {
  level?: number;
  code: string;
  direction?: number;
  weight?: number;
  below?: string;
  parent?: string;
  type: string;
}

/** The languages other than English of some texts, a column each. */
class Languages {
  readonly tags: string[];

  constructor(texts: readonly Text[]) {
    const all = texts.flatMap((text) => Object.keys(writtenIn(text)));
    this.tags = [...new Set(all)].filter((tag) => tag !== 'en').sort();
  }

  header(of: string): string[] {
    return this.tags.map((tag) => `${of}_${tag}`);
  }

  cells(text: Text): string[] {
    const written = writtenIn(text);
    return this.tags.map((tag) => written[tag] ?? '');
  }
}

/** A column of names, which COINr is told not to read. */
interface NameColumn {
  code: string;
  /** The name for a unit. */
  of: (c: number) => string;
}

/** The names of units in other languages than English, and those of groups where they are not their codes. */
function nameColumns(plan: Plan): NameColumn[] {
  const units = new Languages(plan.units.map(({ name }) => name)).tags.map(
    (tag): NameColumn => ({ code: `uName_${tag}`, of: (c) => writtenIn(plan.units[c]!.name)[tag] ?? 'NA' }),
  );
  const named = plan.groupings.filter(({ groups }) =>
    groups.some(({ code, name }) => name.en !== code || name.zh !== code),
  );
  const groups = named.flatMap(({ column, groups, memberOf }) =>
    ['en', ...new Languages(groups.map(({ name }) => name)).tags].map((tag): NameColumn => {
      const nameOf = (c: number) => groups[memberOf[c]!]?.name;
      return { code: `${column}_${tag}`, of: (c) => writtenIn(nameOf(c) ?? same('NA'))[tag] ?? 'NA' };
    }),
  );
  return [...units, ...groups];
}

/**
 * COINr's iData of a plan and the raw values of its panel (missing is NA), one row for each unit and period.
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
  // COINr has one parent for each code: an indicator that stands again has a column of its own there.
  const again = plan.nodes.filter(({ indicator, same }) => indicator >= 0 && same !== undefined);
  const columns = [
    ...plan.indicators.map(({ id }, k) => ({ id, k })),
    ...again.map(({ id, indicator: k }) => ({ id, k })),
  ];
  const header = [
    'uCode',
    'uName',
    'Time',
    ...names.map((n) => n.code),
    ...groups,
    ...columns.map(({ id }) => id),
  ];
  const rows = periods.flatMap((t) =>
    plan.units.map((unit, c) => [
      unit.code,
      unit.name.en,
      plan.periods[t]!,
      ...names.map((n) => n.of(c)),
      ...plan.groupings.map((g) => g.groups[g.memberOf[c]!]?.code ?? 'NA'),
      ...columns.map(({ k }) => {
        const x = value(k, t, c);
        return Number.isNaN(x) ? 'NA' : x;
      }),
    ]),
  );
  return { header, rows };
}

/** The weight of a node: its share of the parent, or as it was written below a weighted sum. */
function writtenWeight(share: number, parent: PlanNode | undefined): number {
  if (parent?.details?.of !== 'weighted-sum') return share;
  return Number((share * parent.details.total).toPrecision(12));
}
