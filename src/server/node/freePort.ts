import { createServer as createProbe, type Server } from 'node:net';
import { problems, UserError } from '../../edition/index.js';

/**
 * Makes a server listen at the first free port from this one on; 0: at any.
 * @returns the port
 * @throws UserError where none of a hundred is free, or where the address is not of this machine
 */
export async function listenFrom(server: Server, from: number, host: string): Promise<number> {
  let code: string | undefined;
  const last = Math.min(from + 99, 65_535);
  for (let port = from; port <= last; port++) {
    code = await whyNot(server, port, host);
    if (code === undefined) return (server.address() as { port: number }).port;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') break;
  }
  throw new UserError([problems.unusableAddress(`${host}:${from}–${last}`, code!)]);
}

/** The port that `listenFrom` would take now. @throws UserError as it does */
export async function freePort(from: number, host: string): Promise<number> {
  const probe = createProbe();
  const port = await listenFrom(probe, from, host);
  return new Promise((resolve) => probe.close(() => resolve(port)));
}

/** The code of the system's error at listening; undefined where there is none. */
function whyNot(server: Server, port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', succeeded);
      resolve(error.code ?? error.message);
    };
    const succeeded = () => {
      server.off('error', failed);
      resolve(undefined);
    };
    server.once('error', failed).once('listening', succeeded).listen({ port, host });
  });
}
