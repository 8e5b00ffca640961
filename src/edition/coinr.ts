import { stringify } from 'yaml';
import { given, numberIn, timesOf } from './coinrCells.js';
import { problemsOfData, problemsOfMeta } from './coinrCheck.js';
import { idsFor, plainId, renamed, typeOf } from './coinrNames.js';
import { csvText } from './csv.js';
import type { Frequency } from './period.js';
import type { Plan } from './plan.js';
import type { Problem } from './problem.js';
import { problems } from './problems.js';
import { cellsOf, placeIn, type Table } from './table.js';

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
 * @param status what the data are, where the tables say that they are not real
 */
export function fromCoinr(
  iData: Table,
  iMeta: Table,
  name: string,
  period: string | undefined,
  status: Plan['dataStatus'] = 'real',
): CoinrEdition {
  const meta = renamed('iMeta', iMeta);
  const codes = meta.rows.map((row) => cellsOf(meta, row)['iCode'] ?? '');
  const data = renamed('iData', iData, codes);
  const { found, read } = readTables(data, meta, period);
  return { files: read ? filesOf(read, name, status) : new Map(), problems: found };
}

/** Both tables, understood and free of problems. */
interface Read {
  meta: Cells[];
  data: Cells[];
  root: Cells;
  frequency: Frequency;
  /** The period of a row. */
  at: (row: Cells) => string;
  ids: Map<string, string>;
}

function readTables(
  iData: Table,
  iMeta: Table,
  period: string | undefined,
): { found: Problem[]; read: Read | undefined } {
  const found: Problem[] = [];
  const need = (table: Table, columns: readonly string[]) => {
    for (const c of columns.filter((c) => !table.header.includes(c))) found.push(absent(table, c));
  };
  need(iMeta, ['iCode', 'Type', 'Parent', 'Weight', 'Direction']);
  need(iData, ['uCode']);
  const timed = iData.header.includes('Time');
  if (!timed && period === undefined) found.push(absent(iData, 'Time'));
  if (found.length > 0) return { found, read: undefined };
  found.push(...problemsOfMeta(iMeta));
  const meta = iMeta.rows.map((row): Cells => {
    const cells = cellsOf(iMeta, row);
    return { ...cells, Type: typeOf(cells['Type']), Parent: given(cells['Parent']) };
  });
  const columns = codesOf(meta, 'Indicator', 'Denominator');
  need(iData, [...columns, ...codesOf(meta, 'Group')]);
  const data = iData.rows.map((row) => cellsOf(iData, row));
  const times = timesOf(
    data.map((row) => ({ unit: row['uCode'] ?? '', time: timed ? (row['Time'] ?? '') : period! })),
  );
  if (!timed && times.of(period!) === undefined) {
    found.push(problems.badPeriod({ file: '--period' }, period!, '2018'));
  }
  if (data.length === 0)
    found.push(problems.emptyTable(iData.file, { en: 'a row for each unit', zh: '每个单元一行' }));
  found.push(
    ...problemsOfData(
      iData,
      columns.filter((c) => iData.header.includes(c)),
      timed ? times : undefined,
    ),
  );
  const root = meta.find((row) => row['Type'] === 'Aggregate' && !row['Parent']);
  if (!root) found.push(problems.unknownCode({ file: iMeta.file }, { en: 'root', zh: '根节点' }, '∅', []));
  if (found.length > 0 || !root) return { found, read: undefined };
  const at = (row: Cells) => times.of(timed ? row['Time']! : period!)!;
  const { frequency } = times;
  const ids = idsFor(
    meta.map((row) => row['iCode']!),
    'item',
  );
  return { found, read: { meta, data, root, frequency, at, ids } };
}

/** A column that is not there, in the row of the header. */
function absent(table: Table, column: string): Problem {
  const problem = problems.absentColumn(table.file, column);
  return table.sheet ? { ...problem, at: placeIn(table, table.sheet.headerLine) } : problem;
}

function codesOf(meta: readonly Cells[], ...types: string[]): string[] {
  return types.flatMap((type) => meta.filter((row) => row['Type'] === type).map((row) => row['iCode'] ?? ''));
}

function filesOf(
  { meta, data, root, frequency, at, ids }: Read,
  name: string,
  status: string,
): Map<string, string> {
  const times = [...new Set(data.map(at))].sort();
  const id = (code: string) => ids.get(code) ?? plainId(code);
  const groups = codesOf(meta, 'Group');
  const columns = codesOf(meta, 'Indicator', 'Denominator');
  const titles = new Map(meta.map((row) => [row['iCode']!, row['iName'] ?? row['iCode']!]));
  const edition = {
    edition: plainId(name) || 'edition',
    title: both(root['iName'] ?? name),
    version: times.at(-1)!,
    'data-status': status,
    units: {
      level: 'unit',
      title: { en: 'Units', zh: '单元' },
      groups: groups.map((g) => ({ column: id(g), title: both(titles.get(g)!), 'roll-up': 'mean' })),
    },
    periods: { frequency, base: times[0]! },
    method: {
      normalise: { method: 'min-max', range: [0, 100], over: 'all-periods' },
      aggregate: 'arithmetic',
      missing: { 'min-present': 0, weights: 'hand-over' },
    },
    tree: treeOf(meta, root, id),
  };
  const latest = new Map(
    data.toSorted((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0)).map((row) => [row['uCode']!, row]),
  );
  const units = new Map(data.map((row) => [row['uCode']!, latest.get(row['uCode']!)!]));
  const byCode = new Map(meta.map((row) => [row['iCode']!, row]));
  return new Map([
    [
      'edition.yaml',
      `# yaml-language-server: $schema=./edition.schema.json\n${stringify(edition, { lineWidth: 110 })}`,
    ],
    [
      'indicators.csv',
      csv(
        ['id', 'title_en', 'unit', 'direction', 'denominator', 'target'],
        columns.map((code) => indicatorRow(byCode.get(code)!, id)),
      ),
    ],
    [
      'units.csv',
      csv(
        ['code', 'name_en', ...groups.map(id)],
        [...units.values()].map((row) => [
          row['uCode'],
          row['uName'] ?? row['uCode'],
          ...groups.map((g) => given(row[g])),
        ]),
      ),
    ],
    [
      'data/values.csv',
      csv(
        ['unit', 'period', ...columns.map(id)],
        data.map((row) => [row['uCode'], at(row), ...columns.map((c) => numberText(row[c]))]),
      ),
    ],
  ]);
}

function treeOf(meta: readonly Cells[], node: Cells, id: (code: string) => string): object {
  const weight = weightOf(node);
  if (node['Type'] === 'Indicator') return { indicator: id(node['iCode']!), weight };
  const children = meta.filter((row) => row['Parent'] === node['iCode']).map((row) => treeOf(meta, row, id));
  const own = node['Parent'] ? { weight } : {};
  return { id: id(node['iCode']!), title: both(node['iName'] ?? node['iCode']!), ...own, children };
}

function weightOf(node: Cells): number {
  const weight = numberIn(node['Weight'])!;
  return Number.isNaN(weight) ? 1 : weight;
}

function indicatorRow(row: Cells, id: (code: string) => string): (string | undefined)[] {
  const { iCode, iName, Unit, Direction } = row;
  const denominator = given(row['Denominator']);
  const below = denominator === undefined ? undefined : id(denominator);
  return [id(iCode!), iName ?? iCode, Unit, numberText(Direction), below, numberText(row['Target'])];
}

const both = (words: string) => ({ en: words, zh: words });

/** A number as the edition writes it; an empty cell when it is missing. */
function numberText(cell: string | undefined): string | undefined {
  const number = numberIn(cell)!;
  return Number.isNaN(number) ? undefined : String(number);
}

function csv(header: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  return csvText(
    header,
    rows.map((row) => row.map((cell) => cell ?? '')),
  );
}
