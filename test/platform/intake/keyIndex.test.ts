import { hash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KeyIndex } from '../../../src/platform/intake/keyIndex.js';
import { words } from '../../../src/platform/intake/keyRun.js';
import { Ledger } from '../../../src/platform/intake/ledger.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';

/** Entries of keys, each with its number as its place. `narrow`: hashes that often share their first words. */
function entriesOf(keys: readonly number[], from: number, narrow: boolean): Uint32Array {
  const entries = new Uint32Array(keys.length * words);
  for (const [i, key] of keys.entries()) {
    const digest = hash('sha256', `${key}`, 'buffer');
    for (let word = 0; word < 4; word++) entries[i * words + word] = digest.readUInt32LE(4 * word);
    if (narrow) {
      entries[i * words] = (key % 23) * 186_737_708;
      entries[i * words + 1] = entries[i * words + 1]! & 0xffff0000;
    }
    entries.set([from + i, key, 3, 4], i * words + 4);
  }
  return entries;
}

it.each([
  ['of hashes', false],
  ['of hashes that nearly agree', true],
])(
  'keys are taken once, as a plain map says, through merges, restarts and transactions that fail: %s',
  (_, narrow) => {
    const ledger = new Ledger(join(temporaryFolder(), 'ledger.sqlite'));
    const random = seeded(narrow ? 5 : 6);
    const model = new Map<number, number>();
    let index = new KeyIndex(ledger.db);
    let made = 0;
    for (let round = 0; round < times(20, 120); round++) {
      const size = Math.floor(random() ** 3 * 4000);
      const keys = Array.from({ length: size }, () => Math.floor(random() * (narrow ? 20_000 : 60_000)));
      const entries = entriesOf(keys, made + 1, narrow);
      if (round % 7 === 3) {
        expect(() =>
          ledger.together(() => {
            index.take(entries);
            throw new Error('the disk failed');
          }),
        ).toThrow('the disk failed');
        index.reload();
      }
      const taken = ledger.together(() => index.take(entries));
      const wrong: string[] = [];
      for (const [i, key] of keys.entries()) {
        const [earlier, found] = [model.get(key), taken.get(i)?.n];
        if (found !== earlier) wrong.push(`key ${key}: ${found}, not ${earlier}`);
        if (earlier === undefined) model.set(key, made + i + 1);
      }
      expect(wrong, `round ${round}`).toEqual([]);
      made += size;
      if (round % 11 === 5) index = new KeyIndex(ledger.db);
    }
    const kept = new Map([...index.places()].map(({ line, n }) => [line, n]));
    expect(kept).toEqual(model);
    const { runs } = ledger.sql('SELECT count(*) AS runs FROM key_runs').get() as { runs: number };
    expect(runs).toBeLessThan(16);
    ledger.close();
  },
);
