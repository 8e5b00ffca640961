import { createReadStream } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse as csvRows } from 'csv-parse';
import { appendTo, identifier } from '../../sql/index.js';

/** A file whose rows are numbered from 1, without a header. */
export interface RowsFile {
  /** Path of its UTF-8 text, where it is CSV. */
  csv?: string | undefined;
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

/**
 * Some rows of each of several files, by number; without those that do not have a cell for each column.
 * @param tablesOf SQL expressions for the rows of some of the files, by their numbers in `wanted`, that have the same columns:
 * with the number of their file and of the row (`__file`, `__row`)
 */
export async function rowsOfFiles(
  connection: DuckDBConnection,
  wanted: readonly WantedRows[],
  tablesOf: (files: readonly number[]) => readonly string[],
): Promise<Map<number, FileRow>[]> {
  const found = wanted.map(() => new Map<number, FileRow>());
  const queried = new Map<string, number[]>();
  for (const [i, { file, numbers }] of wanted.entries()) {
    if (numbers.size === 0) continue;
    if (file.csv === undefined) appendTo(queried, JSON.stringify(file.columns), i);
    else found[i] = await byLine(file.csv, file, numbers);
  }
  for (const alike of queried.values()) {
    for (const [i, number, ...cells] of await byQuery(connection, tablesOf(alike), alike, wanted))
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
  tables: readonly string[],
  alike: readonly number[],
  wanted: readonly WantedRows[],
) {
  const { columns } = wanted[alike[0]!]!.file;
  const cells = columns.map((name, c) => `coalesce(CAST(${identifier(name)} AS VARCHAR), '') AS __c${c}`);
  const rows = alike.flatMap((i) => [...wanted[i]!.numbers].map((number) => [i, number] as const));
  const [files, numbers] = [0, 1].map((of) => `unnest([${rows.map((row) => row[of]!).join(', ')}])`);
  const sought = `(SELECT ${files} AS __ofFile, ${numbers} AS __ofRow) AS sought`;
  const each = tables.map(
    (table) =>
      `SELECT ${['__file', '__row', ...cells].join(', ')} FROM ${table} AS numbered JOIN ${sought} ON __file = __ofFile AND __row = __ofRow`,
  );
  return (await connection.runAndReadAll(each.join('\nUNION ALL '))).getRows();
}
