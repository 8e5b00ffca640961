import type { SheetColumn } from './column.js';
import type { OfficeIndicator } from './items.js';
import type { SheetLayout } from './layout.js';
import { type CellGrid, type OfficeSheet, textsOf } from './sheet.js';

/** How a sheet was read. */
export interface SheetRead {
  name: string;
  as: 'table' | 'framework' | 'summary' | 'texts' | 'empty' | 'out';
  columns: { header: string; at: string; role: SheetColumn['role']; period?: string; unit?: string }[];
  /** Rows that were left out, with their reason. */
  left: { at: string; text: string; why: SheetLayout['leftOut'][number]['why'] }[];
}

/** How a table was read. */
export const tableRead = (
  sheet: OfficeSheet,
  grid: CellGrid,
  layout: SheetLayout,
  columns: readonly SheetColumn[],
): SheetRead => ({
  name: sheet.name,
  as: 'table',
  columns: columns
    .filter(({ role, path }) => role !== 'empty' || path.length > 0)
    .map(({ index, role, path, period, unit }) => ({
      header: path.join(' › '),
      at: sheet.address(layout.header[0]!, index),
      role,
      ...(period === undefined ? {} : { period }),
      ...(unit === undefined || (role !== 'figures' && role !== 'denominator') ? {} : { unit }),
    })),
  left: layout.leftOut.map(({ row, why }) => ({
    at: sheet.address(
      row,
      grid.cells[row]!.findIndex((text) => text !== ''),
    ),
    text: textsOf(grid.cells[row]!)[0]!,
    why,
  })),
});

/** A population is what is measured where there is nothing else: it divides nothing then. */
export function populationAlone(all: {
  indicators: Map<string, OfficeIndicator>;
  sheets: SheetRead[];
}): void {
  if (![...all.indicators.values()].every(({ denominator }) => denominator)) return;
  for (const [key, about] of all.indicators) all.indicators.set(key, { ...about, denominator: false });
  for (const column of all.sheets.flatMap(({ columns }) => columns))
    if (column.role === 'denominator') column.role = 'figures';
}
