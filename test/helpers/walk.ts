import { describe, expect, it } from 'vitest';
import { golden, sharedGolden } from './golden.js';

/** What is checked of an entry of a golden file, or why it is left out. */
export type Check<T> = ((entry: T) => void) | string;

/**
 * One test an entry of a golden file, so that none is passed over: a file with an entry without a check, or a check
 * without an entry, fails. An entry that is left out is skipped with its reason. Without a folder all is skipped.
 */
export function walkGolden<T>(file: string, folder: URL | undefined, checks: Record<string, Check<T>>): void {
  describe.skipIf(!folder)(`${file}, entry by entry`, () => {
    const results = folder ? golden<{ results: Record<string, T> }>(`${file}.json`, folder).results : {};
    it('leaves no entry out', () => {
      expect(Object.keys(checks).sort()).toEqual(Object.keys(results).sort());
    });
    for (const [name, check] of Object.entries(checks)) {
      if (typeof check === 'string') it.skip(`${name}: ${check}`, () => {});
      else {
        it(name, () => {
          check(results[name]!);
        });
      }
    }
  });
}

/** The folder of COINr's and Compind's results on ASEM, where it is at hand. */
export const asemFolder = sharedGolden('coinr-asem');

/** The folder of COINr's results on our own cities. */
export const ownFolder = new URL('../golden/coinr-own/', import.meta.url);
