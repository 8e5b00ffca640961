import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import type { Lang } from '../../edition/index.js';
import { freePort } from '../node/freePort.js';
import { type EditFolder, editApp } from './editApp.js';

const host = '127.0.0.1';

/** Serves the editor of a folder on this machine alone. @returns the address with its token */
export async function serveEditor(
  folder: EditFolder,
  options: { port: number; lang?: Lang | undefined; onFault: (error: unknown) => void },
): Promise<{ url: string; close: () => Promise<void> }> {
  const port = await freePort(options.port, host);
  const token = randomBytes(24).toString('base64url');
  const app = editApp({ ...options, folder, token, port });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () =>
      resolve({
        url: `http://${host}:${port}/?token=${token}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
    server.once('error', reject);
  });
}
