import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';

/** Size and hash of a file. */
export interface Hashed {
  bytes: number;
  sha256: string;
}

/**
 * A hashed file and a fingerprint of its state on disk: while the state is the same, so are its bytes. Empty where that
 * is not reliable.
 */
export interface KnownFile extends Hashed {
  state: string;
}

/** One buffer for all files: each chunk is hashed synchronously before the next is read. */
const chunkBuffer = Buffer.allocUnsafe(2 ** 20);

/** Size and hash of a file, read in chunks, so that it may be larger than memory. */
export async function hashFile(path: string): Promise<Hashed> {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  let bytes = 0;
  try {
    for (;;) {
      const length = readSync(file, chunkBuffer);
      if (length === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(chunkBuffer.subarray(0, length));
      bytes += length;
      if (length === chunkBuffer.length) await setImmediate();
    }
  } finally {
    closeSync(file);
  }
}

/**
 * A fingerprint that changes whenever a file is written or replaced, whatever its modification time says: the change
 * time (ctime) cannot be set by programs.
 */
export async function stateOf(path: string): Promise<string> {
  return (await stateAndTime(path)).state;
}

/** The fingerprint, and the change time in milliseconds. */
async function stateAndTime(path: string): Promise<{ state: string; changed: number }> {
  const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = await stat(path, { bigint: true });
  return { state: [dev, ino, size, mtimeNs, ctimeNs].join(' '), changed: Number(ctimeMs) };
}

/** Milliseconds; no file system has coarser timestamps. A file may be written twice within one tick. */
const clockTick = 2000;

/** The same as `hashFile`, but does not read a known file whose state is unchanged. */
export async function hashUnlessKnown(path: string, known: KnownFile | undefined): Promise<KnownFile> {
  const { state, changed } = await stateAndTime(path);
  if (known?.state === state) return known;
  const settled = Date.now() - changed > clockTick;
  const hashed = await hashFile(path);
  return { ...hashed, state: settled && (await stateOf(path)) === state ? state : '' };
}
