import { readdir } from 'node:fs/promises';
import { makeFolder } from '../disk/index.js';
import { problems, UserError } from '../edition/index.js';
import { refuseInsideRelease } from './insideRelease.js';

/** Makes sure a folder exists and is empty; a folder with files is refused and left unchanged. */
export async function emptyFolder(dir: string): Promise<void> {
  refuseInsideRelease('DIR', dir);
  try {
    await makeFolder(dir);
    if ((await readdir(dir)).length === 0) return;
  } catch (error) {
    throw new UserError([problems.unwritable(dir, (error as NodeJS.ErrnoException).code ?? String(error))]);
  }
  throw new UserError([problems.folderInUse(dir)]);
}
