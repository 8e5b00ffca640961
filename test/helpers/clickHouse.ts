import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { cachedPackage } from './nodes.js';

/** A server with the HTTP interface of ClickHouse, for tests. */
export interface TestServer {
  url: string;
  /** The settings of each query it received. */
  asked: URLSearchParams[];
  close(): Promise<void>;
}

/** The functions used of chdb, ClickHouse as a library. */
interface Engine {
  query(sql: string): string;
  queryAsync(sql: string): Promise<{ text(): string }>;
}

/** Half a gigabyte, and available for some platforms only: fetched once, when a test first needs it. */
const version = '3.4.0';

/** Settings of the HTTP interface rather than of a query. */
const ofHttp =
  /^(query|query_id|database|default_format|session_id|wait_end_of_query|send_progress_in_http_headers|http_.*|cancel_http_.*|role)$/;

/**
 * The real engine behind a loopback server: chdb answers the queries of the official client.
 * @param before called before a request reaches the engine; returns true when it has answered it
 * @returns the reason, where the library is not available
 */
export async function startChdb(
  before: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<TestServer | string> {
  const engine = await chdb();
  if (typeof engine === 'string') return engine;
  const asked: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    if (before(request, response)) return;
    const { searchParams } = new URL(request.url!, 'http://localhost');
    asked.push(searchParams);
    const sql = `${searchParams.get('query') ?? ''}${await text(request)}`;
    try {
      const answer = (await engine.queryAsync(withSettings(sql, searchParams))).text();
      response.setHeader('X-ClickHouse-Query-Id', searchParams.get('query_id') ?? '');
      response.end(answer);
    } catch (error) {
      // After a failed query, chdb returns what it had already written, the column names, before the rows of the next
      // one.
      await engine.queryAsync('SELECT 1');
      response.statusCode = 500;
      response.end(String((error as Error).message));
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

async function chdb(): Promise<Engine | string> {
  const found = await cachedPackage('chdb', 'chdb', version);
  if ('absent' in found) return found.absent;
  try {
    const engine = (await import(pathToFileURL(join(found.folder, 'index.mjs')).href)) as Engine;
    engine.query('SELECT 1');
    return engine;
  } catch (error) {
    return `chdb does not run here: ${String(error).split('\n')[0]}`;
  }
}

/** Appends the settings of the request to its query, before the format. */
function withSettings(sql: string, params: URLSearchParams): string {
  const settings = [...params]
    .filter(([name]) => !ofHttp.test(name))
    .map(([name, value]) => `${name} = ${value}`);
  if (settings.length === 0 || !/^\s*SELECT/i.test(sql)) return sql;
  return sql.replace(/(\s+FORMAT \w+;?\s*)?$/, (format) => ` SETTINGS ${settings.join(', ')}${format}`);
}
