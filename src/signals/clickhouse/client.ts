import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { clickhouse } from '../../sql/index.js';
import type { Asked } from '../partials.js';
import type { Cluster } from './place.js';
import { type QueryProgress, watchedAgent } from './watched.js';

/** Asks a cluster; only ever reads. */
export interface ClusterClient extends Asked {
  close(): Promise<void>;
}

/** Opens the official client, which is loaded only where there is a cluster, with the limits of the cluster. */
export async function clusterClient(cluster: Cluster): Promise<ClusterClient> {
  const { ClickHouseLogLevel, createClient } = await import('@clickhouse/client');
  let listening: (progress: QueryProgress) => void = () => {};
  const { url, username, password, seconds, memory, retries } = cluster;
  const client = createClient({
    url,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    application: 'internet-plus-index',
    // Errors reach the reader in his language; the client would print them, settings and all.
    log: { level: ClickHouseLogLevel.OFF },
    request_timeout: (seconds + 10) * 1000,
    http_agent: watchedAgent(url, (progress) => listening(progress)),
    // A query may send its progress for an hour, a header each second.
    max_response_headers_size: 16 * 2 ** 20,
    clickhouse_settings: {
      max_execution_time: seconds,
      max_memory_usage: `${memory}`,
      max_bytes_before_external_group_by: `${Math.floor(memory / 2)}`,
      max_bytes_before_external_sort: `${Math.floor(memory / 2)}`,
      send_progress_in_http_headers: 1,
      http_headers_progress_interval_ms: '1000',
      // A query may bring borders along.
      max_query_size: `${256 * 2 ** 20}`,
      // The whole answer is ready before its first byte is sent: an error never stands behind half of the rows.
      wait_end_of_query: 1,
      cancel_http_readonly_queries_on_client_close: 1,
    },
  });
  return {
    dialect: clickhouse,
    ask: async (query, told = () => {}) => {
      listening = ({ read, total }) => told(total > 0 ? Math.min(1, read / total) : 0);
      const format = 'JSONCompactEachRowWithNames';
      const result = await patiently(retries, () => {
        return client.query({ query, format, query_id: `iplus-${randomUUID()}` });
      });
      const [columns = [], ...rows] = await result.json<unknown[]>();
      return {
        names: columns.map(String),
        length: rows.length,
        columns: columns.map((_, c) => rows.map((row) => row[c])),
      };
    },
    close: () => client.close(),
  };
}

/** Errors of a connection that never answered. */
const unanswered = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'EAI_AGAIN']);

/**
 * Asks again, under another query id, where the connection ended before the first byte of an answer. That is safe since all
 * that is asked are reads. What the server answers, and an answer that is cut, are never asked for again.
 */
async function patiently<T>(retries: number, ask: () => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await ask();
    } catch (error) {
      if (tried === retries || !unanswered.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await setTimeout(200 * 2 ** tried);
    }
  }
}
