import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type Problem, problems, type Table } from '../edition/index.js';
import { decodeText } from './text.js';

/** Reads a small text file; undefined when it does not exist, a problem when its encoding is not read. */
export function readText(path: string, name: string): { text?: string; problems: Problem[] } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { problems: [] };
    throw error;
  }
  const decoded = decodeText(bytes);
  if ('unread' in decoded) return { problems: [problems.encoding(name, decoded.unread)] };
  return { text: decoded.text, problems: [] };
}

/** A small CSV table: any line ends, quotes as in RFC 4180, rows of the wrong length become problems. */
export function parseTable(file: string, text: string): { table?: Table; problems: Problem[] } {
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as typeof rows;
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string };
    const at = { file, ...(lines === undefined ? {} : { line: lines }) };
    return {
      problems: [problems.badCell(at, message, { en: 'a well-formed CSV row', zh: '格式正确的 CSV 行' })],
    };
  }
  const [head, ...body] = rows;
  if (!head) return { problems: [problems.badCell({ file }, '', { en: 'a header row', zh: '表头行' })] };
  const header = head.record.map((c) => c.trim());
  const bad = body.filter((r) => r.record.length !== header.length);
  return {
    table: { file, header, rows: body.map((r) => ({ line: r.info.lines, cells: r.record })) },
    problems: bad.map((r) =>
      problems.badCell({ file, line: r.info.lines }, `${r.record.length} cells`, {
        en: `${header.length} cells, as in the header`,
        zh: `与表头一致的 ${header.length} 个单元格`,
      }),
    ),
  };
}
