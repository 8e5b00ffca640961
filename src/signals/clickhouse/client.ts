import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { clickhouse } from '../../sql/index.js';
import type { SqlConnection } from '../partials.js';
import type { Cluster } from './cluster.js';
import { progressAgent, type QueryProgress } from './progressAgent.js';

/** A connection to a ClickHouse cluster; read-only. */
export interface ClusterClient extends SqlConnection {
  close(): Promise<void>;
}

/** Opens the official client, which is loaded only where it is needed, with the limits of the cluster. */
export async function clusterClient(cluster: Cluster): Promise<ClusterClient> {
  const { ClickHouseLogLevel, createClient } = await import('@clickhouse/client');
  let listening: (progress: QueryProgress) => void = () => {};
  const { url, username, password, seconds, memory, retries } = cluster;
  const client = createClient({
    url,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    application: 'internet-plus-index',
    // Errors are reported in the reader's language; the client would print them with its settings.
    log: { level: ClickHouseLogLevel.OFF },
    request_timeout: (seconds + 10) * 1000,
    http_agent: progressAgent(url, (progress) => listening(progress)),
    // The server sends one progress header a second, for up to an hour or more.
    max_response_headers_size: 16 * 2 ** 20,
    clickhouse_settings: {
      max_execution_time: seconds,
      max_memory_usage: `${memory}`,
      max_bytes_before_external_group_by: `${Math.floor(memory / 2)}`,
      max_bytes_before_external_sort: `${Math.floor(memory / 2)}`,
      send_progress_in_http_headers: 1,
      http_headers_progress_interval_ms: '1000',
      // A query may contain borders.
      max_query_size: `${256 * 2 ** 20}`,
      // The server completes the answer before it sends the first byte, so that an error never follows half of the
      // rows.
      wait_end_of_query: 1,
      cancel_http_readonly_queries_on_client_close: 1,
    },
  });
  return {
    dialect: clickhouse,
    query: async (sql, onProgress = () => {}) => {
      listening = ({ read, total }) => onProgress(total > 0 ? Math.min(1, read / total) : 0);
      const format = 'JSONCompactEachRowWithNames';
      const result = await withRetries(retries, () => {
        return client.query({ query: sql, format, query_id: `iplus-${randomUUID()}` });
      });
      const [columns = [], ...rows] = await result.json<unknown[]>();
      return {
        names: columns.map(String),
        length: rows.length,
        column: (c) => rows.map((row) => row[c]),
      };
    },
    close: () => client.close(),
  };
}

/** Error codes of connections that ended without an answer. */
const unanswered = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'EAI_AGAIN']);

/**
 * Retries, under another query id, where the connection ended before the first byte of an answer. This is safe because
 * all queries are reads. Answers of the server, including truncated ones, are never retried.
 */
async function withRetries<T>(retries: number, query: () => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await query();
    } catch (error) {
      if (tried === retries || !unanswered.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await setTimeout(200 * 2 ** tried);
    }
  }
}
