import { parse } from 'csv-parse/sync';
import { rankStudy } from '../../analysis/index.js';
import { nearestWord, problems, publishedPeriods, type Text, UserError } from '../../edition/index.js';
import {
  type AnyDefinition,
  type Cell,
  columnsOf,
  fileOf,
  keyText,
  type Table,
  type TableColumn,
  type TableInputs,
} from '../../tables/index.js';
import { subjectsOf } from '../find.js';
import { type Release, readText } from '../readRelease.js';
import { choiceDraws } from '../tables/choices.js';
import { definitionNamed, definitions, type TableName } from '../tables/definitions.js';
import { recomputeTable } from '../tables/releaseTables.js';
import { joinReference } from './reference.js';
import { startOf } from './tableReference.js';

/** The receipt of a figure of a table other than the results. */
export interface TableReceipt {
  kind: 'table';
  reference: string;
  release: string;
  dataStatus: string;
  software: Record<string, string>;
  /** Name, title, file and hash of the table. */
  table: { name: string; title: Text; file: string; sha256: string };
  /** The row of the file, counted from 1 below the header, and its key. */
  row: { number: number; key: Record<string, string> };
  /** The column: its meaning, unit, formula and missing rule. */
  column: { id: string; title: Text; unit: Text | null; note: Text | null };
  /** The figure as in the file; empty where it is missing. */
  value: string;
  /** Why it is missing, where the row has a reason. */
  why: string | null;
  /** Its inputs: references of figures (`*` means every code of a level) and files. */
  inputs: string[];
  /** The section of docs/method.md with the formulas. */
  method: { file: 'docs/method.md'; section: string };
  /** The same figure, recomputed by the function of the table. */
  recomputed: { value: string; same: boolean; with: string };
}

type TextRow = Readonly<Record<string, string>>;

/** The rows of a table as text, and their numbers by their keys. */
interface KeyedRows {
  rows: readonly TextRow[];
  byKey: ReadonlyMap<string, number>;
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
  const refuse = (form: readonly string[], near: readonly string[]) =>
    new UserError([problems.badReference(reference, form.join('/'), near)]);
  const definition = definitionNamed(name);
  const listed = definition && release.manifest.files.find((f) => f.path === fileOf(definition));
  if (!listed) throw refuse(['analysis', 'TABLE', 'KEY…', 'COLUMN'], await nearTable(release, name, parts));
  const start = startOf(definition);
  const { key } = definition;
  const published = await publishedRows(release, definition);
  const wanted = keyText(parts.slice(0, key.length));
  const number = published.byKey.get(wanted) ?? -1;
  const id = parts[key.length] ?? '';
  const figures = Object.keys(published.rows[0] ?? {}).filter((column) => !key.includes(column));
  if (number < 0 || !figures.includes(id) || parts.length !== key.length + 1) {
    const form = [...start, ...key.map((k) => k.toUpperCase()), 'COLUMN'];
    const keys = published.rows.map((row) => key.map((k) => row[k]!));
    throw refuse(form, nearReferences(start, keys, figures, parts, number < 0 ? undefined : keys[number]));
  }
  const row = published.rows[number]!;
  const again = await recomputed(release, definition);
  const value = again.rows[again.byKey.get(wanted) ?? -1]?.[id] ?? '';
  return {
    kind: 'table',
    reference: joinReference([...start, ...parts]),
    release: release.manifest.id,
    dataStatus: release.plan.dataStatus,
    software: release.manifest.software,
    table: { name, title: definition.title, file: listed.path, sha256: listed.sha256 },
    row: { number: number + 1, key: Object.fromEntries(key.map((k, i) => [k, parts[i]!])) },
    column: columnOf(again.columns, id),
    value: row[id]!,
    why: row[id] === '' ? whyOf(row, id) : null,
    inputs: inputsOf(release, definition, row),
    method: { file: 'docs/method.md', section: definition.section ?? '' },
    recomputed: { value, same: value === row[id], with: makerOf(name) },
  };
}

/** The same row and column in the table with the most similar name, where they exist. */
async function nearTable(release: Release, name: string, parts: readonly string[]): Promise<string[]> {
  const near = nearestWord(name, Object.keys(definitions));
  if (near === undefined || near === name) return [];
  const reference = joinReference([...startOf(definitions[near as TableName]), ...parts]);
  return tableReceipt(release, reference, near, parts).then(
    () => [reference],
    () => [],
  );
}

function indexByKey(rows: readonly TextRow[], key: readonly string[]): KeyedRows {
  return { rows, byKey: new Map(rows.map((row, n) => [keyText(key.map((id) => row[id] ?? '')), n])) };
}

/** Memoizes a function of a release and a table definition. */
function memoizeByTable<V>(make: (release: Release, definition: AnyDefinition) => Promise<V>) {
  const known = new WeakMap<object, Map<string, Promise<V>>>();
  return (release: Release, definition: AnyDefinition): Promise<V> => {
    const ofRelease = known.get(release.index) ?? new Map<string, Promise<V>>();
    known.set(release.index, ofRelease);
    const found = ofRelease.get(definition.name) ?? make(release, definition);
    ofRelease.set(definition.name, found);
    return found;
  };
}

/** A table as read from its file. */
const publishedRows = memoizeByTable(async (release, definition) => {
  const text = await readText(release, fileOf(definition));
  return indexByKey(parse(text, { columns: true }) as TextRow[], definition.key);
});

/** A table recomputed from the plan and the panel of the release. */
const recomputed = memoizeByTable(
  async (release, definition): Promise<KeyedRows & Pick<Table, 'columns'>> => {
    const table = await recomputeTable(release, definition.name as TableName);
    const rows = (table?.rows ?? []) as readonly Readonly<Record<string, Cell>>[];
    const texts = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, String(cell ?? '')])),
    );
    return { ...indexByKey(texts, definition.key), columns: table?.columns ?? columnsOf(definition) };
  },
);

/**
 * Suggested references: the row with the most similar key and its most similar column; where the row exists, two of its
 * other columns too.
 */
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
  const column = columns.includes(asked) ? asked : (nearestWord(asked, columns) ?? columns[0] ?? '');
  if (key.length === 0) return [];
  const others = columns.filter((c) => c !== column).slice(0, 2);
  return [column, ...(found ? others : [])].map((c) => joinReference([...start, ...key, c]));
}

function makerOf(name: string): string {
  const { noise, replicates, seed } = rankStudy;
  const varied = `noise ${noise}, one indicator left out, errors of the data`;
  const makers: Record<string, string> = {
    movers: 'analysis/rankings/movers',
    compare: 'analysis/compareOrders',
    uncertainty: `release/uncertainty: ${varied}, replicates ${replicates}, seed ${seed}`,
    pairs: `release/pairs: ${varied}, replicates ${replicates}, seed ${seed}`,
    choices: `release/choices: ${varied}, ways to aggregate, replicates ${choiceDraws} a column, seed ${seed}`,
  };
  return makers[name] ?? 'iplus analyse RELEASE --out DIR';
}

function columnOf(columns: readonly TableColumn[], id: string): TableReceipt['column'] {
  const { title, unit, note } = columns.find((c) => c.id === id)!;
  return { id, title, unit: unit ?? null, note: note ?? null };
}

/** The reason in the column `why` (column:reason) or `reason` of the row. */
function whyOf(row: TextRow, column: string): string | null {
  const said = (row['why'] ?? '').split(' ').find((w) => w.startsWith(`${column}:`));
  return said?.slice(column.length + 1) ?? (row['reason'] || null);
}

/** References and files that a row is computed from, as its cells name them. */
function inputsOf(
  { plan }: Release,
  { from: made = [], readsOtherPeriods }: AnyDefinition,
  row: TextRow,
): string[] {
  const cell = (id: string) => row[id] ?? '';
  const periods = publishedPeriods(plan);
  const named = ['period', 'from', 'to', 'first'].map(cell).filter((p) => periods.includes(p));
  const nodes = ['node', 'sector', 'part'].map(cell).filter((id) => plan.nodes.some((n) => n.id === id));
  const level = cell('level') || plan.level;
  const unit = cell('unit') || plan.total.code;
  const own = subjectsOf(plan).find((s) => s.code === unit);
  // A tier has no figures of its own: its inputs are those of the units.
  const tier = level === 'tier' && plan.groupings.every((g) => g.column !== level);
  const whose = cell('unit') === '' || own?.level === level ? unit : `${level}:${unit}`;
  const when = named.length === 0 || readsOtherPeriods ? ['*'] : [...new Set(named)];
  const what = nodes.length === 0 ? ['*'] : nodes;
  const figures = (who: string) => when.flatMap((t) => what.map((node) => ['results', who, t, node]));
  const given: Record<TableInputs, () => string[][]> = {
    own: () => figures(tier ? `${plan.level}:*` : whose),
    all: () => figures(`${level}:*`),
    economy: () => [['analysis', 'economy', level, cell('unit') || '*', cell('period') || '*', '*', '*']],
    panel: () => [['panel.parquet'], ['plan.json']],
    plan: () => [['plan.json']],
    geocoding: () => [['geocoding.csv']],
  };
  return made.flatMap((from) => given[from]().map(joinReference));
}
