import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  copyOut,
  copyRecords,
  liveFolder,
  ObjectStorage,
  publishAll,
  readRecords,
  takeStored,
} from '../../../src/platform/index.js';
import { dividedRecords, type PlatformRecords, prepare, withDuckDb } from '../../../src/signals/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { often, patience, seedOf, tell } from '../../helpers/reliability.js';
import { bucket, objectStorage, type RunningStorage, storageKeys } from '../../helpers/storage.js';
import { historyOf } from './historyOf.js';
import { Run } from './run.js';
import type { EditionName } from './world.js';

let running = {} as RunningStorage;
beforeAll(async () => {
  running = await objectStorage();
});
afterAll(() => running.close());

/** All records in the files of a contract, each as text, in order. */
const recordsIn = (folder: string, contract: string, form: 'csv' | 'parquet'): Promise<string[]> =>
  withDuckDb(async (connection) => {
    const reader = form === 'csv' ? 'read_csv' : 'read_parquet';
    const options = form === 'csv' ? ', all_varchar = true, header = true' : '';
    const names = readdirSync(join(folder, contract)).filter((name) => name.endsWith(form));
    const all: string[] = [];
    for (const name of names) {
      const path = join(folder, contract, name);
      const read = await connection.runAndReadAll(`SELECT * FROM ${reader}('${path}'${options})`);
      all.push(...read.getRows().map((row) => JSON.stringify(row)));
    }
    return all.sort();
  });

/** The figures of an edition, or why there are none. */
const figuresOf = (run: Run, edition: EditionName, records: PlatformRecords) =>
  prepare(run.machine.editions[edition], undefined, process.env, false, records).then(
    ({ panel }) => [...panel.values].map((value) => (Number.isNaN(value) ? null : value)),
    (error: Error) => JSON.stringify(error),
  );

/** Follows the editions of a history in a storage, and compares what is read there with the folder. */
function follow(run: Run, storage: ObjectStorage) {
  const { machine } = run;
  run.onTaken = async (edition) => {
    const open = machine.editions[edition];
    // What was erased since the last copy is in no object, whether the edition is copied again or not.
    await copyOut(machine.folder, storage);
    const taken = await takeStored(machine.folder, open, undefined, { isParted: true });
    await publishAll(machine.platform, taken.publications);
    const { records, removed } = await copyRecords(machine.folder, open, taken, {
      storage,
      divide: dividedRecords,
    });
    run.count('records compared');
    if (removed > 0) run.count('objects removed');
    const read = await readRecords(storage, open, { folder: temporaryFolder(), dated: false });
    expect(read.facts).toEqual(taken.facts);
    expect(records).toBe(taken.facts.contracts.reduce((sum, one) => sum + one.records, 0));
    for (const { contract } of taken.facts.contracts)
      expect(await recordsIn(read.folder, contract, 'parquet')).toEqual(
        await recordsIn(liveFolder(machine.folder, open.edition.source.edition), contract, 'csv'),
      );
    expect(await figuresOf(run, edition, read)).toEqual(await figuresOf(run, edition, taken));
  };
}

it(
  'An edition of a platform that is used in any order reads the same of object storage as of the folder',
  async () => {
    const count = often(60, { few: 15 });
    const first = seedOf(4_400);
    const all = new Map<string, number>();
    for (let seed = first; seed < first + count; seed++) {
      const run = await Run.of(historyOf(seed));
      const prefix = `history/${seed}`;
      follow(
        run,
        new ObjectStorage({ endpoint: running.endpoint, bucket, region: 'us-east-1', prefix }, storageKeys),
      );
      await run.all().catch((error: Error) => {
        error.message = `history ${seed}: ${error.message}\n${run.told.join('\n')}`;
        throw error;
      });
      for (const [what, n] of run.done) all.set(what, (all.get(what) ?? 0) + n);
    }
    expect(all.get('erase')).toBeGreaterThan(0);
    tell('histories', 'histories with copies in storage', count, { faults: 0, ...Object.fromEntries(all) });
  },
  patience(600_000),
);
