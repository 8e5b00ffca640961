import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  frequencyOf,
  type IngestedRecords,
  type IngestReport,
  type Plan,
  type Problem,
  periodForm,
  periodNumber,
  problems,
  resolvePlan,
  UserError,
} from '../../edition/index.js';
import { restrictFileAccess, withDuckDb } from '../duckdb.js';
import { checkInside } from '../inside.js';
import type { OpenEdition } from '../openEdition.js';
import { geocoderOf } from '../prepare.js';
import { findRecordFiles } from '../recordFiles.js';
import { totalOf } from './accepted.js';
import { ingestedFolder, isAccepted } from './folder.js';
import { readLedger } from './ledger.js';
import { type ContractPass, passesOf } from './passes.js';
import { qualityOf } from './quality.js';
import { type SortedInputs, sortInputs } from './sortInputs.js';
import type { IngestOptions } from './takeFile.js';
import { takeFile } from './takeFile.js';

/** The result of an ingest, with the problems of files that were refused. */
export interface Ingested {
  plan: Plan;
  report: IngestReport;
  refused: Problem[];
}

/**
 * Ingests the record files of every signal with a contract that were not taken yet, in order of their names: each
 * record is judged; accepted records are written below `ingested/` of the edition, and so are rejected ones, with the
 * reasons. A file is identified by the hash of its bytes and taken once, as a whole. The result depends only on the
 * files and the order in which they were taken.
 *
 * @throws UserError for a fault of the edition or its state; faults of single files are in `refused`
 */
export async function ingest(open: OpenEdition, how: IngestOptions): Promise<Ingested> {
  const { plan, problems: unresolved } = resolvePlan(open.edition, open.tables, []);
  const found = [...open.problems, ...(plan ? [] : unresolved)];
  if (!plan || found.length > 0) throw new UserError(found);
  const passes = passesOf(open);
  if (passes.length === 0) throw new UserError([problems.noContract('signals')]);
  checkSince(how.since, open);
  const scratch = join(open.folder, ingestedFolder, 'scratch');
  checkInside(open.folder, [ingestedFolder]);
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  try {
    return await withDuckDb(async (connection) => {
      await restrictFileAccess(connection, [open.folder], scratch);
      const refused: Problem[] = [];
      const records: IngestedRecords[] = [];
      const lookup = geocoderOf(open, plan);
      for (const pass of passes) {
        const { taken, again, before } = await takeNew(connection, open, pass, scratch, how, refused);
        const { from, folder, signals } = pass;
        const entries = await readLedger(open.folder, folder);
        const total = { files: entries.length, ...totalOf(entries) };
        const quality = await qualityOf(connection, { folder: open.folder, scratch }, pass, lookup, plan);
        const indicators = signals.map((s) => s.indicator);
        records.push({ from, indicators, folder, taken, again, before, total, quality });
      }
      return { plan, report: { records }, refused };
    });
  } finally {
    checkInside(open.folder, [ingestedFolder]);
    await rm(scratch, { recursive: true, force: true });
  }
}

function checkSince(since: string | undefined, { edition }: OpenEdition): void {
  const frequency = frequencyOf(edition.source.periods);
  if (since !== undefined && periodNumber(since, frequency) === undefined)
    throw new UserError([problems.badSince(since, periodForm(frequency))]);
}

/** Takes the new files of one pass. */
async function takeNew(
  connection: DuckDBConnection,
  open: OpenEdition,
  pass: ContractPass,
  scratch: string,
  how: IngestOptions,
  refused: Problem[],
): Promise<Pick<IngestedRecords, 'taken' | 'again' | 'before'>> {
  const { from, signals } = pass;
  const found = await findRecordFiles(connection, open.folder, from);
  const inputs = found.files.filter((file) => !isAccepted(file));
  refused.push(...found.refused);
  if (inputs.length + found.refused.length === 0)
    refused.push(problems.absentFile(from, recordsOf(signals[0]!.at.file)));
  const entries = await readLedger(open.folder, pass.folder);
  const sorted: SortedInputs = await sortInputs(open.folder, inputs, entries, pass.folder);
  refused.push(...sorted.refused);
  const done: Pick<IngestedRecords, 'taken' | 'before'> = { taken: [], before: [] };
  for (const [i, input] of sorted.fresh.entries()) {
    how.progress?.(i, sorted.fresh.length, { en: `records: ${input.file}`, zh: `收取记录：${input.file}` });
    const taken = await takeFile(connection, { folder: open.folder, scratch }, pass, entries, input, how);
    if ('refused' in taken) refused.push(...taken.refused);
    else if ('before' in taken) done.before.push(input.file);
    else {
      const { folder: _, ...facts } = taken;
      entries.push(taken);
      done.taken.push(facts);
    }
  }
  return { ...done, again: sorted.again };
}

const recordsOf = (file: string) => ({ en: `the records of ${file}`, zh: `${file} 所用的原始记录` });
