import { type FileHandle, lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What a system answers where something cannot be synced by its kind (a pipe, a terminal): that is no fault. */
const notSyncable = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'];

/** What Windows answers where a folder is opened or synced: it cannot be. */
const foldersNotSyncable = ['EPERM', 'EACCES', 'EISDIR', 'EBADF'];

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

/** Syncs an open file to disk. @throws where the disk fails */
export async function syncHandle(handle: FileHandle): Promise<void> {
  try {
    await handle.sync();
  } catch (error) {
    if (!notSyncable.includes(codeOf(error))) throw error;
  }
}

/** Syncs a file to disk. Windows asks for the right to write it. */
async function syncFile(path: string): Promise<void> {
  const handle = await open(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await syncHandle(handle);
  } finally {
    await handle.close();
  }
}

/** Syncs the names in a folder to disk. @throws where the disk fails */
export async function syncFolder(folder: string, platform: string = process.platform): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await syncHandle(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (platform !== 'win32' || !foldersNotSyncable.includes(codeOf(error))) throw error;
  }
}

/** Syncs a file, or a folder with all files and folders below it. Links are names in their folder and not followed. */
export async function sync(path: string): Promise<void> {
  await ((await lstat(path)).isDirectory() ? syncTree(path) : syncFile(path));
}

async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else if (entry.isFile()) await syncFile(path);
  }
  await syncFolder(folder);
}
