import { readlink, rename, symlink, unlink } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';

/**
 * Makes a link to a folder. On Windows it is a junction, which needs no administrator rights; its target is absolute.
 *
 * @param to the target, relative to the final folder of the link
 * @param path the path at which it is made
 * @param stands its final path, where it is moved or its folder is renamed before use
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

/** The target of a link, relative to its folder; undefined where it is no link. */
export async function linkTarget(path: string): Promise<string | undefined> {
  const to = await readlink(path).catch(() => undefined);
  return to !== undefined && isAbsolute(to) ? relative(dirname(resolve(path)), to) : to;
}

/**
 * Renames a link over an older link: atomically, except on Windows, where a folder cannot be renamed over another. If killed between
 * the two steps there, no link is left, and its target is kept.
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
