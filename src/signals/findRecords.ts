import type { DuckDBConnection } from '@duckdb/node-api';
import type { FoundRecords } from '../edition/index.js';
import { duckdb } from '../sql/index.js';
import type { RecordSearch } from './engine.js';
import { openFiles } from './open/openFiles.js';

/**
 * Records that meet a condition: their number and the first of them, file by file in order. Files without the columns
 * have no such record.
 */
export async function findIn(
  { connection, folder, scratch }: { connection: DuckDBConnection; folder: string; scratch: string },
  from: string,
  files: readonly string[],
  { column, holds }: RecordSearch,
): Promise<FoundRecords> {
  const x = duckdb.identifier(column);
  const all: FoundRecords = { count: 0, value: null, file: from };
  for (const file of files) {
    const { table } = await openFiles(connection, folder, [file], scratch);
    const numbered = `(SELECT row_number() OVER () AS __row, * FROM ${table})`;
    const first = `min(__row), arg_min(coalesce(${duckdb.text(x)}, ''), __row)`;
    const sql = `SELECT count(*), ${first} FROM ${numbered} WHERE ${holds(duckdb)}`;
    const answer = await connection.runAndReadAll(sql).catch(() => undefined);
    const [count, row, value] = answer?.getRows()[0] ?? [0];
    if (all.count === 0 && Number(count) > 0)
      Object.assign(all, { file, record: Number(row), value: String(value) });
    all.count += Number(count);
  }
  return all;
}
