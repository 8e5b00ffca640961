import { chmodSync, statSync } from 'node:fs';
import { makeFolder } from '../../disk/index.js';

/**
 * Makes a folder of records, or of a copy of them, that no other user of the machine can enter, whatever the program was started with: so
 * nothing below it is readable for them either. A folder that they cannot enter already keeps its permissions, those of a group too.
 */
export async function ownFolder(folder: string): Promise<void> {
  await makeFolder(folder);
  closeTo(folder, 0o007, 0o700);
}

/** Lets nobody but its owner read a file. */
export const ownFile = (file: string): void => closeTo(file, 0o077, 0o600);

/** Sets permissions where some hold that must not. Those of somebody else's file stay: only its owner can change them. */
function closeTo(path: string, refused: number, mode: number): void {
  if ((statSync(path).mode & refused) === 0) return;
  try {
    chmodSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
