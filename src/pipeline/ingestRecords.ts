import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../disk/index.js';
import { problems } from '../edition/index.js';
import { mendableFault, putFolder, withLock } from '../release/index.js';
import { type Ingested, ingest, ingestedFolder, openEdition, type Progress } from '../signals/index.js';

/**
 * Ingests the new record files of an edition: each record is checked against the contract of its signal, and builds
 * then read the accepted records. After a crash, every file was taken in full or not at all, and the next ingest
 * continues from there.
 *
 * @param folder contains `edition.yaml`; the results are stored in `ingested/` below it
 * @param since a period: files whose records are all earlier are skipped
 * @param progress is called for each file
 * @throws UserError with every problem of the edition, or when another process is ingesting its records
 */
export async function ingestRecords(folder: string, since?: string, progress?: Progress): Promise<Ingested> {
  const opened = openEdition(folder);
  const state = join(folder, ingestedFolder);
  const inUse = (lock: string) => problems.ingestInUse(folder, lock);
  try {
    await makeFolder(state);
    return await withLock(state, inUse, async () => {
      await sweep(state);
      return ingest(opened, { since, commit: putFolder, ...(progress ? { progress } : {}) });
    });
  } catch (error) {
    throw mendableFault(state, error);
  }
}

/** Removes unfinished files of killed processes; the caller holds the lock. */
async function sweep(state: string): Promise<void> {
  for (const name of await readdir(state)) {
    if (name.startsWith('part-')) await rm(join(state, name), { recursive: true, force: true });
  }
}
