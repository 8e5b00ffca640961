import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder, replace } from '../disk/index.js';
import {
  problems,
  type RecordFormat,
  type RecordSource,
  type SourceFacts,
  same,
  sharedOf,
  UserError,
} from '../edition/index.js';
import { errorMessage, withDuckDb, writeParquet } from './duckdb.js';
import { fetchPackageFile } from './fetch.js';
import { hashFile } from './hash.js';
import { checkInside } from './inside.js';
import { openFiles } from './open/openFiles.js';
import { ipRangesDate, readIpRanges } from './readers/ipRanges.js';
import type { RecordRows } from './readers/rows.js';
import { sharedVersion, writeSharedRecords } from './sharedRecords.js';
import { fileProblems } from './unreadable.js';

/**
 * Reports the progress of long work: `done` of `total` steps, `what` in both languages; a total of 0 where the number
 * of steps is unknown.
 */
export type Progress = (done: number, total: number, what: { en: string; zh: string }) => void;

const readers: Record<RecordFormat, (bytes: Uint8Array) => RecordRows> = {
  'ip-ranges': readIpRanges,
};

/** To be increased whenever the output of a reader changes, so that records are read again. */
const readersVersion = 1;

/**
 * Makes sure the records of every source are in `records/` of the edition: fetches absent packages, checks them, reads
 * them and writes Parquet; and writes the records of a file with what those that belong together share. Existing records are not
 * touched. A source is entered in `records/ledger.json` only when its
 * Parquet file is complete.
 *
 * @throws UserError when a package cannot be fetched or differs from the expected one, or the folder is not writable
 */
export async function ensureRecords(
  folder: string,
  sources: readonly RecordSource[],
  progress: Progress = () => {},
): Promise<SourceFacts[]> {
  const ledger = await readLedger(ledgerPath(folder));
  const wanted = sources.filter((s) => s.package !== undefined);
  const missing = wanted.filter((s) => {
    return ledger[s.id]?.key !== keyOf(s) || !existsSync(parquetPath(folder, s));
  });
  let done = 0;
  if (wanted.length > 0) checkInside(folder, ['records']);
  if (missing.length > 0) {
    const fetched = missing.map((s) => fetchPackageFile(s.package!, s.integrity, s.file));
    await Promise.allSettled(fetched);
    await withUserErrors(join(folder, 'records'), () => makeFolder(join(folder, 'records')));
    await withDuckDb(async (connection) => {
      for (const [i, source] of missing.entries()) {
        progress(done++, missing.length, source.title);
        const bytes = await fetched[i]!;
        const records = readSource(source, bytes);
        const target = parquetPath(folder, source);
        ledger[source.id] = { key: keyOf(source), facts: factsOf(source, bytes, records) };
        await withUserErrors(join(folder, 'records'), async () => {
          await writeParquet(connection, records, source.observed!, `${target}.part`);
          await replace(`${target}.part`, target);
          await writeLedger(folder, ledger);
        });
      }
    });
    progress(done, missing.length, { en: 'records', zh: '原始记录' });
  }
  const all: SourceFacts[] = [];
  for (const source of sources) {
    const facts = source.package ? ledger[source.id]!.facts : await factsOfOwn(folder, source);
    const shared = sharedOf(source);
    if (shared) await ensureShared(folder, source, facts, ledger);
    all.push(shared ? { ...facts, each: shared.each } : facts);
  }
  return all;
}

/** Makes sure that the records of a file with what those that belong together share are those of the file as it is. */
async function ensureShared(
  folder: string,
  source: RecordSource,
  facts: SourceFacts,
  ledger: Ledger,
): Promise<void> {
  const key = JSON.stringify([sharedVersion, source.file, facts.sha256, sharedOf(source)]);
  const target = parquetPath(folder, source);
  if (ledger[source.id]?.key === key && existsSync(target)) return;
  checkInside(folder, ['records']);
  const scratch = await mkdtemp(join(tmpdir(), 'iplus-'));
  await withDuckDb((connection) =>
    withUserErrors(join(folder, 'records'), async () => {
      await makeFolder(join(folder, 'records'));
      await writeSharedRecords(connection, folder, source, scratch, `${target}.part`);
      await replace(`${target}.part`, target);
      ledger[source.id] = { key, facts };
      await writeLedger(folder, ledger);
    }),
  ).finally(() => rm(scratch, { recursive: true, force: true }));
}

async function writeLedger(folder: string, ledger: Ledger): Promise<void> {
  const path = ledgerPath(folder);
  await writeFile(`${path}.part`, `${JSON.stringify(ledger, null, 1)}\n`);
  await replace(`${path}.part`, path);
}

const ledgerPath = (folder: string) => join(folder, 'records', 'ledger.json');

/** The Parquet file of a source that comes from a package. */
function parquetPath(folder: string, source: RecordSource): string {
  return join(folder, 'records', `${source.id}.parquet`);
}

function keyOf(source: RecordSource): string {
  return [readersVersion, source.package, source.integrity, source.file, source.format, source.observed].join(
    ' ',
  );
}

type Ledger = Record<string, { key: string; facts: SourceFacts }>;

async function readLedger(path: string): Promise<Ledger> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Ledger;
  } catch {
    return {};
  }
}

/** Runs work that writes into `records/`; file system errors become user errors. */
async function withUserErrors(folder: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError([
      problems.unwritable(folder, (error as NodeJS.ErrnoException).code ?? errorMessage(error)),
    ]);
  }
}

/**
 * Reads the records in the bytes of a source.
 * @throws UserError naming the source when its bytes are truncated, of another format, or of another date
 */
export function readSource(source: RecordSource, bytes: Uint8Array): RecordRows {
  const stamp = source.format === 'ip-ranges' ? ipRangesDate(bytes) : undefined;
  if (stamp !== undefined && stamp !== source.observed) {
    const at = { file: 'sources.yaml', path: `${source.id}.observed` };
    throw new UserError([problems.wrongValue(at, source.observed!, same(`${stamp} (${source.file})`))]);
  }
  const name = `${source.id}: ${source.package}/${source.file}`;
  let records: RecordRows;
  try {
    records = readers[source.format!](bytes);
  } catch (error) {
    throw new UserError([problems.badRecords(name, errorMessage(error))]);
  }
  if (records.rows.length === 0) throw new UserError([problems.badRecords(name, 'no records in it')]);
  return records;
}

function factsOf(source: RecordSource, bytes: Uint8Array, records: RecordRows): SourceFacts {
  return {
    id: source.id,
    from: `npm:${source.package}/${source.file}`,
    integrity: source.integrity!,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    observed: source.observed!,
    records: records.rows.length,
    repeated: records.repeated,
  };
}

/** A file of the edition itself: counted by DuckDB, hashed as a stream. */
async function factsOfOwn(folder: string, source: RecordSource): Promise<SourceFacts> {
  const scratch = await mkdtemp(join(tmpdir(), 'iplus-'));
  const records = await withDuckDb(async (connection) => {
    try {
      const { table } = await openFiles(connection, folder, [source.file], scratch);
      const count = await connection.runAndReadAll(`SELECT count(*) FROM ${table}`);
      return Number(count.getRows()[0]![0]);
    } catch (error) {
      throw new UserError(await fileProblems(folder, source.file, error));
    }
  }).finally(() => rm(scratch, { recursive: true, force: true }));
  const { bytes, sha256 } = await hashFile(join(folder, source.file));
  const observed = source.observed ? { observed: source.observed } : {};
  return { id: source.id, from: source.file, sha256, bytes, ...observed, records, repeated: 0 };
}
