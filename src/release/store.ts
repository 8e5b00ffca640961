import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  symlink,
} from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { problems, UserError } from '../edition/index.js';

/** A file of a release before it is written. */
export interface ReleaseFile {
  path: string;
  content: string | Uint8Array;
}

/** Faults of a folder that its owner can mend. */
const mendable = ['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'ENAMETOOLONG', 'EIO'];

/**
 * Publishes a set of files as the folder `out`, all or nothing.
 *
 * The files are written and synced in a folder of their own beside `out` (`.<name>/<id>`), and only then `out`,
 * a symbolic link, is renamed to point there. Killed at any moment, `out` is the old set or the new one. Sets that
 * were published are never changed; publishing the same id again changes nothing, except that a set whose files
 * were damaged since is replaced whole.
 *
 * @param id name of the set, made of its content
 * @param links symbolic links that are part of the set: where each leads, by its path
 * @throws UserError when the folder cannot be written or `out` holds something else
 */
export async function publishFolder(
  out: string,
  id: string,
  files: readonly ReleaseFile[],
  links: Readonly<Record<string, string>> = {},
): Promise<void> {
  const target = resolve(out);
  const store = join(dirname(target), `.${basename(target)}`);
  const final = join(store, id);
  const part = join(store, `part-${process.pid}`);
  const link = join(store, `link-${process.pid}`);
  try {
    await makeRoom(target);
    await makeFolder(store);
    await access(store, constants.W_OK);
    await sweep(store);
    if (!(await holds(final, files))) {
      await writeAll(part, files, links);
      await putInPlace(part, final, files);
      await syncFolder(store);
    }
    const goal = join(basename(store), id);
    if ((await readlink(target).catch(() => '')) === goal) return;
    await rm(link, { force: true });
    await symlink(goal, link, 'dir');
    await rename(link, target);
    await syncFolder(dirname(target));
  } catch (error) {
    for (const left of [part, link]) await rm(left, { recursive: true, force: true }).catch(() => {});
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== undefined && mendable.includes(code)) throw new UserError([problems.unwritable(out, code)]);
    throw error;
  }
}

/**
 * Makes a folder and those above it. Unlike Node's own recursive way it ends where a file system refuses new
 * folders with “no such file” although the parent is there (/proc does).
 */
export async function makeFolder(path: string): Promise<void> {
  if (await exists(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Gives a written set its name; a damaged set of that name makes way, one just put there by another process stays. */
async function putInPlace(part: string, final: string, files: readonly ReleaseFile[]): Promise<void> {
  const old = `${part}-old`;
  try {
    await rename(part, final);
  } catch (error) {
    if (!(await exists(final))) throw error;
    if (await holds(final, files)) await rm(part, { recursive: true });
    else {
      await rename(final, old);
      await rename(part, final);
      await rm(old, { recursive: true });
    }
  }
}

/** Whether a folder holds these files, byte by byte. */
async function holds(folder: string, files: readonly ReleaseFile[]): Promise<boolean> {
  for (const { path, content } of files) {
    const found = await readFile(join(folder, path)).catch(() => undefined);
    if (!found || Buffer.compare(found, Buffer.from(content)) !== 0) return false;
  }
  return true;
}

/** `out` may be absent, an empty folder, or a link this program made; anything else is not touched. */
async function makeRoom(target: string): Promise<void> {
  const found = await lstat(target).catch(() => undefined);
  if (!found) return;
  if (found.isSymbolicLink()) {
    if (dirname(await readlink(target)) === `.${basename(target)}`) return;
  } else if (found.isDirectory() && (await readdir(target)).length === 0) {
    await rmdir(target);
    return;
  }
  throw new UserError([problems.occupied(target)]);
}

async function writeAll(
  folder: string,
  files: readonly ReleaseFile[],
  links: Readonly<Record<string, string>>,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    const handle = await open(join(folder, path), 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  for (const [path, to] of Object.entries(links)) await symlink(to, join(folder, path), 'dir');
  await syncFolder(folder);
}

/** Removes what processes that are gone have left half done. */
async function sweep(store: string): Promise<void> {
  for (const name of await readdir(store)) {
    const pid = Number(/^(?:part|link)-(\d+)(?:-old)?$/.exec(name)?.[1]);
    if (pid && pid !== process.pid && !alive(pid))
      await rm(join(store, name), { recursive: true, force: true });
  }
}

/** Whether a process of this machine still runs. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** SHA-256 as hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
