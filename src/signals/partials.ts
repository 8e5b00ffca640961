import {
  type Cell,
  cellName,
  type Dialect,
  longName,
  measuresOf,
  type PartialQuery,
  type Partials,
  type PlannedSignal,
  queryPlan,
} from '../sql/index.js';
import { errorMessage } from './duckdb.js';
import { isTooLong } from './duration.js';
import type { OnProgress, PartialTable } from './engine.js';

/** The result of a query, by column. */
export interface ResultSet {
  names: string[];
  /** Number of rows. */
  length: number;
  /** The values of a column, by its position; read when they are asked for. */
  column(c: number): ArrayLike<unknown>;
}

/** A connection to an SQL engine. */
export interface SqlConnection {
  dialect: Dialect;
  /** All rows. Rejects with the error of the engine; never returns part of a result. */
  query(sql: string, onProgress?: OnProgress): Promise<ResultSet>;
}

/**
 * Computes the partials of signals over a table. An invalid number fails a query even in a record that the conditions
 * exclude; the query is then repeated so that numbers are parsed only in records that meet the conditions.
 *
 * @param table an SQL expression of the engine's dialect
 * @throws the first error, where the repetition fails, too
 */
export async function queryPartials(
  db: SqlConnection,
  table: string,
  signals: readonly PlannedSignal[],
  onProgress?: OnProgress,
): Promise<PartialTable> {
  try {
    return await queryOnce(db, table, signals, onProgress);
  } catch (error) {
    if (isTooLong(errorMessage(error)) || !signals.some(hasConditions)) throw error;
    const careful: SqlConnection = { ...db, dialect: { ...db.dialect, parsesMatching: true } };
    return queryOnce(careful, table, signals, onProgress).catch(() => {
      throw error;
    });
  }
}

function hasConditions(signal: PlannedSignal): boolean {
  const { value, denominator } = measuresOf(signal);
  return value.where.length > 0 || (denominator !== undefined && denominator.where.length > 0);
}

async function queryOnce(
  db: SqlConnection,
  table: string,
  signals: readonly PlannedSignal[],
  onProgress: OnProgress = () => {},
): Promise<PartialTable> {
  const { placeColumns, queries } = queryPlan(table, signals, db.dialect);
  const all: PartialTable = [];
  for (const [i, query] of queries.entries()) {
    const answer = await db.query(query.sql, (share) => onProgress((i + share) / queries.length));
    all.push({ query, partials: partialsOf(answer, query, placeColumns) });
  }
  return all;
}

function partialsOf({ names, length, column }: ResultSet, query: PartialQuery, places: number): Partials {
  const text = (c: number) => column(c) as ArrayLike<string | null>;
  const positions = new Map(names.map((name, c) => [name, c]));
  const named = (name: string) => {
    const c = positions.get(name);
    return c === undefined ? undefined : (column(c) as ArrayLike<Cell>);
  };
  const cells = query.cells.map((_, i) => withExactTexts(named(cellName(i))!, () => named(longName(i))));
  return { length, words: Array.from({ length: places }, (_, c) => text(c)), observed: text(places), cells };
}

/** Cells, with the exact text in place of NULL, which stands where a double would lose digits. */
function withExactTexts(cells: ArrayLike<Cell>, long: () => ArrayLike<Cell> | undefined): ArrayLike<Cell> {
  if (cells instanceof Float64Array) return cells;
  const texts = long();
  return texts ? Array.from(cells, (cell, row) => cell ?? texts[row]!) : cells;
}
