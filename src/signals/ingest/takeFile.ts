import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Problem,
  periodAt,
  periodNumber,
  problems,
  type TakenFile,
  UserError,
} from '../../edition/index.js';
import { columnsOfSignals, keyProblems } from '../../sql/index.js';
import type { Environment } from '../clickhouse/cluster.js';
import { errorMessage, isOutOfMemory } from '../duckdb.js';
import { hashFile, stateOf } from '../hash.js';
import { checkColumns, type OpenFiles, openFiles } from '../open/openFiles.js';
import type { Progress } from '../records.js';
import { fileProblems } from '../unreadable.js';
import { acceptedFiles } from './accepted.js';
import { ingestedFolder } from './folder.js';
import { type Judgement, judge, writeJudged } from './judge.js';
import { type Entry, entryFiles, entryText, nextEntry } from './ledger.js';
import type { ContractPass } from './passes.js';
import type { RecordInput } from './sortInputs.js';

/** Options of an ingest. */
export interface IngestOptions {
  /** Files with all records in periods before this one are skipped. */
  since?: string | undefined;
  progress?: Progress;
  env?: Environment;
  /**
   * Renames a finished folder to the entry `to`, atomically and durably: after a crash the entry exists in full or not
   * at all.
   */
  commit(folder: string, to: string): Promise<void>;
}

/** A new entry; or why there is none. */
export type Taken = Entry | { before: true } | { refused: Problem[] };

/**
 * Judges one file and makes an entry of it, all or nothing.
 *
 * @param entries of the files taken before, which determine late records and known keys
 */
export async function takeFile(
  connection: DuckDBConnection,
  place: { folder: string; scratch: string },
  pass: ContractPass,
  entries: readonly Entry[],
  input: RecordInput,
  { since, commit }: Pick<IngestOptions, 'since' | 'commit'>,
): Promise<Taken> {
  const { folder } = place;
  const { contract, date, frequency } = pass;
  const demands = { contract, date, frequency, lateBefore: lateBefore(pass, entries) };
  const accepted = acceptedFiles(entries);
  const earlier =
    accepted.length > 0 ? await openFiles(connection, folder, accepted, place.scratch) : undefined;
  let columns: OpenFiles['columns'];
  try {
    const opened = await inputTable(connection, place, input.file, pass);
    ({ columns } = opened);
    await judge(connection, opened, demands, earlier);
  } catch (error) {
    return { refused: await fileProblems(folder, input.file, error) };
  }
  if ((await stateOf(join(folder, input.file))) !== input.state)
    return { refused: [problems.changedWhileRead(input.file)] };
  if (since !== undefined && (await isBefore(connection, since))) return { before: true };
  const part = join(folder, ingestedFolder, `part-${process.pid}`);
  try {
    await rm(part, { recursive: true, force: true });
    await mkdir(part);
    const facts = await writeEntry(connection, columns, input, part);
    const to = `${pass.folder}/${nextEntry(entries)}`;
    await commit(part, join(folder, to));
    return { ...facts, folder: to };
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => {});
    const said = errorMessage(error);
    if (isOutOfMemory(said)) throw new UserError([problems.outOfMemory({ file: input.file })]);
    throw /^IO Error/.test(said)
      ? new UserError([problems.unwritable(join(folder, ingestedFolder), said)])
      : error;
  }
}

/** The first period that is not late: a number of periods before the latest one accepted; null where there is none. */
function lateBefore({ contract, frequency }: ContractPass, entries: readonly Entry[]): string | null {
  const periods = entries.flatMap((e) => (e.period === null ? [] : [e.period])).sort();
  const watermark = periods.at(-1);
  if (watermark === undefined) return null;
  return periodAt(periodNumber(watermark, frequency)! - (contract.late?.after ?? 0), frequency);
}

/** Whether all dates lie before a period; a file without dates belongs to no period and is taken. */
async function isBefore(connection: DuckDBConnection, since: string): Promise<boolean> {
  const rows = await connection.runAndReadAll('SELECT max(__period) FROM judged');
  const last = rows.getRows()[0]![0];
  return last !== null && String(last) < since;
}

async function writeEntry(
  connection: DuckDBConnection,
  columns: Parameters<typeof writeJudged>[1],
  { file, bytes, sha256 }: RecordInput,
  part: string,
): Promise<TakenFile> {
  const judgement: Judgement = await writeJudged(connection, columns, file, part);
  const { read, used, aside } = judgement;
  const named = Object.values(aside).reduce((sum, n) => sum + n, 0);
  if (read !== used + named) throw new Error(`${file}: read ${read}, used ${used}, set aside ${named}`);
  const hash = async (name: string) => (await hashFile(join(part, name))).sha256;
  const accepted = await hash(entryFiles.accepted);
  const kept = named > 0 ? await hash(entryFiles.aside) : null;
  const facts: TakenFile = { file, bytes, sha256, ...judgement, accepted, kept };
  await writeFile(join(part, entryFiles.facts), entryText(facts));
  return facts;
}

/**
 * Opens a record file to be judged.
 *
 * @param file below the edition
 * @throws UserError for a file that lacks a column which the contract or a signal needs, or whose key columns cannot be
 * compared; or errors of the engine
 */
async function inputTable(
  connection: DuckDBConnection,
  { folder, scratch }: { folder: string; scratch: string },
  file: string,
  { needed, signals, contract }: ContractPass,
): Promise<OpenFiles> {
  const opened = await openFiles(connection, folder, [file], scratch);
  checkColumns(opened, [...new Set([...needed, ...columnsOfSignals(signals)])]);
  const wrong = keyProblems(file, opened.columns, contract);
  if (wrong.length > 0) throw new UserError(wrong);
  return opened;
}
