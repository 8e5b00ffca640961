import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { problems } from '../edition/index.js';
import { alone, makeFolder, mendableFault, putFolder } from '../release/index.js';
import { type Ingested, ingest, ingestedFolder, openEdition, type Progress } from '../signals/index.js';

/**
 * Takes the new record files of an edition: each record is held against the contract of its signal, and a build then reads what was
 * accepted. Killed at any moment, every file was taken whole or not at all, and the next ingest goes on from there.
 *
 * @param folder holds `edition.yaml`; what is taken is kept in `ingested/` below it
 * @param since a period: files all of whose records are earlier are passed over
 * @param progress hears how far it is
 * @throws UserError with every problem of the edition, or when another process is taking its records
 */
export async function ingestRecords(folder: string, since?: string, progress?: Progress): Promise<Ingested> {
  const opened = openEdition(folder);
  const state = join(folder, ingestedFolder);
  await makeFolder(state).catch((error: unknown) => {
    throw mendableFault(state, error);
  });
  const inUse = (lock: string) => problems.ingestInUse(folder, lock);
  return alone(state, inUse, async () => {
    await sweep(state);
    return ingest(opened, { since, commit: putFolder, ...(progress ? { progress } : {}) });
  });
}

/** Removes what killed processes have left half done; nobody else works here now. */
async function sweep(state: string): Promise<void> {
  for (const name of await readdir(state)) {
    if (name.startsWith('part-')) await rm(join(state, name), { recursive: true, force: true });
  }
}
