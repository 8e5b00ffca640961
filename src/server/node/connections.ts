import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { quotaKey, socketAddress } from './address.js';

export interface Connections {
  /** Closes connections idle since a time of `performance.now()`. */
  closeIdle(since: number): void;
  /** Resolves when all queued connections are accepted and their requests read. */
  allArrived(): Promise<void>;
}

/**
 * Closes connections beyond a number from one address (of IPv6: network), so that one client cannot take all that the server has.
 *
 * @param exempt addresses without a limit: proxies, which bring the connections of many
 */
export function limitConnections(server: Server, most: number, exempt: (address: string) => boolean): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = socketAddress(socket.remoteAddress);
    if (exempt(address)) return;
    const key = quotaKey(address);
    const count = (open.get(key) ?? 0) + 1;
    open.set(key, count);
    socket.once('close', () => {
      const left = open.get(key)! - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    });
    if (count > most) socket.destroy();
  });
}

/** One turn of the event loop accepts one connection; after this number of turns without one, the queue is empty. */
const quietTurns = 5;

/**
 * Tracks the idle connections of a server. The server's own `closeIdleConnections` also closes those whose response is
 * written but not sent.
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
