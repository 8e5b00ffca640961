import type { SheetColumn } from './column.js';
import type { SheetLayout } from './layout.js';
import type { CellGrid } from './sheet.js';

/** Filled cells of the visible sheets: all, those in headers and labels of columns, and those that name the rows. */
export interface CellAccount {
  cells: number;
  headers: number;
  names: number;
}

const isFilled = (text: string | undefined) => text !== undefined && text !== '';

export const filledCells = ({ cells }: CellGrid): number =>
  cells.reduce((sum, row) => sum + row.filter(isFilled).length, 0);

/** Counts the filled cells of a table that say what its figures are of. */
export function countNames(
  account: CellAccount,
  { cells }: CellGrid,
  { header, labelRows, data }: SheetLayout,
  columns: readonly SheetColumn[],
): void {
  const filled = (rows: readonly number[], of: readonly SheetColumn[]) =>
    rows.reduce((sum, r) => sum + of.filter(({ index }) => isFilled(cells[r]![index])).length, 0);
  const named = columns.filter(({ role }) => naming.has(role));
  account.headers += filled([...new Set([...header, ...Object.values(labelRows)])], columns);
  account.names += filled(
    data.map(({ row }) => row),
    named,
  );
}

const naming = new Set<SheetColumn['role']>([
  ...(['name', 'code', 'group', 'period', 'indicator', 'dimension', 'unit'] as const),
  ...(['longitude', 'latitude'] as const),
]);

export type WhereCellsWent = ReturnType<typeof whereCellsWent>;

/** The filled cells by what became of them: they add up to all. */
export const whereCellsWent = (
  { cells, headers, names }: CellAccount,
  counts: Readonly<Record<'figures' | 'missing' | 'left', number>>,
) => {
  const { figures, missing, left } = counts;
  return {
    cells,
    figures,
    missing: missing + left,
    names,
    headers,
    unread: cells - names - headers - figures - missing - left,
  };
};
