import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { duckdb } from '../sql/index.js';
import type { RecordEngine } from './engine.js';
import { hashFile } from './hash.js';
import { type Asked, askPartials } from './partials.js';
import { recordFiles, recordTable } from './recordFiles.js';

/** The records in the folder of an edition, read by the embedded engine. */
export function embeddedRecords(connection: DuckDBConnection, folder: string): RecordEngine {
  const asked = askDuckDb(connection);
  return {
    has: async (from) => (await recordFiles(connection, folder, from)).length > 0,
    partials: (from, signals) => askPartials(asked, recordTable(folder, from), signals),
    inputs: async (from) => {
      const files = await recordFiles(connection, folder, from);
      return Promise.all(files.map(async (path) => ({ path, ...(await hashFile(join(folder, path))) })));
    },
    close: async () => {},
  };
}

/** The embedded engine, to be asked as a cluster is. */
export function askDuckDb(connection: DuckDBConnection): Asked {
  return {
    dialect: duckdb,
    ask: async (sql) => {
      const result = await connection.runAndReadAll(sql);
      return { columns: result.columnNames(), rows: result.getRows() };
    },
  };
}
