import type { OfficeSheet, SheetRead as Read } from '../../office/index.js';
import type { SheetView } from './messages.js';

/** The most of a sheet that goes to the page. */
const most = { rows: 400, columns: 80 };

/** A sheet as the page shows it: its texts, and what each column of its tables was read as. */
export function viewOf(sheet: OfficeSheet, tables: readonly Read[]): SheetView {
  const rows = sheet.rows
    .slice(0, most.rows)
    .map((row) => row.slice(0, most.columns).map((text) => text ?? ''));
  return {
    name: sheet.name,
    as: tables[0]?.as ?? 'table',
    rows,
    rowCount: sheet.rows.length,
    /** The prefix of cell addresses: `Sheet1!`. */
    before: sheet.address(0, 0).slice(0, -2),
    spans: sheet.merges
      .filter(({ startRow, endRow, startCol, endCol }) => startRow === endRow && endCol > startCol)
      .map(({ startRow, startCol, endCol }) => ({
        row: startRow,
        column: startCol,
        columns: endCol - startCol + 1,
      })),
    columns: tables.flatMap(({ columns }) => columns),
    left: tables.flatMap(({ left }) => left),
  };
}
