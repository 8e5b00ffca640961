import {
  type CoinrTable,
  controlsInTable,
  type InputTable,
  isHeader,
  type Problem,
  ProblemList,
  problems,
} from '../edition/index.js';
import { address, columnName } from './address.js';
import { cellText, formatOf } from './cellText.js';
import { resolveReference } from './resolveReference.js';
import type { Cell, Sheet } from './sheet.js';

/** Maximum number of rows of titles and notes above a header. */
const maxNotes = 100;

/** The row of the header of one of COINr's tables in a sheet, from 0; −1 where there is none. */
export function headerRow(sheet: Sheet, kind: CoinrTable): number {
  const rows = sheet.rows.slice(0, maxNotes);
  return rows.findIndex((row) =>
    isHeader(
      kind,
      Array.from(row, (cell) => cellText(sheet, cell).trim()),
    ),
  );
}

/**
 * The table of a sheet below its header. Blank rows are skipped; anything else that does not belong to the table (a
 * value under no header, a note below, merged or hidden cells, a formula without a cached result) is a problem, never
 * dropped.
 *
 * @param file the workbook, for messages
 * @param top the row of the header, from 0
 * @param sheetOf another sheet by its name, to resolve references
 */
export function sheetTable(
  file: string,
  sheet: Sheet,
  top: number,
  sheetOf: (name: string) => Sheet | undefined,
): { table: InputTable; problems: Problem[] } {
  const { rows: cells, name } = sheet;
  const header = Array.from(cells[top]!, (cell) => cellText(sheet, cell).trim());
  const columns = header.flatMap((title, c) => (title === '' ? [] : [c]));
  const place = (row: number, column: number) => ({ file, path: `${name}!${address(row, column)}` });
  const found = new ProblemList();
  for (const fault of sheet.faults)
    found.add(problems.badSheetCell(place(fault.row, fault.column), fault.found));
  columns.forEach((column, i) => {
    if (columns.findIndex((c) => header[c] === header[column]) < i)
      found.add(problems.twiceInHeader(place(top, column), header[column]!));
  });
  for (const column of columns) {
    if (isUnseen(sheet, top, column, cells[top]![column]!))
      found.add(problems.hiddenCell(place(top, column), header[column]!));
  }
  const rows: InputTable['rows'] = [];
  for (let row = top + 1; row < cells.length; row++) {
    const line = Array.from(cells[row]!, (cell) => resolveReference(cell, sheetOf));
    const text = line.map((cell) => cellText(sheet, cell));
    const filled = line.flatMap((cell, column) =>
      text[column]!.trim() !== '' || lacksResult(cell) ? [column] : [],
    );
    if (filled.length === 0) continue;
    const report = (column: number, problem: (at: Problem['at'], text: string) => Problem) =>
      found.add(problem(place(row, column), text[column]!));
    for (const column of filled) {
      const cell = line[column]!;
      if ((header[column] ?? '') === '') report(column, problems.underNoHeader);
      if (lacksResult(cell)) report(column, (at) => problems.noResult(at, `=${cell.formula}`));
      if (isUnseen(sheet, row, column, cell)) report(column, problems.hiddenCell);
    }
    if (filled.length === 1 && columns.length > 1) report(filled[0]!, problems.loneCell);
    rows.push({ line: row + 1, cells: columns.map((column) => text[column] ?? '') });
  }
  for (const problem of mergesAmong(file, sheet, [top, ...rows.map((r) => r.line - 1)])) found.add(problem);
  const table: InputTable = {
    file,
    header: columns.map((c) => header[c]!),
    rows,
    sheet: { name, letters: columns.map(columnName), headerLine: top + 1 },
  };
  return { table, problems: [...found.all, ...controlsInTable(table)] };
}

/** A formula without a cached result. */
function lacksResult(cell: Cell | undefined): boolean {
  return cell?.formula !== undefined && cell.raw === undefined;
}

/** In a hidden row or column, or with a number format that shows nothing. */
export function isUnseen(sheet: Sheet, row: number, column: number, cell: Cell): boolean {
  const byFormat = cell.kind === 'number' && formatOf(sheet, cell).unseen;
  return byFormat || sheet.hiddenRows.has(row) || sheet.isHiddenColumn(column);
}

/** Merged cells that overlap the header or a row of data: the cells they cover cannot be seen. */
function mergesAmong(file: string, { name, merges }: Sheet, rows: readonly number[]): Problem[] {
  return merges
    .filter(({ startRow, endRow }) => rows.some((row) => row >= startRow && row <= endRow))
    .map(({ startRow, endRow, startCol, endCol }) =>
      problems.merged({ file, path: `${name}!${address(startRow, startCol)}:${address(endRow, endCol)}` }),
    );
}
