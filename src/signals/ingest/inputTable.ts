import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { problems, UserError } from '../../edition/index.js';
import { type InputColumn, literal, ownColumns } from '../../sql/index.js';
import { mostColumns, openCsv } from '../dataFiles.js';
import { plainGlob } from '../duckdb.js';
import { fileTable } from '../recordFiles.js';

/** A record file as the engine reads it, with what stands there as it was written. */
export interface InputTable {
  /** An SQL expression. */
  table: string;
  columns: InputColumn[];
}

/**
 * Opens a record file to be judged. CSV and JSON are texts and nothing is guessed: a number with more digits than a double has,
 * or one beyond all doubles, is still what was written. Folders named `column=value` are columns.
 *
 * @param file below the edition
 * @param needed columns that it must have
 * @throws UserError for a file that no contract can be checked on; or what the engine says of it
 */
export async function inputTable(
  connection: DuckDBConnection,
  folder: string,
  file: string,
  needed: readonly string[],
  scratch: string,
): Promise<InputTable> {
  const table = await tableOf(connection, folder, file, scratch);
  const columns = await columnsOf(connection, table);
  const found = new Set(columns.map((c) => c.name.toLowerCase()));
  const absent = needed.filter((name) => !found.has(name.toLowerCase()));
  const reserved = columns.filter((c) => ownColumns.test(c.name));
  if (columns.length > mostColumns)
    throw new UserError([problems.tooManyColumns(file, columns.length, mostColumns)]);
  const wrong = [
    ...absent.map((name) => problems.absentColumn(file, name)),
    ...reserved.map(({ name }) => problems.reservedColumn(file, name)),
  ];
  if (wrong.length > 0) throw new UserError(wrong);
  return { table, columns };
}

async function tableOf(
  connection: DuckDBConnection,
  folder: string,
  file: string,
  scratch: string,
): Promise<string> {
  if (file.endsWith('.parquet')) return fileTable(folder, [file]);
  if (file.endsWith('.csv')) return (await openCsv(connection, resolve(folder, file), file, scratch)).table;
  if (!/\.(json|jsonl|ndjson)$/.test(file)) throw new UserError([problems.notRecords(file)]);
  return jsonTable(connection, literal(plainGlob(resolve(folder, file))));
}

/** JSON by the names that any of its records has, each value as text. */
async function jsonTable(connection: DuckDBConnection, path: string): Promise<string> {
  const seen = await columnsOf(
    connection,
    `read_json(${path}, sample_size = -1, map_inference_threshold = -1, hive_partitioning = false)`,
  );
  const types = seen.map(({ name }) => `${literal(name)}: 'VARCHAR'`).join(', ');
  return `read_json(${path}, columns = {${types}})`;
}

const numbers = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

async function columnsOf(connection: DuckDBConnection, table: string): Promise<InputColumn[]> {
  const rows = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`)).getRows();
  return rows.map(([name, type]) => ({ name: String(name), numeric: numbers.test(String(type)) }));
}
