import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type AsideReason, asideReasons, type Verdict } from '../../edition/index.js';
import {
  earlierKeys,
  identifier,
  judgedRecords,
  literal,
  type RecordColumn,
  type RecordRules,
  repeatedKeys,
} from '../../sql/index.js';
import type { OpenFiles } from '../open/openFiles.js';
import { entryFiles } from './ledger.js';

/** The judgement of a file. */
export interface Judgement extends Verdict {
  /** First and last day of the accepted records, and the period of the last; null where there are none. */
  first: string | null;
  last: string | null;
  period: string | null;
}

type Table = Pick<OpenFiles, 'table' | 'columns'>;

/**
 * Judges every record of a file once, into a temporary table, which spills to disk where it exceeds the memory limit.
 *
 * @param earlier the records accepted from other files; undefined where there are none
 * @throws errors of the engine for a file that cannot be read to its end
 */
export async function judge(
  connection: DuckDBConnection,
  { table, columns }: Table,
  demands: RecordRules,
  earlier: Table | undefined,
): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE judged AS ${judgedRecords(table, columns, demands)}`);
  const { key } = demands.contract;
  if (!key) return;
  const mark = (why: AsideReason, rows: string) =>
    connection.run(`UPDATE judged SET __why = ${literal(why)} WHERE __row IN (${rows})`);
  if (earlier !== undefined)
    await mark('taken-before', earlierKeys({ table: 'judged', columns }, earlier, demands));
  await mark('duplicate', repeatedKeys({ table: 'judged', columns }, demands));
}

/** Writes the judged records into a folder: the accepted ones, and the rejected ones with file, row and reasons, if any. */
export async function writeJudged(
  connection: DuckDBConnection,
  columns: readonly RecordColumn[],
  file: string,
  folder: string,
): Promise<Judgement> {
  const names = columns.map((c) => identifier(c.name));
  const texts = names.map((name) => `CAST(${name} AS VARCHAR) AS ${name}`);
  const judgement = await summary(connection);
  await copy(connection, `${[...names, '__row', '__late'].join(', ')} FROM judged WHERE __why = ''`, {
    to: join(folder, entryFiles.accepted),
    expected: judgement.used,
  });
  const aside = judgement.read - judgement.used;
  if (aside > 0) {
    const own = [`${literal(file)} AS __file`, '__row', '__why'];
    await copy(connection, `${[...own, ...texts].join(', ')} FROM judged WHERE __why <> '' ORDER BY __row`, {
      to: join(folder, entryFiles.aside),
      expected: aside,
    });
  }
  return judgement;
}

/** @throws Error where the number of written records is not the expected one */
async function copy(
  connection: DuckDBConnection,
  select: string,
  { to, expected }: { to: string; expected: number },
): Promise<void> {
  await connection.run(`COPY (SELECT ${select}) TO ${literal(to)} (FORMAT parquet, COMPRESSION zstd)`);
  const rows = await connection.runAndReadAll(`SELECT num_rows FROM parquet_file_metadata(${literal(to)})`);
  const written = Number(rows.getRows()[0]![0]);
  if (written !== expected) throw new Error(`${to}: ${written} records written, ${expected} expected`);
}

async function summary(connection: DuckDBConnection): Promise<Judgement> {
  const used = `FILTER (WHERE __why = '')`;
  const counts = await connection.runAndReadAll(
    `SELECT count(*), count(*) ${used}, count(*) FILTER (WHERE __why = '' AND __late), min(__day) ${used}, max(__day) ${used}, max(__period) ${used} FROM judged`,
  );
  const [read, accepted, late, first, last, period] = counts.getRows()[0]!;
  const text = (cell: unknown) => (cell === null ? null : String(cell));
  const aside = await reasons(connection);
  const verdict = { read: Number(read), used: Number(accepted), late: Number(late), aside };
  return { ...verdict, first: text(first), last: text(last), period: text(period) };
}

async function reasons(connection: DuckDBConnection): Promise<Verdict['aside']> {
  const rows = await connection.runAndReadAll(
    `SELECT split_part(__why, ' ', 1), count(*) FROM judged WHERE __why <> '' GROUP BY 1`,
  );
  const counts = new Map(rows.getRows().map(([why, n]) => [String(why), Number(n)]));
  return Object.fromEntries(
    asideReasons.flatMap((why) => (counts.has(why) ? [[why, counts.get(why)!]] : [])),
  );
}
