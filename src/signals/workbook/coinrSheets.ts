import type { Sheet, Workbook } from 'hucre/xlsx';
import { type CoinrTable, type Problem, problems, type Table } from '../../edition/index.js';
import { openWorkbook } from './openWorkbook.js';
import { headerRow, sheetTable } from './sheetTable.js';

/** COINr's two tables out of a workbook, or what stands in the way. */
export interface CoinrSheets {
  tables: { iData: Table; iMeta: Table } | undefined;
  /** What a line above a header says the data are; a workbook of this program says so in its first row. */
  status: 'real' | 'simulated' | 'example';
  problems: Problem[];
}

/**
 * Reads COINr's two tables from a workbook: the sheets called iData and iMeta in any case, else the one visible sheet
 * with the columns of each. Formulas count with the result they carry. Hidden sheets are not read.
 *
 * @param path the file, also its name in messages
 */
export async function coinrSheets(path: string): Promise<CoinrSheets> {
  const opened = await openWorkbook(path);
  if ('problem' in opened) return { tables: undefined, status: 'real', problems: [opened.problem] };
  const [iData, iMeta] = (['iData', 'iMeta'] as const).map((kind) => tableOf(path, opened.workbook, kind));
  const found = [...iData!.problems, ...iMeta!.problems];
  const tables = iData!.table && iMeta!.table ? { iData: iData!.table, iMeta: iMeta!.table } : undefined;
  return {
    tables: found.length > 0 ? undefined : tables,
    status: statusOf(opened.workbook),
    problems: found,
  };
}

/** Data that were marked as simulated or as an example stay so. */
function statusOf({ sheets }: Workbook): CoinrSheets['status'] {
  const first = sheets.flatMap(({ rows }) => rows.slice(0, 3).flat().map(String));
  const marked = first.map((text) => /^(SIMULATED|EXAMPLE) DATA/.exec(text)?.[1]).find((word) => word);
  return marked === undefined ? 'real' : marked === 'EXAMPLE' ? 'example' : 'simulated';
}

function tableOf(
  file: string,
  workbook: Workbook,
  kind: CoinrTable,
): { table: Table | undefined; problems: Problem[] } {
  const chosen = chooseSheet(file, workbook.sheets, kind);
  if ('problem' in chosen) return { table: undefined, problems: [chosen.problem] };
  return sheetTable(file, chosen.sheet, chosen.top);
}

/** The sheet of a table and the row of its header. */
function chooseSheet(
  file: string,
  sheets: readonly Sheet[],
  kind: CoinrTable,
): { sheet: Sheet; top: number } | { problem: Problem } {
  const isShown = (s: Sheet) => !s.hidden && !s.veryHidden;
  const named = sheets.filter((s) => s.name.trim().toLowerCase() === kind.toLowerCase());
  const byName = named.find(isShown);
  if (byName) {
    const top = headerRow(byName, kind);
    return top < 0 ? { problem: problems.noHeader(file, byName.name, kind) } : { sheet: byName, top };
  }
  if (named[0]) return { problem: problems.hiddenSheet(file, named[0].name) };
  const shown = sheets.filter(isShown).map((sheet) => ({ sheet, top: headerRow(sheet, kind) }));
  const fitting = shown.filter(({ top }) => top >= 0);
  if (fitting.length === 1) return fitting[0]!;
  const names = (fitting.length > 0 ? fitting : shown).map(({ sheet }) => sheet.name);
  return {
    problem:
      fitting.length > 0
        ? problems.severalSheets(file, kind, names)
        : problems.absentSheet(file, kind, names),
  };
}
