import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Frequency,
  nearest,
  type Problem,
  periodNumber,
  problems,
  same,
  type Text,
  UserError,
} from '../edition/index.js';
import { literal } from '../sql/index.js';
import { failure, plainGlob } from './duckdb.js';
import { checkInside, leadingOut } from './inside.js';
import { cellCount, parseTable, unclosed } from './tables.js';
import { decodeText } from './text.js';

/** A data file of an edition as the engine can read it. */
export interface DataFile {
  /** As the user knows it, for example data/values.csv. */
  name: string;
  /** Table expression with all columns as text and `row`, the number of the data row from 1. */
  table: string;
  columns: string[];
  /** The file itself when it is CSV, in UTF-8. */
  csv?: string;
  /** long: unit, period, indicator, value[, status]. wide: unit, period and a column an indicator. */
  form: 'long' | 'wide';
}

/** Finds the data files of an edition and looks at their headers; nothing is loaded. Copies go to `scratch`. */
export async function findDataFiles(
  connection: DuckDBConnection,
  folder: string,
  scratch: string,
): Promise<{ files: DataFile[]; problems: Problem[] }> {
  const found = leadingOut(folder, ['data']);
  if (found.length > 0) return { files: [], problems: found };
  const entries = await readdir(join(folder, 'data'), { withFileTypes: true }).catch(() => []);
  const names = entries.filter((e) => !e.isDirectory()).map((e) => e.name);
  const files: DataFile[] = [];
  for (const name of names.sort()) {
    const shown = `data/${name}`;
    if (/\.(xlsx?|ods|tsv|json)$/i.test(name)) found.push(problems.notATable(shown));
    if (!/\.(csv|parquet)$/i.test(name)) continue;
    try {
      checkInside(folder, [shown]);
      const read = /csv$/i.test(name) ? openCsv : openParquet;
      const opened = await read(connection, join(folder, 'data', name), shown, scratch);
      const { columns } = opened;
      const form = columns.includes('indicator') ? 'long' : 'wide';
      const wrong = wrongColumns(shown, form, columns);
      found.push(...wrong);
      if (wrong.length === 0) files.push({ name: shown, form, ...opened });
    } catch (error) {
      found.push(...(error instanceof UserError ? error.problems : [unreadable(shown, error)]));
    }
  }
  return { files, problems: found };
}

/**
 * Columns that are absent, or stand twice. A long file may carry columns of its own (notes, names): they are not
 * read, unless one looks like a mistyped `status`.
 */
function wrongColumns(file: string, form: DataFile['form'], columns: readonly string[]): Problem[] {
  const needed = form === 'long' ? ['unit', 'period', 'indicator', 'value'] : ['unit', 'period'];
  const absent = needed.filter((c) => !columns.includes(c)).map((c) => problems.absentColumn(file, c));
  const twice = columns.filter((c, i) => columns.indexOf(c) < i);
  const known = [...needed, 'status'];
  const near = columns.filter((c) => !known.includes(c) && nearest(c, ['status']));
  return [
    ...absent,
    ...twice.map((c) => problems.duplicate({ file, line: 1 }, c, 1)),
    ...(form === 'long' ? near : []).map((c) => problems.unknownColumn(file, c, known)),
  ];
}

type Opened = Omit<DataFile, 'name' | 'form'>;

/** Columns that the engine is asked for at most: with many more it takes minutes to say anything. */
export const mostColumns = 10_000;

/** Letters of a header at most. */
const headerLimit = 500_000;
const longHeader = {
  en: 'a header of more than half a million letters',
  zh: '表头超过五十万个字符',
};

async function openParquet(connection: DuckDBConnection, path: string): Promise<Opened> {
  const table = `read_parquet(${literal(plainGlob(path))})`;
  return { table, columns: (await connection.runAndReadAll(`SELECT * FROM ${table} LIMIT 0`)).columnNames() };
}

/**
 * The header is read here and the engine guesses nothing: what it guesses could silently drop rows.
 * @throws UserError for a header that is none, or too large to be one
 */
export async function openCsv(
  _: DuckDBConnection,
  path: string,
  name: string,
  scratch: string,
): Promise<Opened> {
  const { path: readable, head } = await asUtf8(path, name, scratch);
  const first = head.split(/\r\n|\r|\n/, 1)[0]!;
  if (first.length === head.length && head.length > headerLimit)
    throw new UserError([problems.brokenTable({ file: name, line: 1 }, longHeader)]);
  const { table: top, problems: bad } = parseTable(name, first);
  if (!top) throw new UserError(bad);
  const columns = top.header;
  if (columns.length > mostColumns)
    throw new UserError([problems.tooManyColumns(name, columns.length, mostColumns)]);
  const unique = columns.map((c, i) => (columns.indexOf(c) < i ? `${c} ${i}` : c));
  const types = unique.map((c) => `${literal(c)}: 'VARCHAR'`).join(', ');
  const table = `read_csv(${literal(plainGlob(readable))}, auto_detect = false, columns = {${types}}, header = true, delim = ',', quote = '"', escape = '"')`;
  return { table, columns, csv: readable };
}

/** The periods the files mention that are periods at all, in order. */
export async function periodsOf(
  connection: DuckDBConnection,
  files: readonly DataFile[],
  frequency: Frequency,
): Promise<{ periods: string[]; problems: Problem[] }> {
  const seen = new Set<string>();
  const found: Problem[] = [];
  for (const file of files) {
    try {
      const sql = `SELECT DISTINCT trim(period::VARCHAR) FROM ${file.table}`;
      for (const [period] of (await connection.runAndReadAll(sql)).getRows()) seen.add(String(period));
    } catch (error) {
      found.push(unreadable(file.name, error));
    }
  }
  const periods = [...seen].filter((p) => periodNumber(p, frequency) !== undefined);
  return { periods: periods.sort(), problems: found };
}

/** The file itself when it is UTF-8, or a UTF-8 copy of a GB 18030 one; and how it begins. */
async function asUtf8(path: string, name: string, scratch: string): Promise<{ path: string; head: string }> {
  const handle = await open(path);
  const bytes = new Uint8Array(1 << 20);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0).finally(() => handle.close());
  const decoded = decodeText(bytes.subarray(0, bytesRead), bytesRead < bytes.length);
  if ('unread' in decoded) throw new UserError([problems.encoding(name, decoded.unread)]);
  const { encoding, text: head } = decoded;
  if (encoding === 'utf-8') return { path, head };
  const copy = join(scratch, basename(path));
  const source = (parts: AsyncIterable<Uint8Array>) => recode(parts, encoding);
  await pipeline(createReadStream(path), source, createWriteStream(copy));
  return { path: copy, head };
}

async function* recode(source: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of source) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}

/** What the engine says of a file it cannot read, as a problem with its line where it names one. */
export function unreadable(file: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  if (!/csv$/i.test(file))
    return problems.notParquet(file, failure(error).replace(/'[^']*'/, basename(file)));
  if (/unicode|utf-?8/i.test(message)) {
    return problems.encoding(file, 'bytes that are neither UTF-8 nor GB 18030');
  }
  const line = /on Line: (\d+)/i.exec(message)?.[1];
  return problems.brokenTable({ file, ...(line ? { line: Number(line) } : {}) }, whatIsBroken(message));
}

function whatIsBroken(message: string): Text {
  const [, expected, found] = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message) ?? [];
  if (expected) return cellCount(Number(found), Number(expected));
  if (/unterminated quote/.test(message)) return unclosed;
  if (/invalid state/.test(message)) {
    return { en: 'line ends of two kinds, or a stray quote', zh: '混用的换行符，或多余的引号' };
  }
  return same(failure(message));
}
