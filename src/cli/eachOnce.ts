import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { problems, UserError } from '../edition/index.js';
import { storageNamed } from '../platform/index.js';

/**
 * @param platforms folders of platforms, or files that name the storage to which one copies
 * @throws UserError where two of them are the same platform: the same folder or file, or one and the storage to which it copies
 */
export function eachOnce(platforms: readonly string[]): void {
  const places = platforms.map(placesOf);
  for (const [n, of] of places.entries()) {
    const before = places.slice(0, n).findIndex((other) => other.some((place) => of.includes(place)));
    if (before >= 0) throw new UserError([problems.platformTwice(platforms[before]!, platforms[n]!)]);
  }
}

/** The file or folder, whatever it is called, and the storage: no two platforms copy to one, as their segments have the same names. */
function placesOf(platform: string): string[] {
  let path: string;
  try {
    path = realpathSync(platform);
  } catch {
    // What is not there is named when it is opened.
    return [];
  }
  const storage = storageNamed(path) ?? storageNamed(join(path, 'copies.json'));
  return [`file ${path}`, ...(storage === undefined ? [] : [`storage ${storage}`])];
}
