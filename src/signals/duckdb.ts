import { createRequire } from 'node:module';
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api';
import { identifier, literal } from '../sql/index.js';
import type { RecordRows } from './readers/rows.js';

const load = createRequire(import.meta.url);

/**
 * The library of the engine, loaded when it is first asked for. Node imports its CommonJS modules in twice the time, since it first
 * looks for the names of all exports.
 */
export const engineLibrary = () => load('@duckdb/node-api') as typeof import('@duckdb/node-api');

/** Version of DuckDB, recorded in the release. */
export const duckdbVersion = (): string => engineLibrary().version();

/**
 * Opens an in-memory database and passes its connection to `work`; always closed afterwards. Insertion order is
 * preserved, so that results do not depend on the number of cores.
 */
export async function withDuckDb<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  return withConnections(1, ([connection]) => work(connection!));
}

/**
 * Memory limit of DuckDB in bytes, above which it spills to its temporary folder: `IPLUS_MEMORY`, otherwise half of the
 * memory of the machine or container, at most 1.5 GiB, so that the process stays below 2 GiB whatever the size of the
 * records.
 */
function memoryLimit(env: Readonly<Record<string, string | undefined>>): number {
  const asked = Number(env['IPLUS_MEMORY']);
  if (Number.isSafeInteger(asked) && asked > 0) return asked;
  const here = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.floor(Math.min(here / 2, 1.5 * 2 ** 30));
}

/**
 * The same with several connections, each with its own temporary tables.
 * @param settings of the database
 */
export async function withConnections<T>(
  count: number,
  work: (connections: readonly DuckDBConnection[]) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const instance = await engineLibrary().DuckDBInstance.create(':memory:', {
    preserve_insertion_order: 'true',
    memory_limit: `${memoryLimit(process.env)}B`,
    ...settings,
  });
  const connections: DuckDBConnection[] = [];
  try {
    for (let i = 0; i < count; i++) connections.push(await instance.connect());
    // Time zone: moments are written, and read where they have no offset, alike on every machine. Where progress is available
    // it is not printed; each step of a query updates it. Parquet metadata is read once, however many queries there are.
    const own = [
      "TimeZone = 'UTC'",
      'enable_progress_bar = false',
      'enable_progress_bar_print = false',
      'parquet_metadata_cache = true',
    ];
    for (const connection of connections) {
      for (const setting of own) await connection.run(`SET ${setting}`);
    }
    return await work(connections);
  } finally {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
  }
}

/**
 * Restricts file access to these folders for the rest of the connection, whatever SQL an edition contains.
 * @param scratch temporary folder for data that exceed the memory limit
 */
export async function restrictFileAccess(
  connection: DuckDBConnection,
  folders: readonly string[],
  scratch: string,
): Promise<void> {
  const roots = [...folders, scratch].map((f) => `${resolve(f)}/`);
  const allowed = [...roots, ...roots.map(plainGlob)].map(literal).join(', ');
  await connection.run(`SET temp_directory = ${literal(scratch)}`);
  await connection.run(`SET allowed_directories = [${allowed}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

/** A path with `*`, `?` and `[` escaped. */
export function plainGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

/** The error message of a failed query, in one line. */
export function errorMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]!.slice(0, 200);
}

/** Whether an error message of DuckDB says that its memory limit was reached and nothing could be moved to disk. */
export const isOutOfMemory = (message: string): boolean => /^Out ?Of ?Memory Error/i.test(message);

/** Writes records as Parquet (zstd), with the observation date as an additional column. */
export async function writeParquet(
  connection: DuckDBConnection,
  records: RecordRows,
  observed: string,
  path: string,
): Promise<void> {
  const names = Object.keys(records.columns);
  const kinds = names.map((n) => records.columns[n]!);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE records (${names.map((n, i) => `${identifier(n)} ${kinds[i]}`).join(', ')})`,
  );
  const appender = await connection.createAppender('records');
  const types: Record<RecordRows['columns'][string], DuckDBType> = engineLibrary();
  const columnTypes = kinds.map((k) => types[k]);
  const big = kinds.map((k) => k === 'BIGINT');
  const size = 2048;
  for (let from = 0; from < records.rows.length; from += size) {
    const part = records.rows.slice(from, from + size);
    const chunk = engineLibrary().DuckDBDataChunk.create(columnTypes, part.length);
    chunk.setColumns(names.map((_, i) => part.map((row) => (big[i] ? BigInt(row[i]!) : row[i]!))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await connection.run(
    `COPY (SELECT *, DATE ${literal(observed)} AS observed FROM records) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await connection.run('DROP TABLE records');
}
