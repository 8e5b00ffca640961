import { conditionSql, parseCondition } from './condition/index.js';
import type { DateColumn } from './dates.js';
import type { Dialect } from './dialect.js';
import type { PlaceGrid } from './grid.js';
import { placeAndDate } from './keys.js';

/** Selects the raw records behind one cell. */
export interface RecordSelection {
  /** The place columns. */
  columns: readonly string[];
  /** The values of the place columns, a row for each name of the unit; with borders the id of the unit. */
  words: readonly (readonly string[])[];
  date: DateColumn & { dates: readonly string[] };
  /** Where the columns are longitude and latitude. */
  grid?: PlaceGrid | undefined;
  /** SQL condition of the signal. */
  where?: string | undefined;
}

/**
 * The query for the raw records behind one cell: those of the unit, under all its place names, on the observation dates
 * that count, that meet the signal's condition.
 *
 * @param table an SQL expression for the records
 */
export function recordsQuery(
  table: string,
  { columns, words, date, where, grid }: RecordSelection,
  dialect: Dialect,
): string {
  const { literal } = dialect;
  const text = (key: string) => `coalesce(${dialect.text(key)}, '')`;
  const keys = placeAndDate({ columns, grid, date }, dialect);
  const numbers = new Map(grid?.ids.map((id, i) => [id, `${i + 1}`]));
  const wanted = grid ? words.map(([id]) => [numbers.get(id!) ?? '']) : words;
  const names = wanted.map((row) => `(${row.map(literal).join(', ')})`);
  const conditions = [
    ...(where === undefined ? [] : [conditionSql(parseCondition(where), dialect)]),
    `(${keys.places.map(text).join(', ')}) IN (${names.join(', ')})`,
    `${text(keys.date)} IN (${date.dates.map(literal).join(', ')})`,
  ];
  return [
    `SELECT ${grid ? '__r.*' : '*'}`,
    `FROM ${table}${grid ? ' AS __r' : ''}${keys.join}`,
    `WHERE ${conditions.join('\n  AND ')}`,
  ].join('\n');
}
