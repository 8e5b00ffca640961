import { createReadStream } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse as csvRows } from 'csv-parse';
import { appendTo, identifier } from '../../sql/index.js';

/** A file whose rows are numbered from 1, without a header. */
export interface RowsFile {
  /** Path of its UTF-8 text, where it is CSV. */
  csv?: string | undefined;
  /** An SQL expression for its rows, in order. */
  table: string;
  /** An SQL expression for the number of a row. */
  rowNumber: string;
  /** All columns of the file, in order. */
  columns: readonly string[];
}

/** A row of a file: its cells as texts, and its line where the file is CSV (the last one where it has several). */
export interface FileRow {
  cells: string[];
  line?: number;
}

/** Some rows of a file that are wanted, by number. */
export interface WantedRows {
  file: RowsFile;
  numbers: ReadonlySet<number>;
}

/** Some rows of each of several files, by number; without those that do not have a cell for each column. */
export async function rowsOfFiles(
  connection: DuckDBConnection,
  wanted: readonly WantedRows[],
): Promise<Map<number, FileRow>[]> {
  const found = wanted.map(() => new Map<number, FileRow>());
  const queried = new Map<string, number[]>();
  for (const [i, { file, numbers }] of wanted.entries()) {
    if (numbers.size === 0) continue;
    if (file.csv === undefined) appendTo(queried, JSON.stringify(file.columns), i);
    else found[i] = await byLine(file.csv, file, numbers);
  }
  for (const alike of queried.values()) {
    const rows = await byQuery(connection, alike, wanted);
    for (const [i, number, ...cells] of rows)
      found[Number(i)]!.set(Number(number), { cells: cells.map(String) });
  }
  return found;
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

/** Rows of files with the same columns, in one query: the file, the number and the cells. */
async function byQuery(
  connection: DuckDBConnection,
  alike: readonly number[],
  wanted: readonly WantedRows[],
) {
  const each = alike.map((i) => {
    const { file, numbers } = wanted[i]!;
    const texts = file.columns.map((column) => `coalesce(CAST(${identifier(column)} AS VARCHAR), '')`);
    const numbered = `(SELECT ${file.rowNumber} AS __row, * FROM ${file.table})`;
    const cells = texts.map((text, c) => `${text} AS __c${c}`);
    return `SELECT ${[`${i} AS __file`, '__row', ...cells].join(', ')} FROM ${numbered} WHERE __row IN (${[...numbers].join(', ')})`;
  });
  return (await connection.runAndReadAll(each.join('\nUNION ALL '))).getRows();
}
