import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import {
  checkLimit,
  controlsIn,
  controlsInTable,
  limits,
  listed,
  overLimit,
  type Problem,
  problems,
  same,
  type Table,
  type Text,
  unguarded,
} from '../edition/index.js';
import { decodeText } from './text.js';

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
export function parseTable(file: string, text: string): { table?: Table; problems: Problem[] } {
  const { rows, header, problems: wrong } = parsed(file, text);
  if (!header) return { problems: wrong };
  checkLimit({ file, line: 1 }, 'columns', header.length);
  const body = rows.slice(1);
  const bad = body.filter((r) => r.record.length !== header.length);
  const table = {
    file,
    header,
    rows: body.map((r) => ({ line: r.info.lines, cells: r.record.map(unguarded) })),
  };
  const broken = listed(
    bad.map((r) =>
      problems.brokenTable({ file, line: r.info.lines }, cellCount(r.record.length, header.length)),
    ),
  );
  // A text without control characters has no cell with one: then the cells need not be looked at.
  const controls = controlsIn(text).length > 0 ? controlsInTable(table) : [];
  return { table, problems: [...broken, ...longCells(table), ...controls] };
}

/** Cells with more text than any reader is shown. */
function longCells({ file, header, rows }: Table): Problem[] {
  const { most } = limits.cellText;
  return listed(
    rows.flatMap(({ line, cells }) =>
      cells.flatMap((cell, i) => {
        const place = { file, line, ...(header[i] === undefined ? {} : { column: header[i] }) };
        return cell.length > most ? [overLimit(place, 'cellText', cell.length)] : [];
      }),
    ),
  );
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
  const { rows, header: columns, problems: wrong } = parsed(file, head, 1);
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
function parsed(
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
  const [head] = rows;
  if (!head) return { rows, problems: [problems.emptyTable(file, { en: 'a header row', zh: '表头行' })] };
  const header = head.record.map((c) => c.trim());
  const separator = header.length === 1 ? /[;\t]/.exec(header[0]!)?.[0] : undefined;
  if (separator) return { rows, problems: [problems.separator(file, separator === ';' ? '“;”' : 'TAB')] };
  return { rows, header, problems: [] };
}

/** Rows that the engine cannot tell apart. */
export const mixedLineEnds: Text = {
  en: 'mixed line ends, or a stray quote',
  zh: '混用的换行符，或多余的引号',
};

/** A quote that opens a cell and is never closed. */
export const unclosed: Text = { en: 'a quote that is never closed', zh: '未闭合的引号' };

/** Describes a row that is too long or too short. */
export function cellCount(found: number, expected: number): Text {
  return {
    en: `${found} cells where the header has ${expected}`,
    zh: `本行 ${found} 个单元格，表头为 ${expected} 个`,
  };
}
