import {
  type Cell,
  type Dialect,
  type PartialRow,
  type PlaceGrid,
  type PlannedSignal,
  placeOf,
  queryPlan,
} from '../sql/index.js';
import type { PartialTable } from './engine.js';

/** Whatever takes SQL and gives rows. */
export interface Asked {
  dialect: Dialect;
  /** All rows, whole or not at all. @throws what the engine says */
  ask(sql: string): Promise<{ columns: string[]; rows: unknown[][] }>;
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
    const { rows } = await asked.ask(query.sql);
    all.push({ query, rows: rows.map((cells) => partialRow(cells as Cell[], words, grid)) });
  }
  return all;
}

function partialRow(cells: readonly Cell[], places: number, grid: PlaceGrid | undefined): PartialRow {
  const [words, observed] = [cells.slice(0, places), cells[places]!] as [(string | null)[], string | null];
  if (grid) words[0] = placeOf(words[0]!, grid);
  return { words, observed, cells: cells.slice(places + 1) };
}
