import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import {
  BIGINT,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  INTEGER,
  UINTEGER,
  VARCHAR,
  version,
} from '@duckdb/node-api';
import { identifier, literal } from '../sql/index.js';
import type { RecordRows } from './readers/rows.js';

/** Version of the embedded engine, for the release. */
export const duckdbVersion: string = version();

/**
 * Opens the embedded engine with an empty memory database and hands its connection to the work;
 * closed whatever happens. Insertion order is kept, so results do not depend on the number of cores.
 */
export async function withDuckDb<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  return withConnections(1, ([connection]) => work(connection!));
}

/**
 * Bytes the engine may hold before it spills to the folder it has for that: `IPLUS_MEMORY`, else half of what this machine or
 * container has, 1.5 GiB at most, so that a process stays below 2 GiB whatever the size of the records.
 */
export function memoryLimit(env: Readonly<Record<string, string | undefined>>): number {
  const asked = Number(env['IPLUS_MEMORY']);
  if (Number.isSafeInteger(asked) && asked > 0) return asked;
  const here = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.floor(Math.min(here / 2, 1.5 * 2 ** 30));
}

/**
 * The same with several connections, each with its own temporary tables.
 * @param settings of the whole engine
 */
export async function withConnections<T>(
  count: number,
  work: (connections: readonly DuckDBConnection[]) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', {
    preserve_insertion_order: 'true',
    memory_limit: `${memoryLimit(process.env)}B`,
    ...settings,
  });
  const connections: DuckDBConnection[] = [];
  try {
    for (let i = 0; i < count; i++) connections.push(await instance.connect());
    // A moment is written, and read where it has no offset, alike on every machine.
    // How far a query is can be asked for, and is not printed.
    // What a Parquet file says of itself is read once, however many questions there are.
    const own = [
      "TimeZone = 'UTC'",
      'enable_progress_bar = true',
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
 * From here on the engine reads nothing outside these folders, whatever SQL an edition brings.
 * @param scratch where it may put what does not fit into memory
 */
export async function confine(connection: DuckDBConnection, folder: string, scratch: string): Promise<void> {
  const roots = [folder, scratch].map((f) => `${resolve(f)}/`);
  const allowed = [...roots, ...roots.map(plainGlob)].map(literal).join(', ');
  await connection.run(`SET temp_directory = ${literal(scratch)}`);
  await connection.run(`SET allowed_directories = [${allowed}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

/** A path in which `*`, `?` and `[` stand for themselves. */
export function plainGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

/** What the engine says of a query that failed, in one line. */
export function failure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]!.slice(0, 200);
}

const types: Record<RecordRows['columns'][string], DuckDBType> = {
  INTEGER,
  UINTEGER,
  BIGINT,
  VARCHAR,
};

/** Writes records as Parquet (zstd), with the observation date as an extra column. */
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
  const columnTypes = kinds.map((k) => types[k]);
  const big = kinds.map((k) => k === 'BIGINT');
  const size = 2048;
  for (let from = 0; from < records.rows.length; from += size) {
    const part = records.rows.slice(from, from + size);
    const chunk = DuckDBDataChunk.create(columnTypes, part.length);
    chunk.setColumns(names.map((_, i) => part.map((row) => (big[i] ? BigInt(row[i]!) : row[i]!))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await connection.run(
    `COPY (SELECT *, DATE ${literal(observed)} AS observed FROM records) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await connection.run('DROP TABLE records');
}
