import { controlNames } from '../controlCharacters.js';
import type { Place, Problem } from '../problems/problem.js';
import { shortenProblems } from '../problems/problemList.js';
import { problems } from '../problems/problems.js';

/** A small table as read from a file: the header and, for each row, its line number (from 1) and its cells. */
export interface InputTable {
  file: string;
  header: string[];
  rows: { line: number; cells: string[] }[];
  /** In a workbook: the sheet, the letters of the columns and the header line. */
  sheet?: { name: string; letters: string[]; headerLine: number };
}

/** A row as a lookup by column name; an absent column or an empty cell is undefined. */
export function cellsOf(
  table: InputTable,
  row: InputTable['rows'][number],
): Record<string, string | undefined> {
  return Object.fromEntries(table.header.map((name, i) => [name, row.cells[i]?.trim() || undefined]));
}

/** The place of a cell: `data.csv:12, column gdp`, or `book.xlsx (iData!F12)`. */
export function cellPlace(table: InputTable, line: number, column?: string): Place {
  const { file, header, sheet } = table;
  if (!sheet) return { file, line, ...(column === undefined ? {} : { column }) };
  const letter = column === undefined ? '' : (sheet.letters[header.indexOf(column)] ?? '');
  return { file, path: `${sheet.name}!${letter}${line}` };
}

/** The cells and names of columns that hold control characters. */
export function controlsInTable(table: InputTable): Problem[] {
  const headerLine = table.sheet?.headerLine ?? 1;
  const lines = [{ line: headerLine, cells: table.header }, ...table.rows];
  return shortenProblems(
    lines.flatMap(({ line, cells }) =>
      cells.flatMap((cell, i) => {
        const names = controlNames(cell);
        const column = controlNames(table.header[i] ?? '').length > 0 ? undefined : table.header[i];
        return names.length > 0
          ? [problems.controlCharacters(cellPlace(table, line, column), names, cell)]
          : [];
      }),
    ),
  );
}
