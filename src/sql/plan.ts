import { placeColumns, type Signal } from '../edition/index.js';
import { aggregates, type Cell, type Measure, measuresOf } from './aggregates/index.js';
import { columnsIn } from './conditions.js';
import type { Dialect } from './dialect.js';
import { distinctQuery, type PlaceMap } from './distinctQuery.js';
import type { PlaceGrid } from './grid.js';
import { keysOf } from './keys.js';
import { fewConditions, plainQuery } from './plainQuery.js';
import type { AskedColumn, PartialQuery } from './query.js';
import { bucketOf, sketchQuery } from './sketchQuery.js';

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
  /** One for each cell of the query. */
  cells: readonly ArrayLike<Cell>[];
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
 * one pass for any number of signals; each column that is sketched needs a pass of its own, for any number of signals. Exact counts of
 * different values are asked for afterwards (`countingQuery`).
 *
 * @param table an SQL expression for the records, for example `read_parquet(['…'])`
 * @param signals share `from`, `unit`, and column and zone of `period`
 * @throws RangeError for a name or condition that no query can hold
 */
export function queryPlan(table: string, signals: readonly PlannedSignal[], d: Dialect): QueryPlan {
  const { unit, period, grid } = signals[0]!;
  const keys = keysOf({ columns: placeColumns(unit), grid, date: period }, d);
  const columns = columnsOf(signals);
  const plain = columns.filter((c) => 'columns' in c.aggregate.partial);
  const sketched = columns.filter((c) => 'bucket' in c.aggregate.partial);
  return {
    words: keys.words.length,
    queries: [
      plainQuery(table, keys, plain, d),
      ...alike(sketched, (c) => bucketOf(c, d)).map((those) => sketchQuery(table, keys, those, d)),
    ],
  };
}

/**
 * The query for exact counts of the different values of a column (`distinctQuery`).
 * @param signals share their records and the column
 */
export function countingQuery(
  table: string,
  signals: readonly PlannedSignal[],
  map: PlaceMap,
  d: Dialect,
): string {
  const { unit, period, grid } = signals[0]!;
  const counted = signals.map((signal) => measuresOf(signal).counted!);
  return distinctQuery(table, { columns: placeColumns(unit), grid, date: period }, counted, map, d);
}

/**
 * The columns that the conditions of signals are about, where these are so many that it matters whether the columns have few values.
 * @param known the names of all columns
 */
export function conditionColumns(signals: readonly PlannedSignal[], known: readonly string[]): string[] {
  const plain = columnsOf(signals).filter((c) => 'columns' in c.aggregate.partial);
  const conditions = [...new Set(plain.flatMap((c) => c.where))];
  return (conditions.length > fewConditions && columnsIn(conditions, known)) || [];
}

function alike<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  return [...new Set(all.map(keyOf))].map((key) => all.filter((one) => keyOf(one) === key));
}

/** All records, and those that any signal counts; and for each signal its records, its value and what stands below the line. */
function columnsOf(signals: readonly Signal[]): AskedColumn[] {
  const { value: count } = measuresOf({ value: { count: true } });
  const whereOf = (one: Signal) => (one.where === undefined ? [] : [one.where]);
  const before = signals.filter(({ period }) => period.take !== 'last');
  const all: AskedColumn[] = [
    { ...count, signal: undefined, of: 'records' },
    { ...count, signal: undefined, of: 'used', any: signals.map(whereOf) },
    ...(before.length === 0
      ? []
      : [{ ...count, signal: undefined, of: 'used-before' as const, any: before.map(whereOf) }]),
  ];
  signals.forEach((one, signal) => {
    const { value, below } = measuresOf(one);
    const where = whereOf(one);
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
