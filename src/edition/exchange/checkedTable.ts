import { controlNames } from '../controlCharacters.js';
import { limits } from '../limits.js';
import { checkLimit, overLimit } from '../problems/overLimit.js';
import type { Problem } from '../problems/problem.js';
import { shortenProblems } from '../problems/problemList.js';
import { problems } from '../problems/problems.js';
import type { Text } from '../text.js';
import { unguardCell } from './csv.js';
import { controlsInTable, type InputTable } from './table.js';

/**
 * A small table of the rows of a CSV file: rows of the wrong length, too long cells and control characters become problems. An
 * apostrophe that keeps a text from being a formula is no part of it.
 *
 * @param text of the whole file
 */
export function checkedTable(
  file: string,
  text: string,
  header: string[],
  body: readonly { line: number; cells: readonly string[] }[],
): { table: InputTable; problems: Problem[] } {
  checkLimit({ file, line: 1 }, 'columns', header.length);
  const bad = body.filter(({ cells }) => cells.length !== header.length);
  const rows = body.map(({ line, cells }) => ({ line, cells: cells.map(unguardCell) }));
  const table = { file, header, rows };
  const broken = shortenProblems(
    bad.map(({ line, cells }) =>
      problems.brokenTable({ file, line }, cellCount(cells.length, header.length)),
    ),
  );
  // A text without control characters has no cell with one: then the cells need not be looked at.
  const controls = controlNames(text).length > 0 ? controlsInTable(table) : [];
  return { table, problems: [...broken, ...longCells(table), ...controls] };
}

/** The header of a CSV table; a problem where there is none, or where another separator was used. */
export function headerOf(
  file: string,
  first: readonly string[] | undefined,
): { header?: string[]; problems: Problem[] } {
  if (!first) return { problems: [problems.emptyTable(file, { en: 'a header row', zh: '表头行' })] };
  const header = first.map((c) => c.trim());
  const separator = header.length === 1 ? /[;\t]/.exec(header[0]!)?.[0] : undefined;
  if (separator) return { problems: [problems.separator(file, separator === ';' ? '“;”' : 'TAB')] };
  return { header, problems: [] };
}

/** Cells with more text than any reader is shown. */
function longCells({ file, header, rows }: InputTable): Problem[] {
  const { most } = limits.cellText;
  return shortenProblems(
    rows.flatMap(({ line, cells }) =>
      cells.flatMap((cell, i) => {
        const place = { file, line, ...(header[i] === undefined ? {} : { column: header[i] }) };
        return cell.length > most ? [overLimit(place, 'cellText', cell.length)] : [];
      }),
    ),
  );
}

/** A quote that opens a cell and is never closed. */
export const unclosed: Text = { en: 'a quote that is never closed', zh: '未闭合的引号' };

/** Describes a row that is too long or too short. */
export function cellCount(found: number, expected: number): Text {
  return {
    en: `${found} cells where the header has ${expected}`,
    zh: `本行 ${found} 个单元格，表头为 ${expected} 个`,
  };
}
