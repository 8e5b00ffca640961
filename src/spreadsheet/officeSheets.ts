import { type Problem, ProblemList, problems, readCsv, unclosed } from '../edition/index.js';
import type { OfficeSheet } from '../office/index.js';
import { address } from './address.js';
import type { NamedSheet } from './book.js';
import { cellText } from './cellText.js';
import { likelyDecodings } from './guessEncoding.js';
import { charsetOf, htmlTables, isHtmlTable } from './htmlSheets.js';
import { brokenAsProblem, openWorkbook } from './openWorkbook.js';
import { resolveReference } from './resolveReference.js';
import type { Sheet } from './sheet.js';
import { isUnseen } from './sheetTable.js';
import { decodeAs, decodeText, isPlainText, type NamedEncoding, namedEncodings } from './text.js';

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
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 100_000));
  if (isHtmlTable(start)) return pageSheets(file, bytes, encoding ?? knownEncoding(charsetOf(start)));
  const isText = /\.(csv|tsv|txt)$/i.test(file) || isPlainText(bytes) || utf16Of(bytes) !== undefined;
  return isText ? csvSheet(file, bytes, encoding) : bookSheets(file, bytes);
}

const knownEncoding = (name: string | undefined) =>
  namedEncodings.find((one) => one === { gb2312: 'gb18030', gbk: 'gb18030' }[name!] || one === name);

/** The UTF-16 that a text says it is by its first two bytes. */
const utf16Of = ([first, second]: Uint8Array): NamedEncoding | undefined =>
  first === 0xff && second === 0xfe ? 'utf-16le' : undefined;

/** The text of a file, with what else it could be where its bytes do not say; or the problem. */
function textIn(
  file: string,
  bytes: Uint8Array,
  encoding: NamedEncoding | undefined,
): { text: string; decodings?: OfficeSheet['decodings'] } | { problem: Problem } {
  const said = encoding ?? utf16Of(bytes);
  const named = said && decodeAs(bytes, said);
  if (named !== undefined) return { text: named };
  const decoded = decodeText(bytes);
  if (!('unread' in decoded)) return { text: decoded.text };
  const decodings = likelyDecodings(bytes);
  const likely = decodings[0] && decodeAs(bytes, decodings[0].encoding);
  return likely === undefined
    ? { problem: problems.encoding(file, decoded.unread) }
    : { text: likely, decodings };
}

/** The tables of a web page with the file name of a workbook. */
function pageSheets(file: string, bytes: Uint8Array, encoding: NamedEncoding | undefined): OfficeSheets {
  const nothing = { sheets: [], unseen: { sheets: [], cells: 0 } };
  const read = textIn(file, bytes, encoding);
  if ('problem' in read) return { ...nothing, problems: [read.problem] };
  const tables = htmlTables(read.text);
  const sheets = tables.map(({ rows, merges }, i): OfficeSheet => {
    const name = tables.length > 1 ? `Table ${i + 1}` : titleOfFile(file);
    const before = tables.length > 1 ? `${name}!` : '';
    return { name, rows, merges, address: (row, column) => `${before}${address(row, column)}` };
  });
  return { ...nothing, sheets, problems: [] };
}

const titleOfFile = (file: string) => file.replace(/^.*[\\/]|\.[^.]*$/g, '');

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
  const decoded = textIn(file, bytes, encoding);
  if ('problem' in decoded) return { ...nothing, problems: [decoded.problem] };
  const { text, decodings } = decoded;
  const { rows: read, open } = readCsv(text, delimiterOf(text), true);
  if (open !== undefined)
    return { ...nothing, problems: [problems.brokenTable({ file, line: open }, unclosed)] };
  const rows = read.map(({ cells }) => cells.map((cell) => cell.text));
  const sheet: OfficeSheet = {
    name: titleOfFile(file),
    rows,
    merges: [],
    address: (row, column) => address(row, column),
    ...(decodings ? { decodings } : {}),
  };
  return { ...nothing, sheets: [sheet], problems: [] };
}

/** The separator that the first lines have most. */
function delimiterOf(text: string): string {
  const head = text.split(/\r\n|\r|\n/, 20).join('\n');
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
