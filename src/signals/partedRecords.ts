import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../sql/index.js';
import { withDuckDb } from './duckdb.js';
import { openFiles } from './open/openFiles.js';

/** A record file, and which part each of its records belongs to. */
export interface PartedFile {
  /** Below the folder. */
  file: string;
  /** Parts, from 0, of records in a row, in order. Without any, the file has no records and becomes one part. */
  runs: readonly { part: number; records: number }[];
}

/**
 * Divides record files, as builds read them, into Parquet files of text columns (zstd): one for each part that has records, in the
 * order of the records.
 *
 * @param each gets the path of one, which is removed afterwards
 */
export async function dividedRecords(
  folder: string,
  files: readonly PartedFile[],
  each: (file: string, part: number, path: string) => Promise<void>,
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'iplus-parts-'));
  try {
    await withDuckDb(async (connection) => {
      for (const { file, runs } of files) {
        const { table } = await openFiles(connection, folder, [file], scratch);
        const parts = [...new Set(runs.map(({ part }) => part))];
        if (parts.length > 1) await divide(connection, table, runs);
        for (const part of parts.length > 0 ? parts : [0]) {
          const rows =
            parts.length > 1
              ? `(SELECT * EXCLUDE (__part, __row) FROM divided WHERE __part = ${part} ORDER BY __row)`
              : table;
          const path = join(scratch, 'part.parquet');
          await connection.run(
            `COPY (SELECT * FROM ${rows}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
          );
          await each(file, part, path);
          await rm(path);
        }
      }
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Makes a table of the records with their parts. */
async function divide(connection: DuckDBConnection, table: string, runs: PartedFile['runs']): Promise<void> {
  await connection.run('CREATE OR REPLACE TEMP TABLE runs (__from BIGINT, __part INTEGER)');
  const appender = await connection.createAppender('runs');
  let from = 1;
  for (const { part, records } of runs) {
    appender.appendBigInt(BigInt(from));
    appender.appendInteger(part);
    appender.endRow();
    from += records;
  }
  appender.closeSync();
  await connection.run(`CREATE OR REPLACE TEMP TABLE divided AS
    SELECT records.*, __part FROM (SELECT row_number() OVER () AS __row, * FROM ${table}) AS records
    ASOF JOIN runs ON __row >= __from ORDER BY __part, __row`);
}
