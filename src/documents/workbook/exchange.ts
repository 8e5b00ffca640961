import type { WriteSheet } from 'hucre/xlsx';
import { at, toIData, toIMeta } from '../../edition/index.js';
import { weightInUse } from '../../engine/index.js';
import { type Content, reference, SheetDraft, styles } from '../../figures/index.js';
import { frame } from './frame.js';
import { frameworkColumns, type Layout } from './layout.js';

/** Row of the header of both sheets, below banner and description. */
const headerRow = 2;

/** The sheet iMeta: COINr's table of the framework, its weights those of the sheet Framework. */
export function iMetaSheet(layout: Layout): WriteSheet {
  const { plan } = layout;
  const { header, rows } = toIMeta(plan);
  const sheet = new SheetDraft('iMeta');
  const weight = header.indexOf('Weight');
  sheet.putRow(headerRow, 0, header, styles.headLast);
  rows.forEach((row, i) => {
    const node = plan.nodes[i];
    const at = { row: layout.frameworkRow(i), column: frameworkColumns.weight };
    const cells: Content[] = row.map((cell, column) =>
      column === weight && node && node.parent >= 0 && !Number.isNaN(weightInUse(plan, i))
        ? { formula: reference('Framework', at), result: node.weight }
        : cell,
    );
    sheet.putRow(headerRow + 1 + i, 0, cells, styles.text);
  });
  return frame(sheet, layout, [8, 24, 40, 10, 12, 20, 20, 14], headerRow + 1);
}

/** The sheet iData: COINr's table of the period shown, its figures those of the sheet Data. */
export function iDataSheet(layout: Layout): WriteSheet {
  const { plan, t } = layout;
  const { panel } = layout.release;
  const value = (k: number, period: number, c: number) => at(panel, k, c, period);
  const { header, rows } = toIData(plan, [plan.first + t], value);
  const sheet = new SheetDraft('iData');
  const first = header.length - plan.indicators.length;
  sheet.putRow(headerRow, 0, header, styles.headLast);
  rows.forEach((row, c) => {
    const cells: Content[] = row.map((cell, column) => {
      if (column < first) return cell;
      const at = { row: layout.unitRow('Data', c), column: layout.dataColumn(column - first) };
      const x = reference('Data', at);
      return { formula: `IF(ISNUMBER(${x}),${x},"NA")`, result: cell };
    });
    sheet.putRow(headerRow + 1 + c, 0, cells, styles.text);
  });
  return frame(
    sheet,
    layout,
    header.map((_, i) => (i === 1 ? 26 : 14)),
    headerRow + 1,
    2,
  );
}
