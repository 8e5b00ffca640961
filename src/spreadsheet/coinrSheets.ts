import { type CoinrTable, type InputTable, type Problem, problems } from '../edition/index.js';
import type { NamedSheet } from './book.js';
import { cellText } from './cellText.js';
import { brokenAsProblem, openWorkbook } from './openWorkbook.js';
import { headerRow, sheetTable } from './sheetTable.js';

/** COINr's two tables from a workbook, or the problems. */
export interface CoinrSheets {
  tables: { iData: InputTable; iMeta: InputTable } | undefined;
  /** The status of the data that a note above a header states; workbooks of this program state it in their first row. */
  status: 'real' | 'simulated' | 'example';
  problems: Problem[];
}

/**
 * Reads COINr's two tables from a workbook: the sheets called iData and iMeta in any case, otherwise the only visible
 * sheet with the columns of each. A formula that merely refers to a cell is resolved; any other counts with its cached
 * result. Tables with hidden rows, columns or values are refused.
 *
 * @param file its name in messages
 */
export async function coinrSheets(file: string, bytes: Uint8Array): Promise<CoinrSheets> {
  const none = (found: Problem[]): CoinrSheets => ({ tables: undefined, status: 'real', problems: found });
  const opened = await openWorkbook(file, bytes);
  if ('problem' in opened) return none([opened.problem]);
  const { sheets } = opened;
  const read = brokenAsProblem(file, () => {
    const [iData, iMeta] = (['iData', 'iMeta'] as const).map((kind) => tableOf(file, sheets, kind));
    return { iData: iData!, iMeta: iMeta!, status: statusOf(sheets) };
  });
  if ('problem' in read) return none([read.problem]);
  const { iData, iMeta, status } = read;
  const found = [...iData.problems, ...iMeta.problems];
  if (!iData.table || !iMeta.table || found.length > 0) return { ...none(found), status };
  return { tables: { iData: iData.table, iMeta: iMeta.table }, status, problems: [] };
}

/** Data that were marked as simulated or as an example keep that status. */
function statusOf(sheets: readonly NamedSheet[]): CoinrSheets['status'] {
  const first = sheets.flatMap(({ read }) => {
    const sheet = read();
    return sheet.rows.slice(0, 3).flatMap((row) => Array.from(row, (cell) => cellText(sheet, cell)));
  });
  const marked = first.map((text) => /^(SIMULATED|EXAMPLE) DATA/.exec(text)?.[1]).find((word) => word);
  return marked === undefined ? 'real' : marked === 'EXAMPLE' ? 'example' : 'simulated';
}

function tableOf(
  file: string,
  sheets: readonly NamedSheet[],
  kind: CoinrTable,
): { table: InputTable | undefined; problems: Problem[] } {
  const chosen = chooseSheet(file, sheets, kind);
  if ('problem' in chosen) return { table: undefined, problems: [chosen.problem] };
  const sheetOf = (name: string) => sheets.find((s) => s.name.toLowerCase() === name.toLowerCase())?.read();
  return sheetTable(file, chosen.sheet.read(), chosen.top, sheetOf);
}

/** Finds the sheet of a table and the row of its header. */
function chooseSheet(
  file: string,
  sheets: readonly NamedSheet[],
  kind: CoinrTable,
): { sheet: NamedSheet; top: number } | { problem: Problem } {
  const named = sheets.filter((s) => s.name.trim().toLowerCase() === kind.toLowerCase());
  const shownNamed = named.filter((s) => !s.hidden);
  if (shownNamed.length > 1) {
    return {
      problem: problems.severalSheets(
        file,
        kind,
        shownNamed.map((s) => s.name),
      ),
    };
  }
  const byName = shownNamed[0];
  if (byName) {
    const top = headerRow(byName.read(), kind);
    return top < 0 ? { problem: problems.noHeader(file, byName.name, kind) } : { sheet: byName, top };
  }
  if (named[0]) return { problem: problems.hiddenSheet(file, named[0].name) };
  const shown = sheets
    .filter((s) => !s.hidden)
    .map((sheet) => ({ sheet, top: headerRow(sheet.read(), kind) }));
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
