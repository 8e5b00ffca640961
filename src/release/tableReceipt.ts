import { parse } from 'csv-parse/sync';
import { compareOrders } from '../analysis/index.js';
import { nearest, problems, publishedPeriods, type Text, UserError } from '../edition/index.js';
import { subjectsOf } from './find.js';
import { compareCsv, moversCsv } from './orders.js';
import { type Release, readText } from './readRelease.js';
import { joinReference } from './reference.js';
import { tableOf } from './releaseTables.js';
import { ownTables, type TableInputs, type TableKey, tableKeys } from './tableKeys.js';
import { uncertaintyCsv, weightStudy, weightUncertainty } from './uncertainty.js';

/** Where a figure of a table beside the results came from. */
export interface TableReceipt {
  kind: 'table';
  reference: string;
  release: string;
  dataStatus: string;
  software: Record<string, string>;
  /** Name, title, file and hash of the table. */
  table: { name: string; title: Text; file: string; sha256: string };
  /** The row of the file, the first below the header is 1, and what names it. */
  row: { number: number; key: Record<string, string> };
  /** The column: what it means, its unit, its formula and missing rule. */
  column: { id: string; title: Text; unit: Text | null; note: Text | null };
  /** The figure as the file has it; empty where it is missing. */
  value: string;
  /** Why it is missing, where the row says so. */
  why: string | null;
  /** What it is computed from: references of figures (`*` stands for every code of a level) and files. */
  inputs: string[];
  /** Where the formulas are explained. */
  method: { file: 'docs/method.md'; section: string };
  /** The same figure, made again by the function that made the table. */
  recomputed: { value: string; same: boolean; with: string };
}

/** A table as text: header and rows. */
interface CsvTable {
  header: string[];
  rows: string[][];
}

/**
 * The receipt of one figure of a table: `parts` are its key and the column.
 * @throws UserError where there is no such table, row or column
 */
export async function tableReceipt(
  release: Release,
  reference: string,
  name: string,
  parts: readonly string[],
): Promise<TableReceipt> {
  const beside = Object.hasOwn(ownTables, name) ? ownTables[name] : undefined;
  const start = beside ? [name] : ['analysis', name];
  const how = Object.hasOwn(tableKeys, name) ? tableKeys[name] : undefined;
  const file = beside ? `${name}.csv` : `analysis/${name}.csv`;
  const listed = release.manifest.files.find((f) => f.path === file);
  const refuse = (form: readonly string[], near: readonly string[]) =>
    new UserError([problems.badReference(reference, form.join('/'), near)]);
  if (!how || !listed)
    throw refuse(['analysis', 'TABLE', 'KEY…', 'COLUMN'], await nearTable(release, name, parts));
  const published = await publishedTable(release, file, how.key);
  const form = [...start, ...how.key.map((k) => k.toUpperCase()), 'COLUMN'];
  const at = how.key.map((column) => published.header.indexOf(column));
  const number = published.byKey.get(keyText(parts.slice(0, at.length))) ?? -1;
  const column = parts[how.key.length] ?? '';
  const figures = published.header.filter((h) => !how.key.includes(h));
  if (number < 0 || !figures.includes(column) || parts.length !== how.key.length + 1) {
    const keys = published.rows.map((row) => at.map((i) => row[i]!));
    throw refuse(form, nearReferences(start, keys, figures, parts, number < 0 ? undefined : keys[number]));
  }
  const row = published.rows[number]!;
  const cell = published.header.indexOf(column);
  const again = await recomputed(release, name, how.key);
  const same = again.byKey.get(keyText(parts.slice(0, at.length))) ?? -1;
  const value = again.rows[same]?.[again.header.indexOf(column)] ?? '';
  return {
    kind: 'table',
    reference: joinReference([...start, ...parts]),
    release: release.manifest.id,
    dataStatus: release.plan.dataStatus,
    software: release.manifest.software,
    table: {
      name,
      title: beside?.title ?? tableOf(release, name)!.title,
      file,
      sha256: listed.sha256,
    },
    row: { number: number + 1, key: Object.fromEntries(how.key.map((k, i) => [k, parts[i]!])) },
    column: columnOf(release, name, column),
    value: row[cell]!,
    why: row[cell] === '' ? whyOf(published.header, row, column) : null,
    inputs: inputsOf(release, how, published.header, row),
    method: { file: 'docs/method.md', section: how.section },
    recomputed: { value, same: value === row[cell], with: makerOf(name) },
  };
}

/** The same key in the table of the nearest name, where it leads to a figure. */
async function nearTable(release: Release, name: string, parts: readonly string[]): Promise<string[]> {
  const near = nearest(name, Object.keys(tableKeys));
  if (near === undefined || near === name) return [];
  const reference = joinReference([
    ...(Object.hasOwn(ownTables, near) ? [near] : ['analysis', near]),
    ...parts,
  ]);
  return tableReceipt(release, reference, near, parts).then(
    () => [reference],
    () => [],
  );
}

function table(text: string): CsvTable {
  const [header = [], ...rows] = parse(text) as string[][];
  return { header, rows };
}

/** A table and the numbers of its rows by their keys. */
type Keyed = CsvTable & { byKey: Map<string, number> };

function keyed({ header, rows }: CsvTable, key: readonly string[]): Keyed {
  const at = key.map((column) => header.indexOf(column));
  return { header, rows, byKey: new Map(rows.map((row, n) => [keyText(at.map((i) => row[i]!)), n])) };
}

const keyText = (key: readonly string[]) => JSON.stringify(key);

const read = new WeakMap<object, Map<string, Promise<Keyed>>>();

/** A table as its file has it, read once. */
function publishedTable(release: Release, file: string, key: readonly string[]): Promise<Keyed> {
  const known = read.get(release.index) ?? new Map<string, Promise<Keyed>>();
  read.set(release.index, known);
  const before = known.get(file);
  if (before) return before;
  const reading = readText(release, file).then((text) => keyed(table(text), key));
  known.set(file, reading);
  return reading;
}

/** The nearest key of the table and column, and what its row has else. */
function nearReferences(
  start: readonly string[],
  keys: readonly (readonly string[])[],
  columns: readonly string[],
  parts: readonly string[],
  found: readonly string[] | undefined,
): string[] {
  const wanted = parts.slice(0, keys[0]?.length ?? 0);
  const agree = (key: readonly string[]) => key.filter((k, i) => k === wanted[i]).length;
  const key = found ?? keys.reduce((best, k) => (agree(k) > agree(best) ? k : best), keys[0] ?? []);
  const asked = parts.at(-1) ?? '';
  const column = columns.includes(asked) ? asked : (nearest(asked, columns) ?? columns[0] ?? '');
  if (key.length === 0) return [];
  const others = columns.filter((c) => c !== column).slice(0, 2);
  return [column, ...(found ? others : [])].map((c) => joinReference([...start, ...key, c]));
}

const made = new WeakMap<object, Map<string, Promise<Keyed>>>();

/** A table made again from the plan and the panel of the release; once for all its figures. */
function recomputed(release: Release, name: string, key: readonly string[]): Promise<Keyed> {
  const known = made.get(release.index) ?? new Map<string, Promise<Keyed>>();
  made.set(release.index, known);
  const before = known.get(name);
  if (before) return before;
  const again = remake(release, name).then((one) => keyed(one, key));
  known.set(name, again);
  return again;
}

async function remake(release: Release, name: string): Promise<CsvTable> {
  const { plan, panel, index, solve } = release;
  if (name === 'movers') return table(moversCsv(plan, index));
  if (name === 'compare') return table(compareCsv(compareOrders(plan, index)));
  if (name === 'uncertainty') {
    return table(uncertaintyCsv(plan, await weightUncertainty(plan, panel, index, solve)));
  }
  const { columns, rows } = tableOf(release, name)!;
  return { header: columns.map((c) => c.id), rows: rows.map((row) => row.map((cell) => String(cell ?? ''))) };
}

function makerOf(name: string): string {
  const { noise, replicates, seed } = weightStudy;
  const makers: Record<string, string> = {
    movers: 'analysis/rankings/movers',
    compare: 'analysis/compareOrders',
    uncertainty: `release/uncertainty: noise ${noise}, replicates ${replicates}, seed ${seed}`,
  };
  return makers[name] ?? 'iplus analyse RELEASE --out DIR';
}

function columnOf(release: Release, name: string, id: string): TableReceipt['column'] {
  const own = ownTables[name];
  if (own) return { id, title: own.columns[id] ?? { en: id, zh: id }, unit: null, note: null };
  const { title, unit, note } = tableOf(release, name)!.columns.find((c) => c.id === id)!;
  return { id, title, unit: unit ?? null, note: note ?? null };
}

/** The reason in the column `why` (column:reason) or `reason` of the row. */
function whyOf(header: readonly string[], row: readonly string[], column: string): string | null {
  const cell = (id: string) => row[header.indexOf(id)] ?? '';
  const said = cell('why')
    .split(' ')
    .find((w) => w.startsWith(`${column}:`));
  return said?.slice(column.length + 1) ?? (cell('reason') || null);
}

/** References and files that a row is computed from, by what its columns name. */
function inputsOf(
  { plan }: Release,
  how: TableKey,
  header: readonly string[],
  row: readonly string[],
): string[] {
  const cell = (id: string) => row[header.indexOf(id)] ?? '';
  const periods = publishedPeriods(plan);
  const named = ['period', 'from', 'to', 'first'].map(cell).filter((p) => periods.includes(p));
  const nodes = ['node', 'sector', 'part'].map(cell).filter((id) => plan.nodes.some((n) => n.id === id));
  const level = cell('level') || plan.level;
  const unit = cell('unit') || plan.total.code;
  const own = subjectsOf(plan).find((s) => s.code === unit);
  // A tier has no figures of its own: it is made of those of the units.
  const tier = level === 'tier' && plan.groupings.every((g) => g.column !== level);
  const whose = cell('unit') === '' || own?.level === level ? unit : `${level}:${unit}`;
  const when = named.length === 0 || how.allPeriods ? ['*'] : [...new Set(named)];
  const what = nodes.length === 0 ? ['*'] : nodes;
  const figures = (who: string) => when.flatMap((t) => what.map((node) => ['results', who, t, node]));
  const given: Record<TableInputs, () => string[][]> = {
    own: () => figures(tier ? `${plan.level}:*` : whose),
    all: () => figures(`${level}:*`),
    economy: () => [['analysis', 'economy', level, cell('unit') || '*', cell('period') || '*', '*', '*']],
    panel: () => [['panel.parquet'], ['plan.json']],
    plan: () => [['plan.json']],
    placements: () => [['placements.csv']],
  };
  return how.from.flatMap((from) => given[from]().map(joinReference));
}
