import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  checkLimit,
  type Frequency,
  formOf,
  type Problem,
  periodNumber,
  problems,
  UserError,
  wrongColumns,
} from '../edition/index.js';
import { literal } from '../sql/index.js';
import { plainGlob } from './duckdb.js';
import { checkInside, linksOutside } from './inside.js';
import { readableText } from './readableText.js';
import { parseHeader } from './tables.js';
import { fileProblems, unreadableFile } from './unreadable.js';

/** A data file of an edition, ready for DuckDB. */
export interface DataFile {
  /** Relative to the edition, for example data/values.csv. */
  name: string;
  /** Table expression with all columns as text and `row`, the number of the data row from 1. */
  table: string;
  columns: string[];
  /** Path of the UTF-8 text, where the file is CSV. */
  csv?: string;
  /** long: unit, period, indicator, value[, status]. wide: unit, period and one column per indicator. */
  form: 'long' | 'wide';
}

/** Finds the data files of an edition and checks their headers; no data are read. Converted copies go to `scratch`. */
export async function findDataFiles(
  connection: DuckDBConnection,
  folder: string,
  scratch: string,
): Promise<{ files: DataFile[]; problems: Problem[] }> {
  const found = linksOutside(folder, ['data']);
  if (found.length > 0) return { files: [], problems: found };
  const entries = await readdir(join(folder, 'data'), { withFileTypes: true }).catch(() => []);
  const names = entries.filter((e) => !e.isDirectory()).map((e) => e.name);
  checkLimit({ file: 'data/' }, 'dataFiles', names.length);
  const files: DataFile[] = [];
  for (const name of names.sort()) {
    const shown = `data/${name}`;
    if (/\.(xlsx?|ods|tsv|json)$/i.test(name)) found.push(problems.notATable(shown));
    if (!/\.(csv|parquet)$/i.test(name)) continue;
    try {
      checkInside(folder, [shown]);
      const path = join(folder, 'data', name);
      const csv = /csv$/i.test(name);
      const opened = await (csv ? openCsv(path, shown, scratch) : openParquet(connection, path));
      const { columns } = opened;
      const form = formOf(columns);
      const wrong = wrongColumns(shown, form, columns);
      found.push(...wrong);
      if (wrong.length === 0) files.push({ name: shown, form, ...opened });
    } catch (error) {
      found.push(...(await fileProblems(folder, shown, error)));
    }
  }
  return { files, problems: found };
}

type Opened = Omit<DataFile, 'name' | 'form'>;

async function openParquet(connection: DuckDBConnection, path: string): Promise<Opened> {
  const table = `read_parquet(${literal(plainGlob(path))})`;
  return { table, columns: (await connection.runAndReadAll(`SELECT * FROM ${table} LIMIT 0`)).columnNames() };
}

/**
 * Reads the header here and turns off detection in DuckDB, which could drop rows silently: types, and the line end,
 * for which it takes the first line break, although that may stand in a name of the header.
 * @throws UserError for an invalid or oversized header
 */
export async function openCsv(
  path: string,
  name: string,
  scratch: string,
): Promise<Opened & { options: string }> {
  const { path: readable, head } = await readableText(path, name, scratch);
  const { header, problems: bad } = parseHeader(name, head);
  if (!header) throw new UserError(bad);
  const { columns, above, lineEnd } = header;
  checkLimit({ file: name, line: 1 }, 'columns', columns.length);
  const unique = columns.map((c, i) => (columns.indexOf(c) < i ? `${c} ${i}` : c));
  const types = unique.map((c) => `${literal(c)}: 'VARCHAR'`).join(', ');
  const ends = lineEnd ? `, new_line = ${literal(JSON.stringify(lineEnd).slice(1, -1))}` : '';
  const options = `auto_detect = false, columns = {${types}}, header = true, skip = ${above}, delim = ',', quote = '"', escape = '"'${ends}`;
  return { table: `read_csv(${literal(plainGlob(readable))}, ${options})`, columns, csv: readable, options };
}

/** The valid periods in the files, in order. */
export async function periodsOf(
  connection: DuckDBConnection,
  folder: string,
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
      found.push(...(await unreadableFile(folder, file.name, error)));
    }
  }
  const periods = [...seen].filter((p) => periodNumber(p, frequency) !== undefined);
  return { periods: periods.sort(), problems: found };
}
