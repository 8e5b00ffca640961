import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { problems, UserError } from '../edition/index.js';
import { literal } from '../sql/index.js';
import { failure, plainGlob } from './duckdb.js';
import { checkInside } from './inside.js';

/**
 * The record files a signal reads, relative to the edition, in order.
 * @throws UserError for a link that leads out of the edition
 */
export async function recordFiles(
  connection: DuckDBConnection,
  folder: string,
  from: string,
): Promise<string[]> {
  const files = await named(connection, folder, from);
  checkInside(folder, files);
  return files;
}

async function named(connection: DuckDBConnection, folder: string, from: string): Promise<string[]> {
  const path = literal(recordPath(folder, from));
  try {
    const rows = await connection.runAndReadAll(`SELECT file FROM glob(${path}) ORDER BY file`);
    const start = resolve(folder).length + 1;
    return rows.getRows().map(([file]) => String(file).slice(start));
  } catch (error) {
    // The engine refuses a name that goes through a link to another folder.
    if (/^Permission Error/.test(failure(error))) throw new UserError([problems.outsideEdition(from)]);
    throw error;
  }
}

/**
 * Records as a table expression of the embedded engine: Parquet, JSON (lines or an array), or CSV, whose columns are texts.
 * Folders named `column=value` are columns (Hive partitions).
 *
 * @param from a file or glob below the edition
 */
export function recordTable(folder: string, from: string): string {
  return tableOf(from, literal(recordPath(folder, from)));
}

/** The same for files that are known by name: none that comes later is read. All are of one format. */
export function fileTable(folder: string, files: readonly string[]): string {
  const paths = files.map((file) => literal(plainGlob(resolve(folder, file))));
  return tableOf(files[0]!, `[${paths.join(', ')}]`);
}

function tableOf(name: string, paths: string): string {
  if (name.endsWith('.parquet')) return `read_parquet(${paths}, union_by_name = true)`;
  if (/\.(json|jsonl|ndjson)(\.gz)?$/.test(name)) return `read_json(${paths})`;
  return `read_csv(${paths}, all_varchar = true)`;
}

function recordPath(folder: string, from: string): string {
  return `${plainGlob(resolve(folder))}/${from}`;
}
