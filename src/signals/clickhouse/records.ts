import { createHash } from 'node:crypto';
import type { InputFile } from '../../edition/index.js';
import { clickhouse, type PlannedSignal } from '../../sql/index.js';
import { queryDistinctCounts } from '../distinctCounts.js';
import type { RecordEngine } from '../engine.js';
import { queryPartials } from '../partials.js';
import type { ClusterClient } from './client.js';

/**
 * Records in tables of a cluster: partials are computed there and finished here.
 * @param tableOf the table of a name (`from`), as an expression
 */
export function clusterRecords(
  client: ClusterClient,
  tableOf: (from: string) => string = clusterTable,
): RecordEngine {
  const answers: AnswerHash[] = [];
  return {
    has: async () => true,
    partials: async (from, signals, onProgress) => {
      const table = await queryPartials(client, tableOf(from), signals, onProgress);
      const partials = table.map((t) => t.partials);
      answers.push(hashOfAnswer(from, signals, partials));
      return table;
    },
    find: async (from, { column, holds }) => {
      const value = `any(${clickhouse.text(clickhouse.identifier(column))})`;
      const sql = `SELECT count() AS n, ${value} AS v FROM ${tableOf(from)} WHERE ${holds(clickhouse)}`;
      const found = await client.query(sql);
      const text = found.column(1)[0];
      return { count: Number(found.column(0)[0]), value: text === null ? null : String(text), file: from };
    },
    counts: async (from, question, onProgress) => {
      const dates = [...question.slots.keys()];
      const rows = await queryDistinctCounts(client, tableOf(from), question, dates, onProgress);
      answers.push(hashOfAnswer(from, question.signals, { counts: rows }));
      return rows;
    },
    inputs: async (from) => inputsOf(from, answers),
    close: client.close,
  };
}

/**
 * `clickhouse:table`, `clickhouse:database.table` or `clickhouse:cluster(name, database, table)` as a table expression.
 * A `Distributed` table is named like any other.
 */
export function clusterTable(from: string): string {
  const name = from.replace(/^clickhouse:/, '');
  const [, all, cluster, database, table] =
    /^cluster(AllReplicas)?\(\s*(.+?)\s*,\s*(.+?)\s*,\s*(.+?)\s*\)$/.exec(name) ?? [];
  if (cluster === undefined) return name.split('.').map(clickhouse.identifier).join('.');
  const names = [database!, table!].map(clickhouse.identifier).join(', ');
  return `cluster${all ?? ''}(${clickhouse.literal(cluster)}, ${names})`;
}

/** The hash of what the cluster returned for some signals. */
interface AnswerHash {
  from: string;
  about: string;
  sha256: string;
  bytes: number;
}

function hashOfAnswer(from: string, signals: readonly PlannedSignal[], answer: object): AnswerHash {
  const about = JSON.stringify(signals.map((s) => s.indicator));
  const text = JSON.stringify(answer);
  return { from, about, sha256: sha256(text), bytes: Buffer.byteLength(text) };
}

/**
 * The inputs of a release: the records of a cluster cannot be hashed from here, so the input of a table is one hash of
 * all that the cluster returned for it, independent of the order of the queries.
 */
function inputsOf(from: string, answers: readonly AnswerHash[]): InputFile[] {
  const all = answers.filter((a) => a.from === from).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  if (all.length === 0) return [];
  const bytes = all.reduce((sum, a) => sum + a.bytes, 0);
  return [{ path: from, bytes, sha256: sha256(all.map((a) => `${a.about} ${a.sha256}\n`).join('')) }];
}

/** Several results for the same signals are ordered by their hashes. */
const orderOf = ({ about, sha256 }: AnswerHash) => `${about} ${sha256}`;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
