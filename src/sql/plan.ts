import { additiveParts, placeColumns, type Signal, summedColumn } from '../edition/index.js';
import { aggregates, type Cell, type Measure, measuresOf } from './aggregates/index.js';
import { columnsOfConditions } from './conditions.js';
import type { Dialect } from './dialect.js';
import { distinctQuery, type GeocodingTable } from './distinctQuery.js';
import type { PlaceGrid } from './grid.js';
import { groupBy } from './groupBy.js';
import { placeAndDate } from './keys.js';
import { maxPlainConditions, plainQuery } from './plainQuery.js';
import type { PartialColumn, PartialQuery } from './query.js';
import { bucketOf, sketchQuery } from './sketchQuery.js';

/**
 * The result of a query, the same from both engines: by column, with a row for each place and date. Plain data that can
 * be stored, sent, and merged with other parts (`mergePartials`).
 */
export interface Partials {
  /** Number of rows. */
  length: number;
  /** The values of each place column, null where empty; or the id of the polygon of a position. */
  words: readonly ArrayLike<string | null>[];
  observed: ArrayLike<string | null>;
  /** One for each cell of the query. */
  cells: readonly ArrayLike<Cell>[];
}

/** A signal, with the borders that its positions are geocoded by, if any. */
export type PlannedSignal = Signal & { grid?: PlaceGrid };

/** All queries for signals that share a record table. */
export interface QueryPlan {
  /** Number of place columns. */
  placeColumns: number;
  queries: PartialQuery[];
}

/**
 * The queries for all signals that read a record table with the same place and date columns. The first has all plain
 * aggregate functions, one pass for any number of signals; each sketched column needs a pass of its own, shared by its
 * signals. Exact distinct counts need a separate query after geocoding (`distinctCountQuery`).
 *
 * @param table an SQL expression for the records, for example `read_parquet(['…'])`
 * @param signals share `from`, `unit`, and column and zone of `period`
 * @throws RangeError for a name or condition that SQL cannot express
 */
export function queryPlan(table: string, signals: readonly PlannedSignal[], d: Dialect): QueryPlan {
  const { unit, period, grid } = signals[0]!;
  const keys = placeAndDate({ columns: placeColumns(unit), grid, date: period }, d);
  const columns = partialColumns(signals);
  const plain = columns.filter((c) => 'columns' in c.aggregate.partial);
  const sketched = columns.filter((c) => 'bucket' in c.aggregate.partial);
  return {
    placeColumns: keys.places.length,
    queries: [
      plainQuery(table, keys, plain, d),
      ...[...groupBy(sketched, (c) => bucketOf(c, d)).values()].map((those) =>
        sketchQuery(table, keys, those, d),
      ),
    ],
  };
}

/**
 * The query for exact counts of different values (`distinctQuery`).
 * @param signals share their records and the column
 */
export function distinctCountQuery(
  table: string,
  signals: readonly PlannedSignal[],
  map: GeocodingTable,
  d: Dialect,
): string {
  const { unit, period, grid } = signals[0]!;
  const counted = signals.map((signal) => measuresOf(signal).distinct!);
  return distinctQuery(table, { columns: placeColumns(unit), grid, date: period }, counted, map, d);
}

/**
 * The columns that the conditions of signals refer to, where there are enough conditions for grouping to matter
 * (`plainQuery`).
 * @param known the names of all columns
 */
export function conditionColumns(signals: readonly PlannedSignal[], known: readonly string[]): string[] {
  const plain = partialColumns(signals).filter((c) => 'columns' in c.aggregate.partial);
  const conditions = [...new Set(plain.flatMap((c) => c.where))];
  return (conditions.length > maxPlainConditions && columnsOfConditions(conditions, known)) || [];
}

/**
 * The columns of a plan: counts of all records and of those that any signal uses; then for each signal its records, its
 * value or numerator, its denominator, the records that these sum, and its contributors, if any.
 */
function partialColumns(signals: readonly Signal[]): PartialColumn[] {
  const { value: count } = measuresOf({ value: { count: true } });
  const whereOf = (one: Signal) => (one.where === undefined ? [] : [one.where]);
  const before = signals.filter(({ period }) => period.take !== 'last');
  const all: PartialColumn[] = [
    { ...count, signal: undefined, of: 'records' },
    { ...count, signal: undefined, of: 'used', any: signals.map(whereOf) },
    ...(before.length === 0
      ? []
      : [{ ...count, signal: undefined, of: 'used-before' as const, any: before.map(whereOf) }]),
  ];
  signals.forEach((one, signal) => {
    const { value, denominator } = measuresOf(one);
    const where = whereOf(one);
    all.push({ ...count, where, signal, of: 'records' }, { ...value, signal, of: 'value' });
    if (denominator) all.push({ ...denominator, signal, of: 'below' });
    for (const [of, part] of [['value-of', value] as const, ['below-of', denominator] as const])
      if (part?.aggregate === aggregates.sum) all.push({ ...count, where: part.where, signal, of });
    if (one.contributors) all.push({ ...contributionsOf(one, where), signal, of: 'contributions' });
  });
  return all;
}

function contributionsOf({ value, contributors }: Signal, where: readonly string[]): Measure {
  return {
    aggregate: aggregates.contributions(contributedColumn(value)),
    column: contributors!.column,
    where,
  };
}

/** What contributors are judged by: the column that is summed where the signal is one sum; undefined where it is their records. */
export function contributedColumn(value: Signal['value']): string | undefined {
  const [first, second] = additiveParts(value);
  return first && !second ? summedColumn(first) : undefined;
}
