import { convertDatesToPeriods } from './dates.js';
import { convertEarlyYears } from './earlyYears.js';
import { convertFinancialYears } from './financialYears.js';
import { joinYears, type YearMissing } from './partsOfYears.js';

/** Cells by row and column, counted from 0, bounds included. */
export interface MergedBlock {
  startRow: number;
  endRow: number;
  startCol: number;
  endCol: number;
}

/** A sheet of an office workbook, or a CSV file, as a reader sees it. */
export interface OfficeSheet {
  name: string;
  /** The texts of the cells as they are shown, without the rounding and the thousands separators of number formats. */
  rows: readonly (readonly string[])[];
  merges: readonly MergedBlock[];
  /** Where a cell is, for people: `Sheet1!B12`. */
  address: (row: number, column: number) => string;
  /** What its text could be, where the bytes of its file do not say: it was read as the first. */
  decodings?: readonly { encoding: string; sample: string }[];
  /** Its rows are columns of the sheet as it was written. */
  turned?: true;
}

/** A sheet with its rows as columns. */
export function turnSheet(sheet: OfficeSheet): OfficeSheet {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    name: sheet.name,
    rows: Array.from({ length: width }, (_, c) => sheet.rows.map((row) => row[c] ?? '')),
    merges: sheet.merges.map(({ startRow, endRow, startCol, endCol }) => ({
      startRow: startCol,
      endRow: endCol,
      startCol: startRow,
      endCol: endRow,
    })),
    address: (row, column) => sheet.address(column, row),
    turned: true,
  };
}

/** The cells of a sheet, trimmed and all rows of one width, where every merged cell has the text of its block. */
export interface CellGrid {
  cells: string[][];
  width: number;
  /** Merged blocks that hold a text. */
  merges: MergedBlock[];
  /** The first quarter or month whose year is nowhere. */
  yearMissing: YearMissing | undefined;
  /** What a comma is, where the user says it. */
  comma?: 'thousands' | 'decimal';
  /** The first financial or school year as it was written; such years are those in which they begin. */
  financialYear: string | undefined;
}

export function gridOf({ name, rows, merges }: OfficeSheet): CellGrid {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = rows.map((row) =>
    Array.from({ length: width }, (_, c) => withoutSpacing(singleLine(row[c] ?? ''))),
  );
  const filled = merges.filter(({ startRow, startCol }) => cells[startRow]?.[startCol]);
  for (const { startRow, endRow, startCol, endCol } of filled) {
    const text = cells[startRow]![startCol]!;
    for (let r = startRow; r <= Math.min(endRow, cells.length - 1); r++) {
      for (let c = startCol; c <= Math.min(endCol, width - 1); c++) cells[r]![c] = text;
    }
  }
  convertEarlyYears(cells);
  const financialYear = convertFinancialYears(cells);
  convertDatesToPeriods(cells);
  const yearMissing = joinYears(cells, name);
  return { cells, width, merges: [...filled], yearMissing, financialYear };
}

/** A text on one line, with single spaces. */
function singleLine(text: string): string {
  return text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/gu, ' ').trim();
}

/** A text without the spaces that set Chinese words (年 份, 北 京). */
export function withoutSpacing(text: string): string {
  return /^[\p{Script=Han}\s]+$/u.test(text) ? text.replace(/\s+/g, '') : text;
}

/** The different texts of a row that are not empty. */
export function textsOf(row: readonly string[]): string[] {
  return [...new Set(row.filter((text) => text !== ''))];
}

/** The texts of the notes among and below the rows of a table. */
export function notesIn(
  { cells }: Pick<CellGrid, 'cells'>,
  left: readonly { row: number; why: string }[],
): string[] {
  return left.filter(({ why }) => why === 'note').flatMap(({ row }) => textsOf(cells[row]!));
}

/** The merged cells of a sheet that cover more than one cell, as a question: is this cell in one of them? */
export function mergedIn({ merges }: CellGrid): (row: number, column: number) => boolean {
  return (row, column) =>
    merges.some((m) => m.startRow <= row && row <= m.endRow && m.startCol <= column && column <= m.endCol);
}
