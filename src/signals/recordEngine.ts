import { join } from 'node:path';
import { contractOf } from '../edition/index.js';
import { cacheIn, type ResultCache } from './cache.js';
import { clusterClient } from './clickhouse/client.js';
import { type Environment, readCluster } from './clickhouse/cluster.js';
import { clusterRecords } from './clickhouse/records.js';
import { duckDbRecords } from './duckDbRecords.js';
import type { RecordEngine } from './engine.js';
import { isAccepted, partialsOf } from './ingest/folder.js';
import type { OpenEdition } from './openEdition.js';
import { contractFiles, farTable, type PlatformRecords } from './platformRecords.js';
import { type RecordFolder, recordFolder } from './recordFolder.js';

/**
 * The engine of each signal: the cluster for `clickhouse:…`, otherwise DuckDB. Partials are cached where
 * `IPLUS_PARTIALS` names a folder; those of accepted records and of the platform always, next to these.
 *
 * @param files the record files of the edition
 * @param afresh ignores the caches and reads every byte again
 */
export async function recordEngine(
  files: RecordFolder,
  { open, platform }: { open: OpenEdition; platform: PlatformRecords | undefined },
  env: Environment,
  afresh: boolean,
): Promise<RecordEngine> {
  const embedded = duckDbRecords(files, keptResults(env, afresh));
  const taken = afresh ? undefined : partialsOf(open.folder);
  const accepted = duckDbRecords(files, taken);
  const far = open.signals.find((s) => isOnCluster(s.from));
  const cluster = far && clusterRecords(await clusterClient(readCluster(env, far.at)));
  const sent = platform && (await platformEngine(files, platform, { open, env, afresh }));
  const engineOf = (from: string) => {
    if (cluster && isOnCluster(from)) return cluster;
    if (sent && contractOf(from) !== undefined) return sent;
    return isAccepted(from) ? accepted : embedded;
  };
  return {
    has: (from) => engineOf(from).has(from),
    partials: (from, signals, onProgress) => engineOf(from).partials(from, signals, onProgress),
    find: (from, sought) => engineOf(from).find(from, sought),
    counts: (from, question, onProgress) => engineOf(from).counts(from, question, onProgress),
    inputs: (from) => engineOf(from).inputs(from),
    close: async () => {
      await cluster?.close();
      await sent?.close();
    },
  };
}

/** What earlier runs found in record files; undefined where nothing is kept. */
export function keptResults(env: Environment, afresh: boolean): ResultCache | undefined {
  const folder = env['IPLUS_PARTIALS'];
  return folder && !afresh ? cacheIn(folder) : undefined;
}

/** The records of contracts, whose files a platform has written: counted by the cluster where it reads them itself. */
async function platformEngine(
  { connections, scratch }: RecordFolder,
  { folder, madeOf, form, far }: PlatformRecords,
  { open, env, afresh }: { open: OpenEdition; env: Environment; afresh: boolean },
): Promise<RecordEngine> {
  // A reader who knows the sum of a few records could find them by their hash: they are described by the facts of the platform instead.
  const inputs = async () => [];
  if (far) {
    const signal = open.signals.find(({ from }) => contractOf(from) !== undefined);
    const client = await clusterClient(readCluster(env, signal?.at ?? { file: 'signals/' }));
    return { ...clusterRecords(client, (from) => farTable(far, contractOf(from)!)), inputs };
  }
  const engine = duckDbRecords(
    recordFolder(connections, folder, scratch),
    afresh ? undefined : cacheIn(join(folder, 'partials'), true),
    madeOf,
  );
  const files = (from: string) => contractFiles(contractOf(from)!, form);
  return {
    ...engine,
    has: (from) => engine.has(files(from)),
    partials: (from, signals, onProgress) => engine.partials(files(from), signals, onProgress),
    find: (from, sought) => engine.find(files(from), sought),
    counts: (from, question, onProgress) => engine.counts(files(from), question, onProgress),
    inputs,
  };
}

/** Whether records are in a table of a cluster. */
export function isOnCluster(from: string): boolean {
  return from.startsWith('clickhouse:');
}
