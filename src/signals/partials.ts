import {
  type Cell,
  type Dialect,
  type Partials,
  type PlaceGrid,
  type PlannedSignal,
  placesOf,
  queryPlan,
} from '../sql/index.js';
import type { PartialTable } from './engine.js';

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
  ask(sql: string): Promise<Answer>;
}

/**
 * The partials of signals over a table.
 * @param table an SQL expression of the engine's dialect
 */
export async function askPartials(
  asked: Asked,
  table: string,
  signals: readonly PlannedSignal[],
): Promise<PartialTable> {
  const { words, queries } = queryPlan(table, signals, asked.dialect);
  const all: PartialTable = [];
  const { grid } = signals[0]!;
  for (const query of queries) {
    all.push({ query, partials: partialsOf(await asked.ask(query.sql), words, grid) });
  }
  return all;
}

function partialsOf({ length, columns }: Answer, places: number, grid: PlaceGrid | undefined): Partials {
  const given = columns.slice(0, places) as ArrayLike<string | null>[];
  const words = grid ? [placesOf(given[0]!, grid)] : given;
  const observed = columns[places] as ArrayLike<string | null>;
  return { length, words, observed, cells: columns.slice(places + 1) as ArrayLike<Cell>[] };
}
