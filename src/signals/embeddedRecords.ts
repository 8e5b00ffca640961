import type { DuckDBConnection } from '@duckdb/node-api';
import { duckdb, type PartialRow, queryPlan } from '../sql/index.js';
import type { RecordEngine } from './engine.js';
import { recordFiles, recordTable } from './recordFiles.js';

/** The records in the folder of an edition, read by the embedded engine. */
export function embeddedRecords(connection: DuckDBConnection, folder: string): RecordEngine {
  return {
    has: async (from) => (await recordFiles(connection, folder, from)).length > 0,
    partials: async (from, signals) => {
      const plan = queryPlan(recordTable(folder, from), signals, duckdb);
      const table = [];
      for (const query of plan.queries) {
        table.push({ query, rows: await partialRows(connection, query.sql, plan.place.length) });
      }
      return table;
    },
  };
}

/** The rows of a query of a plan. */
export async function partialRows(
  connection: DuckDBConnection,
  sql: string,
  places: number,
): Promise<PartialRow[]> {
  const result = await connection.runAndReadAll(sql);
  return result.getRows().map((cells) => {
    const texts = cells as (string | null)[];
    return { words: texts.slice(0, places), observed: texts[places]!, cells: texts.slice(places + 1) };
  });
}
