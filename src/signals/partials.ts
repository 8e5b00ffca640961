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
import { failure } from './duckdb.js';
import { isTooLong } from './duration.js';
import type { PartialTable, Told } from './engine.js';

/** What an engine answers, by column. */
export interface Answer {
  names: string[];
  /** How many rows. */
  length: number;
  columns: readonly ArrayLike<unknown>[];
}

/** Whatever takes SQL and gives an answer. */
export interface Asked {
  dialect: Dialect;
  /** All rows, whole or not at all. @throws what the engine says */
  ask(sql: string, told?: Told): Promise<Answer>;
}

/**
 * The partials of signals over a table. A number that is none ends a query even where conditions leave its record out; then it is asked
 * again for the numbers of the records that are meant alone.
 *
 * @param table an SQL expression of the engine's dialect
 * @throws what the engine said at first, where that does not help either
 */
export async function askPartials(
  asked: Asked,
  table: string,
  signals: readonly PlannedSignal[],
  told?: Told,
): Promise<PartialTable> {
  try {
    return await askOnce(asked, table, signals, told);
  } catch (error) {
    if (isTooLong(failure(error)) || !signals.some(hasConditions)) throw error;
    const careful: Asked = { ...asked, dialect: { ...asked.dialect, readsMeant: true } };
    return askOnce(careful, table, signals, told).catch(() => {
      throw error;
    });
  }
}

function hasConditions(signal: PlannedSignal): boolean {
  const { value, below } = measuresOf(signal);
  return value.where.length > 0 || (below !== undefined && below.where.length > 0);
}

async function askOnce(
  asked: Asked,
  table: string,
  signals: readonly PlannedSignal[],
  told: Told = () => {},
): Promise<PartialTable> {
  const { words, queries } = queryPlan(table, signals, asked.dialect);
  const all: PartialTable = [];
  for (const [i, query] of queries.entries()) {
    const answer = await asked.ask(query.sql, (share) => told((i + share) / queries.length));
    all.push({ query, partials: partialsOf(answer, query, words) });
  }
  return all;
}

function partialsOf({ names, length, columns }: Answer, query: PartialQuery, places: number): Partials {
  const words = columns.slice(0, places) as ArrayLike<string | null>[];
  const observed = columns[places] as ArrayLike<string | null>;
  const named = new Map(names.map((name, i) => [name, columns[i] as ArrayLike<Cell>]));
  const cells = query.cells.map((_, i) => whole(named.get(cellName(i))!, named.get(longName(i))));
  return { length, words, observed, cells };
}

/** Cells, with those in full that a double does not hold. */
function whole(cells: ArrayLike<Cell>, long: ArrayLike<Cell> | undefined): ArrayLike<Cell> {
  if (!long || Array.prototype.every.call(long, (text) => text === null)) return cells;
  return Array.from(cells, (cell, row) => long[row] ?? cell);
}
