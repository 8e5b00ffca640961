import { placeColumns, type Signal } from '../edition/index.js';
import type { Buckets, Cell, Column } from './aggregates/aggregate.js';
import { aggregates } from './aggregates/index.js';
import type { Dialect } from './dialect.js';
import type { PlaceGrid } from './grid.js';
import { type Keys, keysOf } from './keys.js';
import { type Measure, measuresOf } from './measures.js';

/**
 * What a query gives, the same from any engine: by column, with a row for each place and date. Plain data that can be stored,
 * sent, and merged with what other records give (`mergePartials`).
 */
export interface Partials {
  /** How many rows. */
  length: number;
  /** What stands in each of the place columns, null where nothing does; or the place that a position lies in. */
  words: readonly ArrayLike<string | null>[];
  observed: ArrayLike<string | null>;
  /** One for each column of the query. */
  cells: readonly ArrayLike<Cell>[];
}

/** One query of a plan: a row for every place and date, of the place columns, the date and these columns. */
export interface PartialQuery {
  sql: string;
  columns: PlanColumn[];
  /**
   * False where the records must be read in one query (exact distinct counts): partials of several parts are only good
   * where no two share a place and date.
   */
  merges: boolean;
}

/** A column of partials: which signal it is for (none: all records), and which of its figures. */
export interface PlanColumn extends Measure {
  signal: number | undefined;
  of: 'records' | 'value' | 'below' | 'contributions';
}

/** A signal, and the borders by which positions become places where it has any. */
export type PlannedSignal = Signal & { grid?: PlaceGrid };

/** All that an engine must be asked for signals that share a record table. */
export interface QueryPlan {
  /** How many words say where a record belongs. */
  words: number;
  queries: PartialQuery[];
}

/**
 * The queries for all signals that read a record table in the same way. The first has all that is one aggregate function:
 * one pass for any number of signals; each column that is sketched needs a pass of its own, for any number of signals.
 *
 * @param table an SQL expression for the records, for example `read_parquet(['…'])`
 * @param signals share `from`, `unit`, and column and zone of `period`
 * @throws RangeError for a name or condition that no query can hold
 */
export function queryPlan(table: string, signals: readonly PlannedSignal[], d: Dialect): QueryPlan {
  const { unit, period, grid } = signals[0]!;
  const keys = keysOf({ columns: placeColumns(unit), grid, date: period }, d);
  const columns = columnsOf(signals);
  const plain = columns.filter((c) => 'column' in c.aggregate.partial);
  const bucketOf = (c: PlanColumn) => (c.aggregate.partial as Buckets).bucket(d.identifier(c.column!), d);
  const sketched = columns.filter((c) => 'bucket' in c.aggregate.partial);
  const sketches = [...new Set(sketched.map(bucketOf))].map((bucket) => {
    const alike = sketched.filter((c) => bucketOf(c) === bucket);
    return sketchQuery(table, keys, bucket, alike, d);
  });
  return { words: keys.words.length, queries: [plainQuery(table, keys, plain, d), ...sketches] };
}

/** All records; and for each signal its records, its value and what stands below the line. */
function columnsOf(signals: readonly Signal[]): PlanColumn[] {
  const { value: count } = measuresOf({ value: { count: true } });
  const all: PlanColumn[] = [{ ...count, signal: undefined, of: 'records' }];
  signals.forEach((one, signal) => {
    const { value, below } = measuresOf(one);
    const where = one.where === undefined ? [] : [one.where];
    all.push({ ...count, where, signal, of: 'records' }, { ...value, signal, of: 'value' });
    if (below) all.push({ ...below, signal, of: 'below' });
    if (one.contributors) all.push({ ...contributionsOf(one, where), signal, of: 'contributions' });
  });
  return all;
}

/** What each contributor has of a signal: of its sum where it is one, else of its records. */
function contributionsOf({ value, contributors }: Signal, where: readonly string[]): Measure {
  const amount = 'sum' in value ? value.sum : undefined;
  return { aggregate: aggregates.contributions(amount), column: contributors!.column, where };
}

/** Conditions are worked out once for each record, however many columns they are of. */
function plainQuery(table: string, by: Keys, columns: PlanColumn[], d: Dialect): PartialQuery {
  const keys = [...by.words, by.date];
  const conditions = [...new Set(columns.map((c) => allOf(c.where, d)))].filter((all) => all !== '');
  const cells = columns.flatMap((c, i) => {
    const { column, double, inTwo } = c.aggregate.partial as Column;
    const condition = conditions.indexOf(allOf(c.where, d));
    const held = condition < 0 ? '' : ` FILTER (WHERE __w${condition})`;
    const asked = [c.column === undefined ? '' : d.identifier(c.column), d, held] as const;
    const two = inTwo?.(...asked);
    if (two) return [`${two.double} AS ${cellName(i)}`, `${two.text} AS ${longName(i)}`];
    const made = column(...asked);
    return [`${double ? d.double(made) : d.text(made)} AS ${cellName(i)}`];
  });
  const judged = ['*', ...conditions.map((all, i) => `(${all}) AS __w${i}`)].join(',\n    ');
  const records = `${table}${by.join}`;
  const sql = [
    `SELECT ${[...keys.map(d.text), ...cells].join(',\n  ')}`,
    `FROM ${conditions.length === 0 ? records : `(SELECT ${judged}\n  FROM ${records}) AS judged`}`,
    `GROUP BY ${keys.join(', ')}`,
    `ORDER BY ${order(keys)}`,
  ].join('\n');
  return { sql, columns, merges: columns.every((c) => c.aggregate.merge !== undefined) };
}

/** The records by bucket first, all signals at once; then the buckets of a place and date as a list for each signal. */
function sketchQuery(
  table: string,
  by: Keys,
  bucket: string,
  columns: PlanColumn[],
  d: Dialect,
): PartialQuery {
  const keys = [...by.words, by.date];
  const sketch = (c: PlanColumn) => c.aggregate.partial as Buckets;
  const registers = columns.map(
    (c, i) => `${sketch(c).register(d.identifier(c.column!), d)}${filter(c.where, d)} AS __r${i}`,
  );
  const lists = columns.map((c, i) => `${d.packed('__b', sketch(c).kept(`__r${i}`))} AS ${cellName(i)}`);
  const names = keys.map((_, i) => `__k${i}`);
  const sql = [
    `SELECT ${[...names.map(d.text), ...lists].join(',\n  ')}`,
    `FROM (SELECT ${[...keys.map((key, i) => `${key} AS __k${i}`), `${bucket} AS __b`, ...registers].join(',\n    ')}`,
    `  FROM ${table}${by.join}`,
    `  GROUP BY ${[...keys, bucket].join(', ')}) AS buckets`,
    'WHERE __b IS NOT NULL',
    `GROUP BY ${names.join(', ')}`,
    `ORDER BY ${order(keys)}`,
  ].join('\n');
  return { sql, columns, merges: true };
}

/** What an answer calls the cells of a column, and those of them that a double does not hold. */
export const cellName = (column: number) => `__c${column}`;
export const longName = (column: number) => `__t${column}`;

const order = (keys: readonly string[]) => keys.map((_, i) => `${i + 1}`).join(', ');

/** Records for which all conditions hold. */
function filter(conditions: readonly string[], d: Dialect): string {
  return conditions.length === 0 ? '' : ` FILTER (WHERE ${allOf(conditions, d)})`;
}

function allOf(conditions: readonly string[], d: Dialect): string {
  return conditions.map(d.condition).join(' AND ');
}
