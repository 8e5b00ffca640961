import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { limitConnections } from './connections.js';

/** Limits of one connection, in milliseconds and bytes. */
const limits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8_192,
  requireHostHeader: true,
} as const;
const mostConnections = 200;
/** Connections of one address: the other half is left for others. A proxy in front counts as one. */
const mostOfOne = 100;

/** Where a small server listens, and how long it keeps a connection without requests, in milliseconds. */
export interface Listening {
  /** 0: any free port. */
  port: number;
  host: string;
  keepAliveTimeout: number;
}

/**
 * Opens a server for few clients at a time, with limits for each; its address ends with a slash.
 * @throws Error with a `code` where nobody can listen there
 */
export function openSmallServer(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host, keepAliveTimeout }: Listening,
): Promise<{ url: string; server: Server }> {
  return new Promise((resolve, reject) => {
    const serverOptions = { ...limits, keepAliveTimeout };
    const server = serve({ fetch, hostname: host, port, createServer, serverOptions }, () => {
      const { port: bound } = server.address() as AddressInfo;
      resolve({ url: `http://${inAddress(host)}:${bound}/`, server });
    }) as Server;
    server.maxConnections = mostConnections;
    limitConnections(server, mostOfOne);
    server.once('error', reject);
  });
}

/** A name or address of a machine as an address on the web has it: IPv6 in brackets. */
export const inAddress = (host: string) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);
