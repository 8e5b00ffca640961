import type { IncomingMessage, Server } from 'node:http';
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
 * Lets one address (of IPv6: network) have a number of connections at once, so that one client cannot take all that the server has. Beyond
 * it, the connection is closed that has waited longest for a whole request: whoever sends one in full is answered.
 *
 * @param exempt addresses without a limit: proxies, which bring the connections of many
 */
export function limitConnections(
  server: Server,
  most: number,
  exempt: (address: string) => boolean = () => false,
): void {
  /** By address, the connections, that of the oldest use first, with the request that is being answered. */
  const open = new Map<string, Map<Socket, IncomingMessage | undefined>>();
  const keyOf = (socket: Socket) => quotaKey(socketAddress(socket.remoteAddress));
  server.on('connection', (socket) => {
    if (exempt(socketAddress(socket.remoteAddress))) return;
    const key = keyOf(socket);
    const own = open.get(key) ?? new Map<Socket, undefined>();
    open.set(key, own.set(socket, undefined));
    socket.once('close', () => {
      own.delete(socket);
      if (own.size === 0) open.delete(key);
    });
    if (own.size <= most) return;
    for (const [one, request] of own) {
      if (request?.complete) continue;
      one.destroy();
      return;
    }
  });
  server.on('request', (request: IncomingMessage, response) => {
    const { socket } = request;
    const own = open.get(keyOf(socket));
    if (!own?.has(socket)) return;
    own.set(socket, request);
    response.once('close', () => {
      if (own.delete(socket)) own.set(socket, undefined);
    });
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
