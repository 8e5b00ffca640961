import { constants, statfsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { syncFolder } from '../../disk/index.js';

/** A file that is written at positions. What was done is on the disk when a method returns. */
export interface WritableFile {
  /** Writes parts one after another from a position on, and says how many bytes: fewer than given where the disk is full. */
  write(parts: readonly Uint8Array[], at: number): Promise<number>;
  truncate(to: number): Promise<void>;
  close(): Promise<void>;
}

/** What the log needs of a file system. Tests pass one that fails, or that forgets what was not synced. */
export interface Files {
  /** Opens a file for writing, empty where `fresh`. */
  open(path: string, fresh: boolean): Promise<WritableFile>;
  /** Returns when the names in a folder are on the disk. */
  syncFolder(path: string): Promise<void>;
  /** Has whoever keeps the log elsewhere too take over which segments have ended, or that one was rewritten. */
  tended?(rewritten?: number): Promise<void>;
}

const { O_WRONLY, O_CREAT, O_TRUNC, O_EXCL, O_DSYNC } = constants;

/**
 * With `O_DSYNC`, Linux syncs as part of a write what `fdatasync` would sync after it: one call, so that this thread, when it is busy,
 * does not come between the two. Elsewhere that flag promises less than `fdatasync`.
 */
const isOneCall = process.platform === 'linux';

/** What the log needs of an open file (`FileHandle`). */
interface OpenedFile {
  writev(parts: readonly Uint8Array[], at: number): Promise<{ bytesWritten: number }>;
  truncate(to: number): Promise<void>;
  datasync(): Promise<void>;
  close(): Promise<void>;
}

/** What opens files: the machine's, or that of a test. */
export type OpenFile = (path: string, flags: number, mode: number) => Promise<OpenedFile>;

/** Files that something opens, which only their owner may read. `own`: new ones are nobody else's; else what was there is emptied. */
export function filesOf(open: OpenFile, { own }: { own: boolean } = { own: false }): Files {
  const made = O_WRONLY | O_CREAT | (own ? O_EXCL : O_TRUNC);
  return {
    async open(path, fresh) {
      const flags = (fresh ? made : O_WRONLY) | (isOneCall ? O_DSYNC : 0);
      return writable(await open(path, flags, 0o600));
    },
    syncFolder: (path) => syncFolder(path),
  };
}

function writable(handle: OpenedFile): WritableFile {
  return {
    async write(parts, at) {
      const { bytesWritten } = await handle.writev(parts, at);
      if (!isOneCall) await handle.datasync();
      return bytesWritten;
    },
    async truncate(to) {
      await handle.truncate(to);
      await handle.datasync();
    },
    close: () => handle.close(),
  };
}

/** The file system of the machine. */
export const realFiles = filesOf(open);

/** Writes all parts from a position on. @throws an error with the code ENOSPC where the disk takes fewer bytes */
export async function writeAll(file: WritableFile, parts: readonly Uint8Array[], at: number): Promise<void> {
  const all = parts.reduce((sum, { length }) => sum + length, 0);
  const written = await file.write(parts, at);
  if (written === all) return;
  // A full disk takes a part without an error; only the next write says why.
  const more = await file.write([Buffer.concat(parts).subarray(written)], at + written);
  if (written + more < all) throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
}

/** Free space of the disk of a folder, in bytes. */
export function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
