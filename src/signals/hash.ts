import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';

/** Size and hash of a file. */
export interface Hashed {
  bytes: number;
  sha256: string;
}

/** A file as it was hashed, and its state on the disk: while that is the same, so are its bytes. Empty where that cannot be relied on. */
export interface KnownFile extends Hashed {
  state: string;
}

/** One for all files: what is read into it is hashed before anything else happens. */
const part = Buffer.allocUnsafe(2 ** 20);

/** Size and hash of a file, which may be larger than memory: read part by part, with other work in between. */
export async function hashFile(path: string): Promise<Hashed> {
  const hash = createHash('sha256');
  const file = await open(path);
  let bytes = 0;
  try {
    for (;;) {
      const length = readSync(file.fd, part);
      if (length === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(part.subarray(0, length));
      bytes += length;
      if (length === part.length) await setImmediate();
    }
  } finally {
    await file.close();
  }
}

/** Changes whenever a file is written to or put anew, whatever times it is then given: nobody sets that of the last change. */
export async function stateOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}

/** Milliseconds; clocks of file systems are no coarser. Within a tick a file may be written to twice. */
const tick = 2000;

/** The same as `hashFile`, without reading a file that was known before and is in the same state. */
export async function hashUnlessKnown(path: string, known: KnownFile | undefined): Promise<KnownFile> {
  const state = await stateOf(path);
  if (known?.state === state) return known;
  const settled = Date.now() - (await stat(path)).ctimeMs > tick;
  const hashed = await hashFile(path);
  return { ...hashed, state: settled && (await stateOf(path)) === state ? state : '' };
}
