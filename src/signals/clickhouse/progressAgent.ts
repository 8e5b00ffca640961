import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** Progress of a query as the server reports it: rows read, and total rows where the server knows it. */
export interface QueryProgress {
  read: number;
  total: number;
}

/**
 * An agent that watches its connections for progress: the server sends progress headers (`X-ClickHouse-Progress`)
 * before the answer, and Node's HTTP client passes headers on only when all of them have arrived, after the query has
 * ended.
 */
export function progressAgent(url: string, onProgress: (progress: QueryProgress) => void): HttpAgent {
  const agent = new (new URL(url).protocol === 'https:' ? HttpsAgent : HttpAgent)({ keepAlive: true });
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    if (socket) listen(socket, onProgress);
    return socket;
  };
  return agent;
}

/** Characters kept in case a header is split over two chunks. */
const maxHeaderTail = 1000;

function listen(socket: Duplex, onProgress: (progress: QueryProgress) => void): void {
  let rest = '';
  socket.on('data', (part: Buffer) => {
    rest += part.toString('latin1');
    for (const [, json] of rest.matchAll(/X-ClickHouse-Progress: ({[^}]*})\r\n/g)) report(json!, onProgress);
    rest = rest.slice(Math.max(0, rest.lastIndexOf('\n') + 1)).slice(-maxHeaderTail);
  });
}

function report(json: string, onProgress: (progress: QueryProgress) => void): void {
  try {
    const said = JSON.parse(json) as { read_rows?: string; total_rows_to_read?: string };
    onProgress({ read: Number(said.read_rows ?? 0), total: Number(said.total_rows_to_read ?? 0) });
  } catch {
    // Malformed progress headers are ignored.
  }
}
