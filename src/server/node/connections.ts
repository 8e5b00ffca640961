import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';

export interface Connections {
  /** Closes those that have waited since an instant of `performance.now()`. */
  closeIdle(since: number): void;
  /** Waits until the connections in the queue of the system are taken and their requests read. */
  allArrived(): Promise<void>;
}

/** A turn of the event loop takes one connection: after so many without one there is none. */
const quietTurns = 5;

/**
 * Knows which connections of a server wait for their next request. The server's own `closeIdleConnections` also cuts those
 * whose answer is written but not sent.
 */
export function connectionsOf(server: Server): Connections {
  let taken = 0;
  const idleFrom = new Map<Socket, number>();
  server.on('connection', (socket) => {
    taken++;
    idleFrom.set(socket, performance.now());
    socket.once('close', () => idleFrom.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    idleFrom.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) idleFrom.set(socket, performance.now());
    });
  });
  return {
    closeIdle(since) {
      for (const [socket, from] of idleFrom) if (from <= since) socket.end();
    },
    async allArrived() {
      for (let quiet = 0, known = taken; quiet < quietTurns; quiet++) {
        await setImmediate();
        if (taken > known) [quiet, known] = [0, taken];
      }
    },
  };
}
