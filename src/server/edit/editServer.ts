import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Lang } from '../../edition/index.js';
import { listenFrom } from '../node/freePort.js';
import { type EditFolder, editApp } from './editApp.js';

const host = '127.0.0.1';

/** Serves the editor of a folder on this machine alone. @returns the address with its token */
export async function serveEditor(
  folder: EditFolder,
  options: { port: number; lang?: Lang | undefined; onFault: (error: unknown) => void },
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env),
    hostname: host,
  }) as Server;
  const port = await listenFrom(server, options.port, host);
  server.on('error', options.onFault);
  const token = randomBytes(24).toString('base64url');
  const app = editApp({ ...options, folder, token, port });
  return {
    url: `http://${host}:${port}/#${token}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
