import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { problems, UserError } from '../edition/index.js';

/**
 * Refuses a place inside the folder of a release, also where links lead to it: `iplus verify` refuses a release with a file that it
 * does not list or with other bytes.
 */
export function refuseInsideRelease(option: string, to: string): void {
  const places = [resolve(to), ...(existsSync(to) ? [realpathSync(to)] : [])];
  for (const place of places) {
    for (let folder = dirname(place); ; folder = dirname(folder)) {
      const isRelease = ['release.json', 'plan.json'].every((name) => existsSync(join(folder, name)));
      if (isRelease) throw new UserError([problems.insideRelease(to, folder, option)]);
      if (folder === dirname(folder)) break;
    }
  }
}

/** Refuses a folder that is a release or inside of one, for what takes the place of a whole folder. */
export function refuseOntoRelease(option: string, folder: string): void {
  refuseInsideRelease(option, folder);
  if (existsSync(join(folder, 'release.json'))) throw new UserError([problems.ontoRelease(folder)]);
}
