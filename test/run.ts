import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { bundlesOf, fingerprint } from './helpers/folders.js';

/** A folder for what the files of one run of the tests share; it is removed when the run is over. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-run-'));
  process.env['IPLUS_TEST_RUN'] = folder;
  return () => {
    const changed = ['releases', 'editions'].flatMap((kind) => changedBelow(join(folder, kind)));
    for (const made of [folder, bundlesOf(folder)]) rmSync(made, { recursive: true, force: true });
    if (changed.length > 0)
      throw new Error(
        `a test wrote into a shared release or edition (ownReleaseOf makes a copy): ${changed.join(', ')}`,
      );
  };
}

/** Shared folders whose files are not those that were made. */
function changedBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
    .filter((list) => {
      const now = fingerprint(list.replace(/\.json$/, ''));
      return !isDeepStrictEqual(now, JSON.parse(readFileSync(list, 'utf8')));
    });
}
