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
    expect(runs).toBeLessThan(24);
    ledger.close();
  },
);

/** All keys that are kept, with the numbers of their records. */
const keptIn = (index: KeyIndex) => new Map([...index.places()].map(({ line, n }) => [line, n]));

it('are taken once while runs are merged a little with each step, through removals, restarts and transactions that fail', () => {
  const ledger = new Ledger(join(temporaryFolder(), 'ledger.sqlite'));
  const random = seeded(7);
  const merging = { each: 4, least: 1 };
  const model = new Map<number, number>();
  let index = new KeyIndex(ledger.db, merging);
  const changes = () => (ledger.sql('SELECT total_changes() AS n').get() as { n: number }).n;
  const count = (table: string) =>
    (ledger.sql(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
  const remains = () =>
    ledger
      .sql('SELECT count(*) AS n FROM key_blocks WHERE id / 65536 NOT IN (SELECT id FROM key_runs)')
      .get() as { n: number };
  let [made, unfinished] = [0, 0];
  for (let round = 0; round < times(120, 600); round++) {
    const size = 1 + Math.floor(random() * 1500);
    const keys = Array.from({ length: size }, () => Math.floor(random() * 400_000));
    const entries = entriesOf(keys, made + 1, false);
    if (round % 17 === 3) {
      expect(() =>
        ledger.together(() => {
          index.take(entries);
          throw new Error('the disk failed');
        }),
      ).toThrow('the disk failed');
      index.reload();
    }
    const before = changes();
    const taken = ledger.together(() => index.take(entries));
    // A block of 512 for every merge that is at work, the runs and their blocks, and 256 blocks that are deleted.
    expect(changes() - before).toBeLessThan((4 * size) / 512 + size / 512 + 256 + 60);
    const wrong: number[] = [];
    for (const [i, key] of keys.entries()) {
      if (taken.get(i)?.n !== model.get(key)) wrong.push(key);
      if (!model.has(key)) model.set(key, made + i + 1);
    }
    expect(wrong, `round ${round}`).toEqual([]);
    made += size;
    if (remains().n > 0) unfinished++;
    if (round % 13 === 5) index = new KeyIndex(ledger.db, merging);
    if (round % 19 === 7) {
      const gone = (n: number) => n % 11 === round % 11;
      ledger.together(() => index.remove(({ n }) => gone(n)));
      for (const [key, n] of model) if (gone(n)) model.delete(key);
      expect(keptIn(index)).toEqual(model);
    }
  }
  expect(unfinished).toBeGreaterThan(20);
  expect(keptIn(new KeyIndex(ledger.db))).toEqual(model);
  expect(count('key_runs')).toBeLessThan(40);
  // What merges left is gone after some steps without more of them.
  for (let n = 0; n < 40; n++) ledger.together(() => index.take(entriesOf([1_000_000 + n], made++, false)));
  expect(remains().n).toBeLessThan(100);
  ledger.close();
});
