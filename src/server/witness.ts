import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problems, UserError } from '../edition/index.js';
import { openSmallServer } from '../network/index.js';
import { largestRequest, type Witness } from '../release/index.js';

/** Where a witness listens, and who is told of what it cannot keep. */
export interface WitnessSite {
  /** 0: any free port. */
  port: number;
  host: string;
  onFault: (error: unknown) => void;
}

/** Serves a witness (C2SP tlog-witness): `POST /add-checkpoint` for logs, `GET /HASH/checkpoint` for readers. @throws UserError */
export async function serveWitness(
  witness: Witness,
  { port, host, onFault }: WitnessSite,
): Promise<{ url: string; close: () => Promise<void> }> {
  const { fetch } = witnessRoutes(witness, onFault);
  const opened = openSmallServer(fetch, { port, host, keepAliveTimeout: 60_000 });
  const { url, server } = await opened.catch((error: NodeJS.ErrnoException) => {
    throw new UserError([problems.unusableAddress(`${host}:${port}`, error.code ?? error.message)]);
  });
  // A request in progress is answered first.
  return { url, close: () => new Promise((done) => server.close(() => done())) };
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
