import type { Dialect } from './dialect.js';

/** Which raw records made one cell, in declared form. */
export interface RecordsWanted {
  /** The columns that say where a record belongs. */
  columns: readonly string[];
  /** What stands in them, a row for each way the unit is called. */
  words: readonly (readonly string[])[];
  date: { column: string; dates: readonly string[] };
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
  { columns, words, date, where }: RecordsWanted,
  { identifier, literal, text: asText, condition }: Dialect,
): string {
  const text = (column: string) => `coalesce(${asText(identifier(column))}, '')`;
  const names = words.map((row) => `(${row.map(literal).join(', ')})`);
  const conditions = [
    ...(where === undefined ? [] : [condition(where)]),
    `(${columns.map(text).join(', ')}) IN (${names.join(', ')})`,
    `${text(date.column)} IN (${date.dates.map(literal).join(', ')})`,
  ];
  return [`SELECT *`, `FROM ${table}`, `WHERE ${conditions.join('\n  AND ')}`].join('\n');
}
