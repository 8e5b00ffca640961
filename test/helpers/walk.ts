import { describe, expect, it } from 'vitest';
import { golden, sharedGolden } from './golden.js';

/** How an entry of a golden file is checked, or why it is skipped. */
export type Check<T> = ((entry: T) => void) | string;

/**
 * One test for each entry of a golden file: a file with an entry without a check, or a check without an entry, fails.
 * Without the folder all are skipped.
 */
export function walkGolden<T>(file: string, folder: URL | undefined, checks: Record<string, Check<T>>): void {
  describe.skipIf(!folder)(`${file}, entry by entry (needs ../shared)`, () => {
    const results = folder ? golden<{ results: Record<string, T> }>(`${file}.json`, folder).results : {};
    it('has a check for every entry', () => {
      expect(Object.keys(checks).sort()).toEqual(Object.keys(results).sort());
    });
    for (const [name, check] of Object.entries(checks)) {
      if (typeof check === 'string') it(name, (test) => test.skip(check));
      else {
        it(name, () => {
          check(results[name]!);
        });
      }
    }
  });
}

/** The folder of COINr's and Compind's results on ASEM, undefined where it is absent. */
export const asemFolder = sharedGolden('coinr-asem');

/** The folder of COINr's results on the cities of this repository. */
export const ownFolder = new URL('../golden/coinr-own/', import.meta.url);
