import { stringify } from 'yaml';
import { addsUp } from '../decide/weighChildren.js';
import type { Coordinates, Plan } from '../plan.js';
import type { Text } from '../text.js';
import { numberText, parseNumberCell, presentText } from './coinrCells.js';
import { boundsFrom, indicatorsCsv, unitOf } from './coinrIndicators.js';
import { plainId } from './coinrNames.js';
import { type Cells, type CoinrTables, codesOf, csv, titleOf } from './coinrTables.js';
import { inLanguages, inNamedLanguages, TextColumns } from './coinrTexts.js';

/** Facts that the tables do not contain. */
export interface CoinrOptions {
  /** The short name of the edition. */
  name: string;
  /** The period of iData when it has no column Time. */
  period?: string | undefined;
  /** The status of the data, where they are not real. */
  status?: Plan['dataStatus'] | undefined;
  /** What the units are, where it is known: `city`, Cities. */
  units?: { level: string; title: Partial<Text> } | undefined;
  /** Degrees east and north of units, by code. */
  coordinates?: ReadonlyMap<string, Coordinates> | undefined;
  /** Codes of indicators of which a figure of 0, and not the lowest one, has the score 0. */
  fromZero?: readonly string[] | undefined;
  /** Transliterates a text to Latin letters, for ids. */
  spell: (text: string) => string;
}

/** The files of an edition: the content of the tables, and the method of a new edition. */
export function filesOf(
  read: CoinrTables,
  {
    name,
    status = 'real',
    units = { level: 'unit', title: { en: 'Units', zh: '单元' } },
    coordinates = new Map(),
    fromZero = [],
    spell,
  }: CoinrOptions,
  notes: Text[],
): Map<string, string> {
  const { meta, data, root, frequency, at, id } = read;
  const times = [...new Set(data.map(at))].sort();
  const groups = codesOf(meta, 'Group');
  const beside = unusedIn(read);
  const columns = codesOf(meta, 'Indicator', 'Denominator').filter((code) => !beside.includes(code));
  const byCode = new Map(meta.map((row) => [row['iCode']!, row]));
  const base = baseOf(read, times, columns, notes);
  const edition = {
    edition: plainId(spell(name)) || 'edition',
    title: titleOf(root),
    version: times.at(-1)!,
    'data-status': status,
    units: {
      ...units,
      groups: groups.map((g) => ({
        column: id(g),
        title: titleOf(byCode.get(g)!),
        'roll-up': 'mean',
      })),
    },
    ...(coordinates.size > 1 ? { map: 'dots' } : {}),
    periods: { frequency, base },
    method: {
      normalise: fromZero.length > 0 ? ownEnds : lowestToHighest,
      aggregate: 'arithmetic',
      missing: newMissing,
    },
    tree: treeOf(read, root, weightOf(root), notes),
    ...(beside.length > 0
      ? { contextual: beside.map((code) => contextOf(read, code, times.at(-1)!, units.level)) }
      : {}),
  };
  return new Map([
    [
      'edition.yaml',
      `# yaml-language-server: $schema=./edition.schema.json\n${stringify(edition, { lineWidth: 110 })}`,
    ],
    [
      'indicators.csv',
      indicatorsCsv(read, columns, fromZero.length > 0 ? boundsFrom(read, base, fromZero) : undefined),
    ],
    ['units.csv', unitsCsv(read, groups, coordinates)],
    ...groupsCsv(read, groups),
    ...(beside.length > 0
      ? [
          [
            contextFile,
            csv(
              ['code', 'period', ...beside.map(id)],
              data.map((row) => [row['uCode'], at(row), ...beside.map((c) => numberText(row[c]))]),
            ),
          ] as const,
        ]
      : []),
    [
      'data/values.csv',
      csv(
        ['unit', 'period', ...columns.map(id)],
        data.map((row) => [row['uCode'], at(row), ...columns.map((c) => numberText(row[c]))]),
      ),
    ],
  ]);
}

/** The first period in which most units have most indicators: before it there is hardly anything to compare with. */
function baseOf(
  { data, at }: CoinrTables,
  times: readonly string[],
  columns: readonly string[],
  notes: Text[],
): string {
  const units = new Set(data.map((row) => row['uCode']!)).size;
  const full = new Map(times.map((period) => [period, 0]));
  for (const row of data) {
    const filled = columns.filter((column) => numberText(row[column]) !== undefined).length;
    if (2 * filled >= columns.length) full.set(at(row), full.get(at(row))! + 1);
  }
  const base = times.find((period) => 2 * full.get(period)! >= units) ?? times[0]!;
  if (base !== times[0])
    notes.push({
      en: `The base, and the first published period, is ${base}: the first in which most units have most indicators. edition.yaml holds it; earlier figures stay in the data.`,
      zh: `基期及首个发布时期取${base}，即多数单元具有多数指标数据的首个时期；更早的数值仍保留在数据文件中，可在 edition.yaml 中修改。`,
    });
  return base;
}

const ownEnds = { method: 'goalposts', range: [0, 100] };
const lowestToHighest = { method: 'min-max', range: [0, 100], over: 'all-periods' };

/** The file of figures that are shown with the index and no part of it. */
const contextFile = 'context.csv';

/** Denominators by which no indicator is divided. */
function unusedIn({ meta }: CoinrTables): string[] {
  const used = new Set(meta.map((row) => presentText(row['Denominator'])));
  return codesOf(meta, 'Denominator').filter((code) => !used.has(code));
}

/** A denominator that no indicator uses, as a contextual indicator of the last period. */
function contextOf({ meta, data, id }: CoinrTables, code: string, period: string, level: string): object {
  const row = meta.find(({ iCode }) => iCode === code)!;
  const unit = unitOf(row, data);
  return {
    id: id(code),
    title: titleOf(row),
    unit: Object.keys(unit).length > 0 ? unit : { en: 'number', zh: '数' },
    level,
    file: contextFile,
    column: id(code),
    period,
    source: 'the imported table',
  };
}

/** The missing rule of an edition that `iplus new` writes. */
const newMissing = { 'min-present': 0.5, weights: 'reweight' } as const;

function treeOf(read: CoinrTables, node: Cells, weight: number, notes: Text[]): object {
  const { meta, id } = read;
  if (node['Type'] === 'Indicator') return { indicator: id(node['iCode']!), weight };
  const rows = meta.filter((row) => row['Parent'] === node['iCode'] && row['Type'] !== 'Group');
  const weights = sharesOf(rows.map(weightOf), node['iCode']!, notes);
  const children = rows.map((row, i) => treeOf(read, row, weights[i]!, notes));
  const own = node['Parent'] ? { weight } : {};
  return { id: id(node['iCode']!), title: titleOf(node), ...own, children };
}

/**
 * In COINr weights are relative to one another. An edition refuses weights that look like shares and do not add up: they are
 * written as shares that do.
 */
function sharesOf(weights: readonly number[], parent: string, notes: Text[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (addsUp(weights) || sum === 0) return weights;
  const shown = Number(sum.toPrecision(6));
  notes.push({
    en: `The weights below ${parent} add up to ${shown}; they are written as shares of 1.`,
    zh: `${parent} 下各权重之和为 ${shown}，已按占 1 的份额写入。`,
  });
  return weights.map((w) => w / sum);
}

function weightOf(node: Cells): number {
  const weight = parseNumberCell(node['Weight'])!;
  return Number.isNaN(weight) ? 1 : weight;
}

function unitsCsv(
  { data, at, id }: CoinrTables,
  groups: readonly string[],
  coordinates: ReadonlyMap<string, Coordinates>,
): string {
  const inTime = data.toSorted((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
  const latest = new Map(inTime.map((row) => [row['uCode']!, row]));
  const rows = [...new Set(data.map((row) => row['uCode']!))].map((code) => latest.get(code)!);
  const names = new TextColumns(
    'name',
    rows.map((row) => inLanguages(row, 'uName', row['uCode']!)),
  );
  return csv(
    ['code', ...names.header, ...groups.map(id), ...(coordinates.size > 0 ? ['lon', 'lat'] : [])],
    rows.map((row, i) => [
      row['uCode'],
      ...names.row(i),
      ...groups.map((g) => presentText(row[g])),
      ...(coordinates.size > 0 ? placeOf(coordinates.get(row['uCode']!)) : []),
    ]),
  );
}

const placeOf = (at: Coordinates | undefined) =>
  [at?.lon, at?.lat].map((x) => (x === undefined ? '' : String(x)));

/** groups.csv, where columns such as province_zh give the groups names. */
function groupsCsv({ data, id }: CoinrTables, groups: readonly string[]): [string, string][] {
  const rows = groups.flatMap((group) => {
    const members = new Map(
      data.flatMap((row) => (presentText(row[group]) ? [[row[group]!, row] as const] : [])),
    );
    return [...members].flatMap(([code, row]) => {
      const name = inNamedLanguages(row, group);
      return Object.keys(name).length > 0 ? [{ group, code, name }] : [];
    });
  });
  if (rows.length === 0) return [];
  const names = new TextColumns(
    'name',
    rows.map(({ name }) => name),
  );
  const table = csv(
    ['column', 'code', ...names.header],
    rows.map(({ group, code }, i) => [id(group), code, ...names.row(i)]),
  );
  return [['groups.csv', table]];
}
