import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problems, UserError } from '../edition/index.js';
import { limitConnections } from '../network/index.js';
import { largestRequest, type Witness } from '../release/index.js';

/** Where a witness listens, and who is told of what it cannot keep. */
export interface WitnessSite {
  /** 0: any free port. */
  port: number;
  host: string;
  onFault: (error: unknown) => void;
}

/** Limits of one connection, in milliseconds and bytes. */
const limits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8_192,
  requireHostHeader: true,
} as const;
const mostConnections = 200;
/** Connections of one address: the other half is left for others. A proxy in front counts as one. */
const mostOfOne = 100;

/** Serves a witness (C2SP tlog-witness): `POST /add-checkpoint` for logs, `GET /HASH/checkpoint` for readers. @throws UserError */
export async function serveWitness(
  witness: Witness,
  { port, host, onFault }: WitnessSite,
): Promise<{ url: string; close: () => Promise<void> }> {
  const app = witnessRoutes(witness, onFault);
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname: host, port, createServer, serverOptions: limits },
      () => {
        const { port: bound } = server.address() as AddressInfo;
        const name = host.includes(':') ? `[${host}]` : host;
        resolve({
          url: `http://${name}:${bound}/`,
          // A request in progress is answered first.
          close: () => new Promise((done) => server.close(() => done())),
        });
      },
    ) as Server;
    server.maxConnections = mostConnections;
    limitConnections(server, mostOfOne);
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new UserError([problems.unusableAddress(`${host}:${port}`, error.code ?? error.message)]));
    });
  });
}

function witnessRoutes(witness: Witness, onFault: WitnessSite['onFault']): Hono {
  const app = new Hono();
  const onError = () => new Response('too long\n', { status: 413 });
  app.post('/add-checkpoint', bodyLimit({ maxSize: largestRequest, onError }), async (c) => {
    const { status, body, type } = await witness.add(await c.req.text());
    return c.body(body, status, { 'Content-Type': type });
  });
  app.get('/:hash{[0-9a-f]{64}}/checkpoint', async (c) => {
    const text = await witness.checkpoint(c.req.param('hash'));
    return text === undefined
      ? c.notFound()
      : c.body(text, 200, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' });
  });
  app.onError((error, c) => {
    onFault(error);
    return c.text('this witness cannot keep what it sees: ask its operator\n', 500);
  });
  return app;
}
