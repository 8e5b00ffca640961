import { readlink, rename, symlink, unlink } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';

/**
 * Makes a link to a folder. On Windows it is a junction, which anybody may make there; its target is absolute.
 *
 * @param to where the link leads, relative to the folder in which it will stand
 * @param path where it is made
 * @param stands where it will stand, when it is moved or what is around it is renamed before it is used
 */
export async function makeLink(
  to: string,
  path: string,
  stands = path,
  platform: string = process.platform,
): Promise<void> {
  if (platform === 'win32') await symlink(resolve(dirname(stands), to), path, 'junction');
  else await symlink(to, path, 'dir');
}

/** Where a link leads, relative to the folder in which it stands; undefined for what is no link. */
export async function linkTarget(path: string): Promise<string | undefined> {
  const to = await readlink(path).catch(() => undefined);
  return to !== undefined && isAbsolute(to) ? relative(dirname(resolve(path)), to) : to;
}

/**
 * Gives a link its name, over an older link of that name: in one step, but on Windows, where a folder is not renamed over another. Killed
 * between its two steps there, it leaves no link, and what it led to is kept.
 */
export async function moveLink(from: string, to: string, platform: string = process.platform): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (platform !== 'win32' || !['EPERM', 'EEXIST', 'EACCES'].includes(code)) throw error;
    await unlink(to);
    await rename(from, to);
  }
}
