import { type Problem, ProblemList, problems, readCsv, unclosed } from '../edition/index.js';
import type { OfficeSheet } from '../office/index.js';
import { address } from './address.js';
import type { NamedSheet } from './book.js';
import { cellText } from './cellText.js';
import { brokenAsProblem, openWorkbook } from './openWorkbook.js';
import { resolveReference } from './resolveReference.js';
import type { Sheet } from './sheet.js';
import { isUnseen } from './sheetTable.js';
import { decodeAs, decodeText, isPlainText, type NamedEncoding } from './text.js';

/** The visible sheets of an office workbook or CSV file, or the problems. */
export interface OfficeSheets {
  sheets: OfficeSheet[];
  /** What cannot be seen in the spreadsheet program, and was not read: names of sheets, and the number of filled cells. */
  unseen: { sheets: string[]; cells: number };
  problems: Problem[];
}

/**
 * Reads the sheets of a workbook, or a CSV file as one sheet; also one with the file name of a workbook.
 *
 * @param file its name, which says what it is
 * @param encoding of a CSV file, where the user says it
 */
export async function officeSheets(
  file: string,
  bytes: Uint8Array,
  encoding?: NamedEncoding,
): Promise<OfficeSheets> {
  const isText = /\.(csv|tsv|txt)$/i.test(file) || isPlainText(bytes);
  return isText ? csvSheet(file, bytes, encoding) : bookSheets(file, bytes);
}

async function bookSheets(file: string, bytes: Uint8Array): Promise<OfficeSheets> {
  const none = (problem: Problem): OfficeSheets => ({
    sheets: [],
    unseen: { sheets: [], cells: 0 },
    problems: [problem],
  });
  const opened = await openWorkbook(file, bytes);
  if ('problem' in opened) return none(opened.problem);
  const read = brokenAsProblem(file, () => readAll(file, opened.sheets));
  return 'problem' in read ? none(read.problem) : read;
}

function readAll(file: string, named: readonly NamedSheet[]): OfficeSheets {
  const found = new ProblemList();
  const unseen = { sheets: named.filter((s) => s.hidden).map((s) => s.name), cells: 0 };
  const sheetOf = (name: string) => named.find((s) => s.name.toLowerCase() === name.toLowerCase())?.read();
  const sheets = named
    .filter((s) => !s.hidden)
    .map(({ read, name }): OfficeSheet => {
      const sheet = read();
      for (const { row, column, found: what } of sheet.faults)
        found.add(problems.badSheetCell({ file, path: `${name}!${address(row, column)}` }, what));
      const { rows, hidden } = textsOf(sheet, sheetOf);
      unseen.cells += hidden;
      return {
        name,
        rows,
        merges: sheet.merges,
        address: (row, column) => `${name}!${address(row, column)}`,
      };
    });
  return { sheets, unseen, problems: found.all };
}

/** The texts of a sheet that can be seen. A formula without a cached result is shown as it is written. */
function textsOf(
  sheet: Sheet,
  sheetOf: (name: string) => Sheet | undefined,
): { rows: string[][]; hidden: number } {
  let hidden = 0;
  const rows = sheet.rows.map((row, r) =>
    Array.from(row, (own, c) => {
      if (!own) return '';
      const cell = resolveReference(own, sheetOf);
      const text =
        cell?.formula !== undefined && cell.raw === undefined ? `=${cell.formula}` : cellText(sheet, cell);
      if (text === '' || !isUnseen(sheet, r, c, own)) return text;
      hidden++;
      return '';
    }),
  );
  return { rows, hidden };
}

function csvSheet(file: string, bytes: Uint8Array, encoding?: NamedEncoding): OfficeSheets {
  const nothing = { sheets: [], unseen: { sheets: [], cells: 0 } };
  const named = encoding && decodeAs(bytes, encoding);
  const decoded = named === undefined ? decodeText(bytes) : { text: named };
  if ('unread' in decoded) return { ...nothing, problems: [problems.encoding(file, decoded.unread)] };
  const { text } = decoded;
  const { rows: read, open } = readCsv(text, delimiterOf(text), true);
  if (open !== undefined)
    return { ...nothing, problems: [problems.brokenTable({ file, line: open }, unclosed)] };
  const rows = read.map(({ cells }) => cells.map((cell) => cell.text));
  const name = file.replace(/^.*[\\/]|\.[^.]*$/g, '');
  const sheet: OfficeSheet = { name, rows, merges: [], address: (row, column) => address(row, column) };
  return { ...nothing, sheets: [sheet], problems: [] };
}

/** The separator that the first lines have most. */
function delimiterOf(text: string): string {
  const head = text.split(/\r\n|\r|\n/, 20).join('\n');
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
