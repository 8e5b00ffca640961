import { access, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { sync, syncFolder, syncHandle } from './sync.js';

/** A file to be written, its path relative to a folder. */
export interface FileToWrite {
  path: string;
  content: string | Uint8Array;
}

/**
 * Makes a folder and its parents, synced to disk. Unlike Node's recursive `mkdir` it terminates where a file system refuses new
 * folders with ENOENT although the parent exists (as /proc does).
 */
export async function makeFolder(path: string): Promise<void> {
  if (await exists(path)) return;
  const parent = dirname(resolve(path));
  if (parent !== path) await makeFolder(parent);
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await syncFolder(parent);
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** How a file is opened: Node's flag (`w`: over an older one, `wx`: only where there is none), and its permissions. */
export interface WriteOptions {
  flag?: 'w' | 'wx';
  mode?: number;
}

/** Writes a file where it stands; it is on the disk, with its name, when this returns. A new file that fails is removed. */
export async function writeDurably(
  path: string,
  content: FileToWrite['content'],
  { flag = 'w', mode }: WriteOptions = {},
): Promise<void> {
  const handle = await open(path, flag, mode);
  try {
    if (mode !== undefined) await handle.chmod(mode);
    await handle.writeFile(content);
    await syncHandle(handle);
  } catch (error) {
    if (flag === 'wx') await rm(path, { force: true }).catch(() => {});
    throw error;
  } finally {
    await handle.close();
  }
  if ((await stat(path)).isFile()) await syncFolder(dirname(resolve(path)));
}

/** Writes files below a folder, which is made where it is absent. All are on the disk when this returns. */
export async function writeFiles(folder: string, files: readonly FileToWrite[]): Promise<void> {
  await makeFolder(folder);
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  // Synced after all are written: the first sync flushes most of the others.
  await sync(folder);
}

/** Gives a finished file or folder its final name, replacing an older file: first its content is on the disk, then its name. */
export async function replace(finished: string, target: string): Promise<void> {
  await sync(finished);
  await rename(finished, target);
  await syncFolder(dirname(resolve(target)));
}
