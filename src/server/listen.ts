import { createServer } from 'node:net';
import { serve } from '@hono/node-server';
import { type Served, siteApp } from './app.js';

/** A running site. */
export interface Site {
  url: string;
  close: () => Promise<void>;
}

/** Serves a release, and others below it, on 127.0.0.1, on the first free port from the one wanted. */
export async function serveRelease(
  release: Served,
  wanted: number,
  ...others: readonly Served[]
): Promise<Site> {
  const port = await freePort(wanted);
  const app = siteApp(release, ...others);
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => {
      const close = () => new Promise<void>((done) => server.close(() => done()));
      resolve({ url: `http://127.0.0.1:${port}/`, close });
    });
  });
}

async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + 100; port++) if (await isFree(port)) return port;
  throw new Error(`no free port between ${from} and ${from + 99}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)));
  });
}
