import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { cachedPackage } from './nodes.js';

/** A server that speaks ClickHouse over HTTP, for tests. */
export interface TestServer {
  url: string;
  /** What was asked of it: the settings of each query. */
  asked: URLSearchParams[];
  close(): Promise<void>;
}

/** What is used of chdb, ClickHouse as a library. */
interface Engine {
  query(sql: string): string;
  queryAsync(sql: string): Promise<{ text(): string }>;
}

/** Half a gigabyte, and the registry has it for some machines only: fetched once, when a test first needs it. */
const version = '3.4.0';

/** Settings that are of HTTP and not of a query. */
const ofHttp =
  /^(query|query_id|database|default_format|session_id|wait_end_of_query|send_progress_in_http_headers|http_.*|cancel_http_.*|role)$/;

/**
 * The real engine behind a loopback server: chdb answers what the official client asks.
 * @param before what happens to a request before it reaches the engine; true when it was answered
 * @returns why not, where the library cannot be had
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
      // chdb gives what a failed query had written already, the names of its columns, before the rows of the next.
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
  const found = cachedPackage('chdb', 'chdb', version);
  if ('absent' in found) return found.absent;
  try {
    const engine = (await import(pathToFileURL(join(found.folder, 'index.mjs')).href)) as Engine;
    engine.query('SELECT 1');
    return engine;
  } catch (error) {
    return `chdb does not run here: ${String(error).split('\n')[0]}`;
  }
}

/** The settings of the request at the end of its query, before the format. */
function withSettings(sql: string, params: URLSearchParams): string {
  const settings = [...params]
    .filter(([name]) => !ofHttp.test(name))
    .map(([name, value]) => `${name} = ${value}`);
  if (settings.length === 0 || !/^\s*SELECT/i.test(sql)) return sql;
  return sql.replace(/(\s+FORMAT \w+;?\s*)?$/, (format) => ` SETTINGS ${settings.join(', ')}${format}`);
}
