import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import {
  checkedTable,
  headerOf,
  type InputTable,
  limits,
  overLimit,
  type Problem,
  problems,
  same,
  type Text,
  unclosed,
} from '../edition/index.js';
import { decodeText } from '../spreadsheet/index.js';

/** A text file as read: empty when it does not exist, with a problem when it cannot be read. */
export interface ReadText {
  text?: string;
  bytes?: Uint8Array;
  problems: Problem[];
}

/** Reads a small text file in UTF-8 or GB 18030. */
export function readText(path: string, name: string): ReadText {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    return { problems: code === 'ENOENT' ? [] : [problems.unreadable(name, code)] };
  }
  const decoded = decodeText(bytes);
  if ('unread' in decoded) return { problems: [problems.encoding(name, decoded.unread)] };
  return { text: decoded.text, bytes, problems: [] };
}

/**
 * Parses a small CSV table: any line ends, quotes as in RFC 4180; rows of the wrong length become problems. An apostrophe
 * that keeps a text from being a formula is no part of it.
 */
export function parseTable(file: string, text: string): { table?: InputTable; problems: Problem[] } {
  const { rows, header, problems: wrong } = parseRows(file, text);
  if (!header) return { problems: wrong };
  const body = rows.slice(1).map(({ record, info }) => ({ line: info.lines, cells: record }));
  return checkedTable(file, text, header, body);
}

/** What precedes the data rows of a CSV table. */
export interface Header {
  columns: string[];
  /** Number of empty lines above the header. */
  above: number;
  /** The line end of the header; none where the text ends with it. */
  lineEnd?: LineEnd;
}

/**
 * The header of a CSV table, from the beginning of its text. A name may contain a line break of another kind, so the
 * first line break of a text need not be its line end.
 */
export function parseHeader(file: string, head: string): { header?: Header; problems: Problem[] } {
  const { rows, header: columns, problems: wrong } = parseRows(file, head, 1);
  if (!columns) return { problems: wrong };
  const { bytes, empty_lines: above } = rows[0]!.info;
  if (bytes > limits.headerSize.most)
    return { problems: [overLimit({ file, line: 1 }, 'headerSize', bytes)] };
  const refused = (line: number, what: Text) => ({ problems: [problems.brokenTable({ file, line }, what)] });
  const written = Buffer.from(head).subarray(0, bytes).toString();
  const lineEnd = lineEnds.find((end) => written.endsWith(end));
  if (lineEnd && /^[\r\n]*/.exec(written)![0] !== lineEnd.repeat(above)) return refused(1, mixedLineEnds);
  return { header: { columns, above, ...(lineEnd ? { lineEnd } : {}) }, problems: wrong };
}

/** What may end a row of a CSV table; the pair comes first, because it ends in one of the others. */
export const lineEnds = ['\r\n', '\n', '\r'] as const;
export type LineEnd = (typeof lineEnds)[number];

interface Row {
  record: string[];
  info: { lines: number; bytes: number; empty_lines: number };
}

/** @param to maximum number of rows */
function parseRows(
  file: string,
  text: string,
  to?: number,
): { rows: Row[]; header?: string[]; problems: Problem[] } {
  let rows: Row[];
  try {
    rows = parse(text, {
      bom: true,
      info: true,
      record_delimiter: [...lineEnds],
      relax_column_count: true,
      skip_empty_lines: true,
      ...(to === undefined ? {} : { to }),
    }) as unknown as Row[];
  } catch (error) {
    const { code, lines, message } = error as { code?: string; lines?: number; message: string };
    const at = { file, ...(lines === undefined ? {} : { line: lines }) };
    const what = code === 'CSV_QUOTE_NOT_CLOSED' ? unclosed : same(message);
    return { rows: [], problems: [problems.brokenTable(at, what)] };
  }
  return { rows, ...headerOf(file, rows[0]?.record) };
}

/** Rows that the engine cannot tell apart. */
export const mixedLineEnds: Text = {
  en: 'mixed line ends, or a stray quote',
  zh: '混用的换行符，或多余的引号',
};
