import type { Place } from '../problems/problem.js';

/** A small table as read from a file: the header and, for each row, its line number (from 1) and its cells. */
export interface Table {
  file: string;
  header: string[];
  rows: { line: number; cells: string[] }[];
  /** In a workbook: the sheet, the letters of the columns and the header line. */
  sheet?: { name: string; letters: string[]; headerLine: number };
}

/** A row as a lookup by column name; an absent column or an empty cell is undefined. */
export function cellsOf(table: Table, row: Table['rows'][number]): Record<string, string | undefined> {
  return Object.fromEntries(table.header.map((name, i) => [name, row.cells[i]?.trim() || undefined]));
}

/** The place of a cell: `data.csv:12, column gdp`, or `book.xlsx (iData!F12)`. */
export function placeIn(table: Table, line: number, column?: string): Place {
  const { file, header, sheet } = table;
  if (!sheet) return { file, line, ...(column === undefined ? {} : { column }) };
  const letter = column === undefined ? '' : (sheet.letters[header.indexOf(column)] ?? '');
  return { file, path: `${sheet.name}!${letter}${line}` };
}
