import { stringify } from 'yaml';
import { csvText } from './csv.js';
import type { Plan } from './plan.js';
import type { Problem } from './problem.js';
import { problems } from './problems.js';
import { cellsOf, type Table } from './table.js';

type Cells = Record<string, string | undefined>;

/** An edition as files by name, made of COINr's two tables. */
export interface CoinrEdition {
  files: Map<string, string>;
  problems: Problem[];
}

/**
 * Makes an edition of COINr's tables: iMeta says what is an indicator, aggregate, group or denominator, iData holds
 * the values, one row a unit (and `Time`). Codes become ids: lower case, other signs as hyphens. The tables carry no
 * method: min-max 0–100 and weighted means are written, to be changed.
 *
 * @param period the period of iData when it has no column Time
 */
export function fromCoinr(
  iData: Table,
  iMeta: Table,
  name: string,
  period: string | undefined,
): CoinrEdition {
  const found: Problem[] = [];
  const need = (table: Table, columns: string[]) => {
    for (const c of columns.filter((c) => !table.header.includes(c)))
      found.push(problems.absentColumn(table.file, c));
  };
  need(iMeta, ['iCode', 'Type', 'Parent', 'Weight', 'Direction']);
  need(iData, ['uCode']);
  const meta = iMeta.rows.map((row) => cellsOf(iMeta, row));
  const data = iData.rows.map((row) => cellsOf(iData, row));
  const timed = iData.header.includes('Time');
  if (!timed && period === undefined) found.push(problems.absentColumn(iData.file, 'Time'));
  const ofType = (type: string) => meta.filter((row) => row['Type'] === type);
  const columns = [...ofType('Indicator'), ...ofType('Denominator')];
  need(
    iData,
    [...columns, ...ofType('Group')].map((row) => row['iCode'] ?? ''),
  );
  const twice = doubled(columns.map((row) => idOf(row['iCode'])));
  for (const id of twice) found.push(problems.duplicate({ file: iMeta.file }, id, 1));
  const root = ofType('Aggregate').find((row) => !row['Parent']);
  if (!root) found.push(problems.unknownCode({ file: iMeta.file }, { en: 'root', zh: '根节点' }, '∅', []));
  if (found.length > 0 || !root) return { files: new Map(), problems: found };
  const at = (row: Cells) => (timed ? (row['Time'] ?? '') : period!);
  const times = [...new Set(data.map(at))].sort();
  const groups = ofType('Group').map((row) => row['iCode']!);
  const edition = {
    edition: idOf(name),
    title: both(root['iName'] ?? name),
    version: times.at(-1)!,
    'data-status': 'real',
    units: {
      level: 'unit',
      title: { en: 'Units', zh: '单元' },
      groups: groups.map((g) => ({ column: idOf(g), title: both(g), 'roll-up': 'mean' })),
    },
    periods: { frequency: 'year', base: times[0]! },
    method: {
      normalise: { method: 'min-max', range: [0, 100], over: 'all-periods' },
      aggregate: 'arithmetic',
      missing: { 'min-present': 0, weights: 'hand-over' },
    },
    tree: treeOf(meta, root),
  };
  const latest = new Map(data.map((row) => [row['uCode']!, row]));
  const files = new Map([
    [
      'edition.yaml',
      `# yaml-language-server: $schema=./edition.schema.json\n${stringify(edition, { lineWidth: 110 })}`,
    ],
    [
      'indicators.csv',
      csv(['id', 'title_en', 'unit', 'direction', 'denominator', 'target'], columns.map(indicatorRow)),
    ],
    [
      'units.csv',
      csv(
        ['code', 'name_en', ...groups.map(idOf)],
        [...latest.values()].map((row) => [row['uCode'], row['uName'], ...groups.map((g) => row[g])]),
      ),
    ],
    [
      'data/values.csv',
      csv(
        ['unit', 'period', ...columns.map((c) => idOf(c['iCode']))],
        data.map((row) => [row['uCode'], at(row), ...columns.map((c) => present(row[c['iCode']!]))]),
      ),
    ],
  ]);
  return { files, problems: [] };
}

function treeOf(meta: readonly Cells[], node: Cells): object {
  const weight = node['Weight'] ? Number(node['Weight']) : 1;
  if (node['Type'] === 'Indicator') return { indicator: idOf(node['iCode']), weight };
  const children = meta.filter((row) => row['Parent'] === node['iCode']).map((row) => treeOf(meta, row));
  const own = node['Parent'] ? { weight } : {};
  return { id: idOf(node['iCode']), title: both(node['iName'] ?? node['iCode']!), ...own, children };
}

function indicatorRow(row: Cells): (string | undefined)[] {
  const { iCode, iName, Unit, Direction, Denominator, Target } = row;
  const denominator = Denominator === undefined ? undefined : idOf(Denominator);
  return [idOf(iCode), iName ?? iCode, Unit, Direction, denominator, present(Target)];
}

const both = (words: string) => ({ en: words, zh: words });
const present = (cell: string | undefined) => (cell === 'NA' ? undefined : cell);

function idOf(code: string | undefined): string {
  return (code ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}

function doubled(ids: readonly string[]): string[] {
  return ids.filter((id, i) => ids.indexOf(id) !== i);
}

function csv(header: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  return csvText(
    header,
    rows.map((row) => row.map((cell) => cell ?? '')),
  );
}

/** COINr's iMeta of a plan: every node, group and denominator with its type, level, parent, weight and direction. */
export function toIMeta(plan: Plan): string {
  const height = (g: number): number => 1 + Math.max(0, ...plan.nodes[g]!.children.map(height));
  const rows = plan.nodes.map((node, g) => {
    const indicator = plan.indicators[node.indicator];
    const below = indicator ? plan.indicators[indicator.denominator]?.id : undefined;
    const parent = plan.nodes[node.parent]?.id;
    const type = indicator ? 'Indicator' : 'Aggregate';
    return [
      String(height(g)),
      node.id,
      node.title.en,
      String(indicator?.direction ?? 1),
      String(node.weight),
      below,
      parent,
      type,
    ];
  });
  const used = new Set(plan.nodes.map((n) => n.indicator));
  const others = plan.indicators.flatMap((i, k) =>
    used.has(k) ? [] : [['', i.id, i.title.en, '', '', '', '', 'Denominator']],
  );
  const groups = plan.groupings.map((g) => ['', g.column, g.title.en, '', '', '', '', 'Group']);
  return csv(
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
  return csv(header, rows);
}
