// A server that takes records, for tests that kill it or cut its power, with short segments: node intakeChild.mjs FOLDER [nosync]
// For benchmarks, with the usual segments: node intakeChild.mjs FOLDER sync usual
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { judgesIn, Platform, realFiles, Senders } from '../../dist/platform/index.js';
import { intakeRoutes } from '../../dist/server/platform/routes.js';

const [folder, mode, segments] = process.argv.slice(2);
const unsynced = {
  ...realFiles,
  open: async (path, fresh) => ({ ...(await realFiles.open(path, fresh)), sync: async () => {} }),
  syncFolder: async () => {},
};
const files = mode === 'nosync' ? unsynced : realFiles;
if (folder !== undefined) void serve();

async function serve() {
  const log = segments === 'usual' ? {} : { segmentBytes: 200_000 };
  const platform = await Platform.open(folder, judgesIn(folder), {
    files,
    log,
    free: () => 1e12,
    thread: true,
  });
  const routes = intakeRoutes({ platform, senders: new Senders(folder) });
  setInterval(() => platform.tend(), 100);
  const server = createServer(getRequestListener((request, env) => routes(request, env)));
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('disconnect', () => process.exit());
}
