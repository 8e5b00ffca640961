import { createServer, type Server } from 'node:http';
import { createServer as createProbe } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import { pino } from 'pino';
import type { Served } from './app.js';
import { guarded } from './node/guard.js';
import { quotaOf } from './node/quota.js';
import { unfolding } from './node/unfolding.js';

/** A running site. */
export interface Site {
  url: string;
  /** Takes no new connections and ends when the requests in flight are answered, or after some seconds. */
  close: () => Promise<void>;
}

/** How a site is served. */
export interface ServeOptions {
  /** The first free port from this one is taken. */
  port: number;
  /** The address it is heard on: this machine alone where nothing is said. */
  host?: string | undefined;
  /** Requests a minute for each reader; 0: as many as they like. */
  quota?: number | undefined;
  /** A proxy of ours stands before the server and says who asks. */
  behindProxy?: boolean | undefined;
  /** The instant it is, in milliseconds since 1970 (UTC): nothing is shown before its embargo ends. */
  now?: (() => number) | undefined;
  /** What is written to stderr, a line of JSON each: `info` every request, `error` faults of ours, `silent` nothing. */
  log?: 'silent' | 'error' | 'info' | undefined;
}

/** What one connection may take, in milliseconds and bytes. A release is read in less; slow writers are cut off. */
const limits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8_192,
  requireHostHeader: true,
} as const;
const idle = 60_000;
const mostConnections = 2_000;
const patience = 5_000;

/** Serves releases and their API: the first at the root, each other below the name of its edition. */
export async function serveReleases(releases: readonly Served[], options: ServeOptions): Promise<Site> {
  const { host = '127.0.0.1', quota = 0, behindProxy, log: level = 'error', now = Date.now } = options;
  const port = await freePort(options.port, host);
  const log = pino({ level, base: null }, pino.destination({ fd: 2, sync: false }));
  const app = unfolding(releases, now, { onFault: (error) => log.error(error) });
  let ending = false;
  const fetch = guarded(app, {
    log,
    quota: quota > 0 ? quotaOf(quota) : undefined,
    behindProxy,
    isEnding: () => ending,
  });
  return new Promise((resolve) => {
    const server = serve(
      {
        fetch: (request, env) => fetch(request, env as HttpBindings),
        hostname: host,
        port,
        createServer,
        serverOptions: limits,
      },
      () => resolve({ url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/`, close }),
    ) as Server;
    server.maxConnections = mostConnections;
    server.timeout = idle;

    function close(): Promise<void> {
      ending = true;
      const cut = setTimeout(() => server.closeAllConnections(), patience);
      return new Promise((done) => {
        server.close(() => {
          clearTimeout(cut);
          log.flush();
          done();
        });
      });
    }
  });
}

async function freePort(from: number, host: string): Promise<number> {
  for (let port = from; port < from + 100; port++) if (await isFree(port, host)) return port;
  throw new Error(`no free port between ${from} and ${from + 99}`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createProbe();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });
}
