import { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { copyRecords, type ObjectStorage } from '../../../src/platform/index.js';
import { dividedRecords, openEdition, withDuckDb } from '../../../src/signals/index.js';
import { livePlatform, visit } from '../../helpers/livePlatform.js';
import { inMemoryStorage } from '../../helpers/storage.js';

/** The statements that the engine was asked. */
let asked: string[] = [];
beforeEach(() => {
  const run = DuckDBConnection.prototype.run;
  asked = [];
  vi.spyOn(DuckDBConnection.prototype, 'run').mockImplementation(function (this: DuckDBConnection, ...given) {
    asked.push(given[0]);
    return run.apply(this, given);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Records of partners whose months alternate, copied; with what it took. */
async function copied(records: number, partners: number) {
  const live = await livePlatform('');
  const each = records / partners;
  for (let p = 0; p < partners; p++)
    await live.sendAs(
      `p${p}`,
      ...Array.from({ length: each }, (_, i) => visit('110100', `h${i % 7}`, i, `2026-1${i % 2}-05`)),
    );
  const taken = await live.take(false, true);
  const storage = inMemoryStorage();
  const copy = async () => {
    asked = [];
    storage.puts.length = 0;
    const done = await copyRecords(live.folder, openEdition(live.edition), taken, {
      storage: storage as unknown as ObjectStorage,
      divide: dividedRecords,
    });
    const work = asked.filter((sql) => !sql.startsWith('SET '));
    return { ...done, work, puts: [...storage.puts] };
  };
  const first = await copy();
  const again = await copy();
  await live.platform.close();
  return { first, again };
}

it('Copying takes one query for a record file, however many parts it has, and puts each part there once', async () => {
  for (const partners of [2, 20]) {
    const { first, again } = await copied(2_000, partners);
    expect(first).toMatchObject({ records: 2_000, objects: 2 * partners, copied: 2 * partners });
    const reading = first.work.filter((sql) => sql.includes('read_csv'));
    expect(reading).toHaveLength(1);
    expect(first.work.length).toBe(2);
    expect(first.puts.filter((name) => name.endsWith('.parquet'))).toHaveLength(2 * partners);
    expect(first.puts.filter((name) => name.endsWith('contents.json'))).toHaveLength(1);
    expect(again.work).toEqual([]);
    expect(again.puts.filter((name) => name.endsWith('.parquet'))).toEqual([]);
  }
});

it('The query goes through the records once: it compares no record with any other', async () => {
  const { first } = await copied(2_000, 4);
  const sql = first.work.find((one) => one.includes('read_csv'))!;
  await withDuckDb(async (connection) => {
    await connection.run('CREATE TEMP TABLE parts (__part INTEGER)');
    const plan = JSON.stringify((await connection.runAndReadAll(`EXPLAIN ${sql}`)).getRows());
    expect(plan).toContain('POSITIONAL');
    expect(plan).not.toMatch(/NESTED_LOOP|CROSS|IE_JOIN|ASOF|HASH_JOIN|ORDER/);
  });
});
