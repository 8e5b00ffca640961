import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { CaptureLog } from './captureLog.js';
import { type Ending, Session, type SessionHow } from './session.js';

export interface Listening {
  port: number;
  /** Takes no more connections, ends those that there are, and waits until what they sent is on the disk. */
  close(): Promise<void>;
}

export interface ListenHow {
  port: number;
  host: string;
  /** Connections at once; more are closed as they come. */
  connections: number;
  /** Seconds without a whole frame after which a connection is ended. */
  idleSeconds: number;
  /** Is told of a fault of the disk: what was not written is not answered. */
  onFault: (error: unknown) => void;
}

/** What came over connections, and why some were ended. */
export interface GatewayCounts extends Record<Ending | 'idle' | 'unread' | 'full' | 'fault', number> {
  connections: number;
  frames: number;
  bytes: number;
}

const noGatewayCounts = (): GatewayCounts => ({
  connections: 0,
  frames: 0,
  bytes: 0,
  refused: 0,
  garbage: 0,
  idle: 0,
  unread: 0,
  full: 0,
  fault: 0,
});

/** Answers that a sender leaves unread, in bytes. */
const mostUnread = 64 << 10;

/** Takes frames of GB/T 32960 over TCP: on the disk first, answered then. */
export async function listenTcp(
  log: CaptureLog,
  how: ListenHow & Pick<SessionHow, 'login' | 'answersData'>,
): Promise<Listening & { counts: GatewayCounts }> {
  const counts = noGatewayCounts();
  const sockets = new Map<Socket, Promise<void>>();
  // A sender may end its side as soon as it has sent all, and still reads the answers.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    counts.connections++;
    const served = serve(socket, log, how, counts).finally(() => sockets.delete(socket));
    sockets.set(socket, served);
  });
  server.maxConnections = how.connections;
  server.on('drop', () => counts.full++);
  const port = await listening(server, how);
  const close = async () => {
    server.close();
    for (const socket of sockets.keys()) socket.destroy();
    await Promise.all(sockets.values());
  };
  return { port, close, counts };
}

/** Begins to listen. @throws the error of the system */
export async function listening(
  server: Server,
  { port, host }: Pick<ListenHow, 'port' | 'host'>,
): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** One connection. It is read on when what came is on the disk, so that little of each waits in memory. */
async function serve(
  socket: Socket,
  log: CaptureLog,
  how: Parameters<typeof listenTcp>[1],
  counts: GatewayCounts,
): Promise<void> {
  const connection = log.connection();
  const session = new Session({ ...how, second: () => log.second() });
  const idle = setTimeout(() => {
    counts.idle++;
    socket.destroy();
  }, how.idleSeconds * 1000);
  const keep = async (turn: ReturnType<Session['push']>) => {
    if (turn.keep.length > 0) await log.append(connection, turn.keep);
    counts.frames += turn.frames;
    counts.bytes += turn.keep.length;
    if (turn.answers.length > 0 && socket.writable) socket.write(turn.answers);
    if (turn.frames > 0) idle.refresh();
    return turn.end;
  };
  try {
    const chunks = socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    for await (const chunk of connected(chunks)) {
      const ending = socket.writableLength > mostUnread ? 'unread' : await keep(session.push(chunk));
      if (ending) counts[ending]++;
      if (ending) break;
    }
    await keep(session.end());
  } catch (error) {
    counts.fault++;
    how.onFault(error);
  } finally {
    clearTimeout(idle);
    socket.on('error', () => {});
    socket.end(() => socket.destroy());
    setTimeout(() => socket.destroy(), lingerMs).unref();
  }
}

/** Milliseconds for the last answers to be read. */
const lingerMs = 2000;

/** Chunks until the connection ends or breaks: what was received before counts. */
async function* connected(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch {
    // The other side is gone, or the connection was ended here.
  }
}
