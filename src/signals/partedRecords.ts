import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../sql/index.js';
import { engineLibrary, withConnections } from './duckdb.js';
import { openFiles } from './open/openFiles.js';

/** A record file, and which part each of its records belongs to. */
export interface PartedFile {
  /** Below the folder. */
  file: string;
  /** The part of each record, from 0, in order. Without any, the file has no records and becomes one part. */
  parts: Int32Array;
}

/**
 * One thread keeps the records of a part in their order and in one file. All records of a file wait until its end, so that each part is
 * written at once, however many there are.
 */
const settings = { threads: '1', partitioned_write_flush_threshold: `${2 ** 40}` };

/**
 * Divides record files, as builds read them, into Parquet files of text columns (zstd): one for each part that has records, in the
 * order of the records. Each file is read once, by one query.
 *
 * @param files each is asked for when the one before it is done
 * @param each gets the path of one, which is removed afterwards
 */
export async function dividedRecords(
  folder: string,
  files: Iterable<PartedFile>,
  each: (file: string, part: number, path: string) => Promise<void>,
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'iplus-parts-'));
  const to = join(scratch, 'parts');
  const work = async ([connection]: readonly DuckDBConnection[]) => {
    for (const { file, parts } of files) {
      const { table } = await openFiles(connection!, folder, [file], scratch);
      if (parts.length === 0) await writeEmpty(connection!, table, to);
      else await writeParts(connection!, table, parts, to);
      const left = partsIn(to).values();
      const passOn = async () => {
        for (const [part, path] of left) await each(file, part, path);
      };
      await Promise.all(Array.from({ length: atOnce }, passOn));
      await rm(to, { recursive: true });
    }
  };
  try {
    await withConnections(1, work, { ...settings, temp_directory: join(scratch, 'spilled') });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const form = 'FORMAT parquet, COMPRESSION zstd';
/** The name of the file of a part, of which there is one. */
const onlyFile = 'data_0.parquet';
/** Parts that are passed on at the same time. */
const atOnce = 8;

/** The engine makes no part of no records. */
async function writeEmpty(connection: DuckDBConnection, table: string, to: string): Promise<void> {
  const only = join(to, '__part=0');
  await mkdir(only, { recursive: true });
  await connection.run(`COPY (SELECT * FROM ${table}) TO ${literal(join(only, onlyFile))} (${form})`);
}

async function writeParts(
  connection: DuckDBConnection,
  table: string,
  parts: Int32Array,
  to: string,
): Promise<void> {
  const { DuckDBDataChunk, INTEGER } = engineLibrary();
  await connection.run('CREATE OR REPLACE TEMP TABLE parts (__part INTEGER)');
  const appender = await connection.createAppender('parts');
  const size = 2048;
  for (let from = 0; from < parts.length; from += size) {
    const some = [...parts.subarray(from, from + size)];
    const chunk = DuckDBDataChunk.create([INTEGER], some.length);
    chunk.setColumns([some]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  // Records and parts side by side, as they stand. A join by number would compare each with each where the engine takes a file for a small one.
  const done =
    await connection.run(`COPY (SELECT * EXCLUDE (__is) FROM (SELECT *, true AS __is FROM ${table}) AS records
    POSITIONAL JOIN parts WHERE __is) TO ${literal(to)} (${form}, PARTITION_BY (__part))`);
  const [[written]] = (await done.getRows()) as [[bigint]];
  if (Number(written) !== parts.length)
    throw new RangeError(`${table} has ${written} records, and there are ${parts.length} parts`);
}

/** The file of each part, by its number. */
function partsIn(folder: string): [part: number, path: string][] {
  return readdirSync(folder)
    .map((name): [number, string] => {
      const files = readdirSync(join(folder, name));
      const part = /^__part=(\d+)$/.exec(name)?.[1];
      if (part === undefined || files.join() !== onlyFile)
        throw new RangeError(`not one file: ${name} ${files}`);
      return [Number(part), join(folder, name, onlyFile)];
    })
    .sort(([a], [b]) => a - b);
}
