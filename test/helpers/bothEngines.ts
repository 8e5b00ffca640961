import { createClient } from '@clickhouse/client';
import type { DuckDBConnection } from '@duckdb/node-api';
import { clusterClient } from '../../src/signals/clickhouse/client.js';
import { readCluster } from '../../src/signals/clickhouse/cluster.js';
import { duckDbConnection } from '../../src/signals/duckDbRecords.js';
import { withDuckDb } from '../../src/signals/duckdb.js';
import { queryPartials, type SqlConnection } from '../../src/signals/partials.js';
import { type PlaceTable, placesOf } from '../../src/signals/readPlaces.js';
import type { PlannedSignal } from '../../src/sql/index.js';
import { startChdb } from './clickHouse.js';

/** Records with the columns i, their number, and c1, c2 …, given as SQL values; the types are those of each engine. */
export interface Records {
  duckdb: readonly string[];
  clickhouse: readonly string[];
  values: readonly (readonly string[])[];
}

export type How = Pick<PlannedSignal, 'unit' | 'period' | 'grid'>;

/** A connection of DuckDB that stays open until it is closed. */
async function openDuckDb(): Promise<{ connection: DuckDBConnection; close: () => Promise<void> }> {
  let end = () => {};
  const asked = new Promise<void>((resolve) => {
    end = resolve;
  });
  return new Promise((resolve, reject) => {
    const closed: Promise<void> = withDuckDb(async (connection) => {
      resolve({
        connection,
        close: () => {
          end();
          return closed;
        },
      });
      await asked;
    });
    closed.catch(reject);
  });
}

/** DuckDB, and ClickHouse where the library is available, for the same queries. */
export async function bothEngines() {
  const server = await startChdb();
  const at =
    typeof server === 'string' ? undefined : readCluster({ IPLUS_CLICKHOUSE_URL: server.url }, { file: '' });
  const cluster = at && { connection: await clusterClient(at), admin: createClient(at) };
  const near = await openDuckDb();

  /** What each engine computes for signals over the same records, or its error. */
  async function placesIn(
    records: Records,
    signals: readonly PlannedSignal[],
  ): Promise<(PlaceTable | Error)[]> {
    const rows = records.values.map((cells, i) => `(${[i, ...cells].join(', ')})`).join(', ');
    const casts = records.duckdb.map((type, i) => `CAST(c${i + 1} AS ${type}) AS c${i + 1}`);
    const names = casts.map((_, i) => `c${i + 1}`);
    const table = `(SELECT ${['i', ...casts].join(', ')} FROM (VALUES ${rows}) AS t(${['i', ...names].join(', ')}))`;
    const ask = (db: SqlConnection, from: string) =>
      queryPartials(db, from, signals).then(
        (partials) => placesOf(signals, partials),
        (error: Error) => error,
      );
    const found = [await ask(duckDbConnection(near.connection), table)];
    if (cluster) {
      const types = records.clickhouse.map((type, i) => `c${i + 1} ${type}`);
      const run = (query: string) => cluster.admin.command({ query });
      await run('DROP TABLE IF EXISTS keyed');
      await run(`CREATE TABLE keyed (${['i Int32', ...types].join(', ')}) ENGINE = MergeTree ORDER BY i`);
      await run(`INSERT INTO keyed VALUES ${rows}`);
      found.push(await ask(cluster.connection, 'keyed'));
    }
    return found;
  }

  /** Place names and date of every record, as each engine reads them. */
  async function keysOf(records: Records, how: How): Promise<{ word: string; observed: string }[][]> {
    const signal: PlannedSignal = { indicator: 'a', from: '', value: { count: true }, ...how };
    return (await placesIn(records, [signal])).map((places) => {
      if (places instanceof Error) throw places;
      const { length, words, observed } = places;
      return Array.from({ length }, (_, row) => {
        const key = { word: String(words[0]![row]), observed: observed[row]! };
        return { ...key, i: Number('lon' in how.unit ? key.observed : key.word) };
      }).sort((a, b) => a.i - b.i);
    });
  }

  async function close(): Promise<void> {
    await Promise.all([cluster?.connection.close(), cluster?.admin.close(), near.close()]);
    if (typeof server !== 'string') await server.close();
  }
  return { placesIn, keysOf, cluster, name: typeof server === 'string' ? server : 'chdb', close };
}
