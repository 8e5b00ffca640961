import { type FileHandle, open } from 'node:fs/promises';
import { syncFolder } from '../../disk/index.js';

/** A file that is written at positions and synced. */
export interface WritableFile {
  /** Writes parts one after another from a position on, and says how many bytes: fewer than given where the disk is full. */
  write(parts: readonly Uint8Array[], at: number): Promise<number>;
  /** Returns when the content is on the disk. */
  sync(): Promise<void>;
  truncate(to: number): Promise<void>;
  close(): Promise<void>;
}

/** What the log needs of a file system. Tests pass one that fails, or that forgets what was not synced. */
export interface Files {
  /** Opens a file for writing, empty where `fresh`. */
  open(path: string, fresh: boolean): Promise<WritableFile>;
  /** Returns when the names in a folder are on the disk. */
  syncFolder(path: string): Promise<void>;
}

/** An open file of the machine. */
export function writable(handle: FileHandle): WritableFile {
  return {
    write: async (parts, at) => (await handle.writev(parts, at)).bytesWritten,
    sync: () => handle.datasync(),
    truncate: (to) => handle.truncate(to),
    close: () => handle.close(),
  };
}

/** The file system of the machine. */
export const realFiles: Files = {
  async open(path, fresh) {
    return writable(await open(path, fresh ? 'w' : 'r+'));
  },
  syncFolder: (path) => syncFolder(path),
};

/** Writes all parts from a position on. @throws an error with the code ENOSPC where the disk takes fewer bytes */
export async function writeAll(file: WritableFile, parts: readonly Uint8Array[], at: number): Promise<void> {
  const all = parts.reduce((sum, { length }) => sum + length, 0);
  const written = await file.write(parts, at);
  if (written === all) return;
  // A full disk takes a part without an error; only the next write says why.
  const more = await file.write([Buffer.concat(parts).subarray(written)], at + written);
  if (written + more < all) throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
}
