import { type Cell, type CellValue, cellRef, type Sheet } from 'hucre/xlsx';
import { type CoinrTable, isHeader, type Problem, problems, type Table } from '../../edition/index.js';

/** How many rows of titles and notes may stand above a header. */
const mostNotes = 100;

/** Of each kind of problem in a sheet only the first twenty are told. */
const most = 20;

/** The row of a sheet that is the header of one of COINr's tables, from 0; −1 where there is none. */
export function headerRow(sheet: Sheet, kind: CoinrTable): number {
  const rows = sheet.rows.slice(0, mostNotes);
  return rows.findIndex((row) =>
    isHeader(
      kind,
      row.map((cell) => plainText(cell).trim()),
    ),
  );
}

/**
 * The table of a sheet below its header. Wholly blank rows are left out; whatever else does not belong to the table
 * (a value under no header, a note below, merged cells, a formula without its result) is a problem, never dropped.
 *
 * @param file the workbook, for messages
 * @param top the row of the header, from 0
 */
export function sheetTable(file: string, sheet: Sheet, top: number): { table: Table; problems: Problem[] } {
  const header = sheet.rows[top]!.map((cell) => plainText(cell).trim());
  const columns = header.flatMap((name, column) => (name === '' ? [] : [column]));
  const place = (row: number, column: number) => ({ file, path: `${sheet.name}!${cellRef(row, column)}` });
  const found: Problem[] = [];
  const report = (problem: Problem) => found.length < most && found.push(problem);
  columns.forEach((column, i) => {
    const first = columns.findIndex((c) => header[c] === header[column]);
    if (first < i) report(problems.twiceInHeader(place(top, column), header[column]!));
  });
  const rows: Table['rows'] = [];
  for (let row = top + 1; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row]!;
    const filled = cells.flatMap((cell, column) => (isBlank(cell, sheet, row, column) ? [] : [column]));
    if (filled.length === 0) continue;
    for (const column of filled.filter((c) => (header[c] ?? '') === '')) {
      report(problems.underNoHeader(place(row, column), plainText(cells[column]!)));
    }
    if (filled.length === 1 && columns.length > 1) {
      report(problems.loneCell(place(row, filled[0]!), plainText(cells[filled[0]!]!)));
    }
    for (const column of filled) {
      const formula = withoutResult(sheet, row, column);
      if (formula !== undefined) report(problems.noResult(place(row, column), `=${formula}`));
    }
    const text = (column: number) => cellText(cells[column] ?? null, detailOf(sheet, row, column));
    rows.push({ line: row + 1, cells: columns.map(text) });
  }
  const lines = new Set(rows.map((r) => r.line - 1));
  for (const merge of sheet.merges ?? []) {
    const { startRow, endRow, startCol, endCol } = merge;
    const inside = [...lines].some((line) => line >= startRow && line <= endRow);
    if (inside) {
      const to = cellRef(endRow, endCol);
      report(problems.merged({ file, path: `${sheet.name}!${cellRef(startRow, startCol)}:${to}` }));
    }
  }
  const letters = columns.map((c) => cellRef(0, c).replace(/\d+$/, ''));
  const table: Table = {
    file,
    header: columns.map((c) => header[c]!),
    rows,
    sheet: { name: sheet.name, letters, headerLine: top + 1 },
  };
  return { table, problems: found };
}

function detailOf(sheet: Sheet, row: number, column: number): Cell | undefined {
  return sheet.cells?.get(`${row},${column}`);
}

/** Nothing, spaces, or a formula that gives an empty text. */
function isBlank(cell: CellValue, sheet: Sheet, row: number, column: number): boolean {
  return plainText(cell).trim() === '' && withoutResult(sheet, row, column) === undefined;
}

/** The formula of a cell that carries no result: the file was never calculated. */
function withoutResult(sheet: Sheet, row: number, column: number): string | undefined {
  const cell = detailOf(sheet, row, column);
  return cell?.formula !== undefined && cell.value === null ? cell.formula : undefined;
}

/** A cell as text: a date as 2018-12-31, a number as its shortest decimal. */
function plainText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'date?' : value.toISOString().replace(/T00:00:00\.000Z$/, '');
  }
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** The same, with a number formatted as per cent written so. */
function cellText(value: CellValue, detail: Cell | undefined): string {
  const percent = typeof value === 'number' && /%/.test(detail?.style?.numFmt ?? '');
  return percent ? `${Number((value * 100).toPrecision(15))}%` : plainText(value);
}
