import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** How far a query is, as the server says: rows read, and rows to read where it knows. */
export interface QueryProgress {
  read: number;
  total: number;
}

/**
 * Connections that are listened to: the server sends its progress as headers before the answer (`X-ClickHouse-Progress`), and
 * Node gives headers only when all of them are there, which is when the query has ended.
 */
export function watchedAgent(url: string, told: (progress: QueryProgress) => void): HttpAgent {
  const agent = new (new URL(url).protocol === 'https:' ? HttpsAgent : HttpAgent)({ keepAlive: true });
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    if (socket) listen(socket, told);
    return socket;
  };
  return agent;
}

/** Enough for a header that was cut in two. */
const longest = 1000;

function listen(socket: Duplex, told: (progress: QueryProgress) => void): void {
  let rest = '';
  socket.on('data', (part: Buffer) => {
    rest += part.toString('latin1');
    for (const [, json] of rest.matchAll(/X-ClickHouse-Progress: ({[^}]*})\r\n/g)) tell(json!, told);
    rest = rest.slice(Math.max(0, rest.lastIndexOf('\n') + 1)).slice(-longest);
  });
}

function tell(json: string, told: (progress: QueryProgress) => void): void {
  try {
    const said = JSON.parse(json) as { read_rows?: string; total_rows_to_read?: string };
    told({ read: Number(said.read_rows ?? 0), total: Number(said.total_rows_to_read ?? 0) });
  } catch {
    // A progress that is no JSON tells nothing; the query goes on.
  }
}
