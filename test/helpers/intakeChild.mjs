// A server that takes records, for tests that kill it or cut its power, with short segments: node intakeChild.mjs FOLDER [sync|nosync] [short] [AHEAD]
// AHEAD: milliseconds that its clock is ahead of the machine's.
// With IPLUS_LOG_DATABASE the log is kept in that database too, and the server waits until it may write it.
// For benchmarks, with the usual segments: node intakeChild.mjs FOLDER sync usual. Each answer then says in `X-At` when its request was
// read, when all of its body was, and when it was answered: milliseconds of the clock that all processes of a machine share.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { filesOf, holdLog, judgesIn, Platform, realFiles, Senders } from '../../dist/platform/index.js';
import { Admission } from '../../dist/server/platform/admission.js';
import { keepDoor } from '../../dist/server/platform/door.js';
import { intakeRoutes } from '../../dist/server/platform/routes.js';

const unsynced = {
  ...filesOf((path, flags, mode) => open(path, flags & ~constants.O_DSYNC, mode)),
  syncFolder: async () => {},
};
const [folder, mode, segments, ahead = '0'] = process.argv.slice(2);
const now = () => Date.now() + Number(ahead);
const files = mode === 'nosync' ? unsynced : realFiles;
if (folder !== undefined) void serve();

async function serve() {
  const log = segments === 'usual' ? {} : { segmentBytes: 200_000 };
  const url = process.env.IPLUS_LOG_DATABASE;
  const held = url && (await holdLog(folder, url, { onFault() {}, onSuperseded: () => process.exit(3) }));
  const platform = await Platform.open(folder, judgesIn(folder), {
    files: held ? held.files : files,
    log,
    now,
    free: () => 1e12,
    thread: true,
  });
  const intake = { platform, senders: new Senders(folder, now), admission: new Admission() };
  const routes = intakeRoutes(intake);
  if (segments !== 'usual') setInterval(() => platform.tend().catch(() => {}), 100);
  const server = createServer(getRequestListener((request, env) => routes(request, env)));
  keepDoor(server, intake);
  if (segments === 'usual') server.prependListener('request', stamp);
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('disconnect', () => process.exit());
}

function stamp(incoming, outgoing) {
  const now = () => (Number(process.hrtime.bigint()) / 1e6).toFixed(3);
  const read = now();
  let whole = read;
  incoming.once('end', () => {
    whole = now();
  });
  const { writeHead } = outgoing;
  outgoing.writeHead = (...given) => {
    outgoing.setHeader('X-At', `${read} ${whole} ${now()}`);
    return writeHead.apply(outgoing, given);
  };
}
