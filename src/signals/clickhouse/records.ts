import { createHash, type Hash } from 'node:crypto';
import type { InputFile } from '../../edition/index.js';
import { clickhouse, type PlannedSignal } from '../../sql/index.js';
import type { PartialTable, RecordEngine } from '../engine.js';
import { askPartials } from '../partials.js';
import type { ClusterClient } from './client.js';

/** Records in tables of a cluster, counted there and finished here. */
export function clusterRecords(client: ClusterClient): RecordEngine {
  const answers = new Map<string, { hash: Hash; bytes: number }>();
  return {
    has: async () => true,
    partials: async (from, signals) => {
      const table = await askPartials(client, clusterTable(from), signals);
      note(answers, from, signals, table);
      return table;
    },
    inputs: async (from) => [...answers].filter(([name]) => name === from).map(inputOf),
    close: client.close,
  };
}

/**
 * `clickhouse:table`, `clickhouse:database.table` or `clickhouse:cluster(name, database, table)` as a table expression. A
 * `Distributed` table is a table like any other.
 */
export function clusterTable(from: string): string {
  const name = from.replace(/^clickhouse:/, '');
  const [, all, cluster, database, table] =
    /^cluster(AllReplicas)?\(\s*(.+?)\s*,\s*(.+?)\s*,\s*(.+?)\s*\)$/.exec(name) ?? [];
  if (cluster === undefined) return name.split('.').map(clickhouse.identifier).join('.');
  const names = [database!, table!].map(clickhouse.identifier).join(', ');
  return `cluster${all ?? ''}(${clickhouse.literal(cluster)}, ${names})`;
}

/** What the cluster answered is the input of the release, since its records cannot be hashed from here. */
function note(
  answers: Map<string, { hash: Hash; bytes: number }>,
  from: string,
  signals: readonly PlannedSignal[],
  table: PartialTable,
): void {
  const known = answers.get(from) ?? { hash: createHash('sha256'), bytes: 0 };
  const text = JSON.stringify([signals.map((s) => s.indicator), table.map(({ partials }) => partials)]);
  known.hash.update(text);
  answers.set(from, { hash: known.hash, bytes: known.bytes + Buffer.byteLength(text) });
}

function inputOf([path, { hash, bytes }]: [string, { hash: Hash; bytes: number }]): InputFile {
  return { path, bytes, sha256: hash.copy().digest('hex') };
}
