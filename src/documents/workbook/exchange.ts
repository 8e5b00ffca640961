import type { WriteSheet } from 'hucre/xlsx';
import { at, toIData, toIMeta } from '../../edition/index.js';
import { weightInParent } from '../../engine/index.js';
import { type CellContent, cellReference, SheetDraft, styles } from '../../figures/index.js';
import { frameSheet } from './frame.js';
import { frameworkColumns, type WorkbookLayout } from './layout.js';

/** Row of the header of both sheets, below banner and description. */
const headerRow = 2;

/** The sheet iMeta: COINr's table of the framework, its weights, names and directions those of the sheet Framework. */
export function iMetaSheet(layout: WorkbookLayout): WriteSheet {
  const { plan } = layout;
  const { header, rows } = toIMeta(plan);
  const sheet = new SheetDraft('iMeta');
  sheet.putRow(headerRow, 0, header, styles.headLast);
  rows.forEach((row, i) => {
    const cells: CellContent[] = row.map((cell, column) => {
      const own = plan.nodes[i] && ofFramework(layout, i, header[column]!, cell);
      if (own === undefined) return cell;
      return {
        formula: cellReference('Framework', { row: layout.frameworkRow(i), column: frameworkColumns[own] }),
        result: own === 'weight' ? plan.nodes[i]!.weight : cell,
      };
    });
    sheet.putRow(headerRow + 1 + i, 0, cells, styles.text);
  });
  return frameSheet(sheet, layout, [8, 24, 40, 10, 12, 20, 20, 14], headerRow + 1);
}

/** The column of Framework that says what a cell of iMeta says of a node. */
function ofFramework(
  { plan }: WorkbookLayout,
  g: number,
  header: string,
  cell: string | number,
): keyof typeof frameworkColumns | undefined {
  const node = plan.nodes[g]!;
  if (header === 'Weight')
    return node.parent >= 0 && !Number.isNaN(weightInParent(plan, g)) ? 'weight' : undefined;
  if (header === 'Direction') return node.indicator >= 0 ? 'direction' : undefined;
  // The table has texts as they are written, Framework those of fallback languages too.
  if (header === 'iName') return cell === node.title.en ? 'en' : undefined;
  return header === 'iName_zh' && cell === node.title.zh ? 'zh' : undefined;
}

/** The columns of Units with the names of units. */
const unitNames: Record<string, number> = { uName: 1, uName_zh: 2 };

/** The sheet iData: COINr's table of the period shown, its figures those of the sheet Data, its names those of Units. */
export function iDataSheet(layout: WorkbookLayout): WriteSheet {
  const { plan, t } = layout;
  const { panel } = layout.release;
  const value = (k: number, period: number, c: number) => at(panel, k, c, period);
  const { header, rows } = toIData(plan, [plan.first + t], value);
  const sheet = new SheetDraft('iData');
  const first = header.length - plan.indicators.length;
  sheet.putRow(headerRow, 0, header, styles.headLast);
  rows.forEach((row, c) => {
    const cells: CellContent[] = row.map((cell, column) => {
      const name = unitNames[header[column]!];
      if (name !== undefined && cell !== 'NA')
        return { formula: cellReference('Units', { row: layout.unitsRow(c), column: name }), result: cell };
      if (column < first) return cell;
      const at = { row: layout.unitRow('Data', c), column: layout.dataColumn(column - first) };
      const x = cellReference('Data', at);
      return { formula: `IF(ISNUMBER(${x}),${x},"NA")`, result: cell };
    });
    sheet.putRow(headerRow + 1 + c, 0, cells, styles.text);
  });
  return frameSheet(
    sheet,
    layout,
    header.map((_, i) => (i === 1 ? 26 : 14)),
    headerRow + 1,
    2,
  );
}
