import { createServer as createProbe } from 'node:net';
import { problems, UserError } from '../../edition/index.js';

/** @throws UserError where no port is free, or where the address is not of this machine */
export async function freePort(from: number, host: string): Promise<number> {
  let code: string | undefined;
  for (let port = from; port < from + 100; port++) {
    code = await whyNot(port, host);
    if (code === undefined) return port;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') break;
  }
  throw new UserError([problems.unusableAddress(`${host}:${from}–${from + 99}`, code!)]);
}

/** The code of the system's error at listening; undefined where there is none. */
function whyNot(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createProbe();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)));
  });
}
