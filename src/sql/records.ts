import { conditionSql, parseCondition } from './condition/index.js';
import type { DateColumn } from './dates.js';
import type { Dialect } from './dialect.js';
import type { PlaceGrid } from './grid.js';
import { keysOf } from './keys.js';

/** Which raw records made one cell, in declared form. */
export interface RecordsWanted {
  /** The columns that say where a record belongs. */
  columns: readonly string[];
  /** What stands in them, a row for each way the unit is called; with borders the unit itself. */
  words: readonly (readonly string[])[];
  date: DateColumn & { dates: readonly string[] };
  /** Where the columns are longitude and latitude. */
  grid?: PlaceGrid | undefined;
  /** SQL condition of the signal. */
  where?: string | undefined;
}

/**
 * The very records that made a cell, as a query: those of the unit, by all the words the records call it, on the
 * observation dates that count, for which the signal's condition holds.
 *
 * @param table an SQL expression for the records
 */
export function recordsQuery(
  table: string,
  { columns, words, date, where, grid }: RecordsWanted,
  dialect: Dialect,
): string {
  const { literal } = dialect;
  const text = (key: string) => `coalesce(${dialect.text(key)}, '')`;
  const keys = keysOf({ columns, grid, date }, dialect);
  const numbers = new Map(grid?.ids.map((id, i) => [id, `${i + 1}`]));
  const asked = grid ? words.map((row) => row.map((id) => numbers.get(id) ?? '')) : words;
  const names = asked.map((row) => `(${row.map(literal).join(', ')})`);
  const conditions = [
    ...(where === undefined ? [] : [conditionSql(parseCondition(where), dialect)]),
    `(${keys.words.map(text).join(', ')}) IN (${names.join(', ')})`,
    `${text(keys.date)} IN (${date.dates.map(literal).join(', ')})`,
  ];
  return [
    `SELECT ${grid ? '__r.*' : '*'}`,
    `FROM ${table}${grid ? ' AS __r' : ''}${keys.join}`,
    `WHERE ${conditions.join('\n  AND ')}`,
  ].join('\n');
}
