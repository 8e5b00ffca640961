import { createReadStream } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse as csvRows } from 'csv-parse';
import { identifier } from '../../sql/index.js';

/** A file whose rows are numbered from 1, without a header. */
export interface RowsFile {
  /** Path of its UTF-8 text, where it is CSV. */
  csv?: string | undefined;
  /** An SQL expression for its rows, in order. */
  table: string;
  /** All columns of the file, in order. */
  columns: readonly string[];
}

/** A row of a file: its cells as texts, and its line where the file is CSV (the last one where it has several). */
export interface FileRow {
  cells: string[];
  line?: number;
}

/** Some rows of a file, by number; without those that do not have a cell for each column. */
export function rowsOfFile(
  connection: DuckDBConnection,
  file: RowsFile,
  numbers: ReadonlySet<number>,
): Promise<Map<number, FileRow>> {
  if (numbers.size === 0) return Promise.resolve(new Map());
  return file.csv === undefined ? byQuery(connection, file, numbers) : byLine(file.csv, file, numbers);
}

async function byLine(
  path: string,
  { columns }: RowsFile,
  numbers: ReadonlySet<number>,
): Promise<Map<number, FileRow>> {
  const found = (await ofPlainText(path, numbers)) ?? (await ofAnyText(path, numbers));
  return new Map([...found].filter(([, { cells }]) => cells.length === columns.length));
}

/** Rows of a CSV file whose cells are what stands between commas, several times faster; undefined where a text has quotes or ends of lines of another kind. */
async function ofPlainText(
  path: string,
  numbers: ReadonlySet<number>,
): Promise<Map<number, FileRow> | undefined> {
  const found = new Map<number, FileRow>();
  let [number, line, rest, isPlain] = [0, 0, '', true];
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    if (chunk.includes('"')) return undefined;
    for (const text of lines) take(text);
    if (!isPlain || found.size === numbers.size) break;
  }
  take(rest);
  return isPlain ? found : undefined;

  function take(written: string): void {
    line++;
    const text = written.endsWith('\r') ? written.slice(0, -1) : written;
    if (text.includes('\r')) isPlain = false;
    if (text === '') return;
    if (numbers.has(number)) found.set(number, { cells: text.split(','), line });
    number++;
  }
}

async function ofAnyText(path: string, numbers: ReadonlySet<number>): Promise<Map<number, FileRow>> {
  const found = new Map<number, FileRow>();
  const options = {
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: Math.max(...numbers) + 1,
  };
  let number = 0;
  for await (const row of createReadStream(path).pipe(csvRows(options))) {
    const { record, info } = row as { record: string[]; info: { lines: number } };
    if (numbers.has(number)) found.set(number, { cells: record, line: info.lines });
    number++;
  }
  return found;
}

async function byQuery(
  connection: DuckDBConnection,
  { table, columns }: RowsFile,
  numbers: ReadonlySet<number>,
): Promise<Map<number, FileRow>> {
  const texts = columns.map((column) => `coalesce(CAST(${identifier(column)} AS VARCHAR), '')`);
  const numbered = `(SELECT row_number() OVER () AS __row, * FROM ${table})`;
  const among = [...numbers].join(', ');
  const rows = await connection.runAndReadAll(
    `SELECT ${['__row', ...texts].join(', ')} FROM ${numbered} WHERE __row IN (${among})`,
  );
  return new Map(
    rows.getRows().map(([number, ...cells]) => [Number(number), { cells: cells.map(String) }] as const),
  );
}
