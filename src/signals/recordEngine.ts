import type { DuckDBConnection } from '@duckdb/node-api';
import { clusterClient } from './clickhouse/client.js';
import { clusterFrom, type Environment } from './clickhouse/place.js';
import { clusterRecords } from './clickhouse/records.js';
import { embeddedRecords } from './embeddedRecords.js';
import type { RecordEngine } from './engine.js';
import { isAccepted, partialsOf } from './ingest/folder.js';
import { keptIn } from './kept.js';
import type { OpenEdition } from './openEdition.js';

/**
 * The engine that a signal names: the cluster for `clickhouse:…`, else the embedded one, which keeps its partials where
 * `IPLUS_PARTIALS` names a folder for them; those of records that an ingest accepted it keeps beside these.
 *
 * @param scratch a folder for what has to be copied to be read
 * @param afresh every byte is read again, whatever was kept
 */
export async function recordEngine(
  connection: DuckDBConnection,
  open: OpenEdition,
  scratch: string,
  env: Environment,
  afresh: boolean,
): Promise<RecordEngine> {
  const partials = env['IPLUS_PARTIALS'];
  const kept = partials && !afresh ? keptIn(partials) : undefined;
  const embedded = embeddedRecords(connection, open.folder, scratch, kept);
  const taken = afresh ? undefined : partialsOf(open.folder);
  const accepted = embeddedRecords(connection, open.folder, scratch, taken);
  const far = open.signals.find((s) => onCluster(s.from));
  const cluster = far && clusterRecords(await clusterClient(clusterFrom(env, far.at)));
  const engineOf = (from: string) =>
    cluster && onCluster(from) ? cluster : isAccepted(from) ? accepted : embedded;
  return {
    has: (from) => engineOf(from).has(from),
    partials: (from, signals, told) => engineOf(from).partials(from, signals, told),
    find: (from, sought) => engineOf(from).find(from, sought),
    counts: (from, question, told) => engineOf(from).counts(from, question, told),
    inputs: (from) => engineOf(from).inputs(from),
    close: async () => cluster?.close(),
  };
}

/** Whether records are a table of a cluster. */
export function onCluster(from: string): boolean {
  return from.startsWith('clickhouse:');
}
