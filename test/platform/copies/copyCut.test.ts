import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { problemText, UserError } from '../../../src/edition/index.js';
import { copyOut, copyRecords, type ObjectStorage, readRecords } from '../../../src/platform/index.js';
import { dividedRecords, openEdition, withDuckDb } from '../../../src/signals/index.js';
import { twoMonths } from '../../helpers/copiedRecords.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { livePlatform, visit } from '../../helpers/livePlatform.js';
import { inMemoryStorage } from '../../helpers/storage.js';

/** The amount of the record that is erased: no other has it. */
const erasedAmount = 54_321;

// A reason, as operators give one.
const whose = { partner: 'south', contract: 'visits', reason: 'A person asked for it in writing.' };

/** A platform with records of two partners, in a storage that may be cut off at each request. */
async function begun() {
  const live = await livePlatform('');
  await live.send(...twoMonths());
  const receipt = await live.sendAs(
    'south',
    visit('110100', 'a', erasedAmount),
    visit('110200', 'b', 700, '2026-10-03'),
  );
  const memory = inMemoryStorage();
  const onRequest: { before?: (n: number, name: string) => Promise<void> | void } = {};
  let asked = 0;
  const storage = new Proxy(memory, {
    get(of, key: keyof typeof memory) {
      const own = of[key];
      if (typeof own !== 'function' || key === 'nameOf') return own;
      return async (name: string, bytes: Uint8Array) => {
        await onRequest.before?.(++asked, `${key} ${name ?? ''}`);
        return (own as (name: string, bytes: Uint8Array) => unknown)(name, bytes);
      };
    },
  }) as unknown as ObjectStorage;
  const open = openEdition(live.edition);
  return {
    live,
    memory,
    storage,
    onRequest,
    copy: async () =>
      copyRecords(live.folder, open, await live.take(false, true), { storage, divide: dividedRecords }),
    round: () => copyOut(live.folder, storage),
    read: () => readRecords(storage, open, { folder: temporaryFolder(), dated: false }),
    erase: () => live.platform.erasing.erase(whose, { receipt, line: 1 }),
  };
}
type Begun = Awaited<ReturnType<typeof begun>>;

/** Amounts of all records in all objects, whether contents name them or not. */
async function amountsIn({ memory }: Begun): Promise<number[]> {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const objects = [...memory.objects].filter(([name]) => name.endsWith('.parquet'));
  if (objects.length === 0) return [];
  for (const [n, [, bytes]] of objects.entries()) writeFileSync(join(folder, `${n}.parquet`), bytes);
  return withDuckDb(async (connection) => {
    const all = await connection.runAndReadAll(`SELECT visits FROM '${folder}/*.parquet'`);
    return all.getRows().map(([amount]) => Number(amount));
  });
}

/** What the contents of the edition name, and what is there beside them. */
function objectsIn({ memory }: Begun) {
  const names = [...memory.objects.keys()].filter((name) => /^records\/.*parquet$/.test(name)).sort();
  const contents = memory.objects.get('records/live-test/contents.json');
  const named = contents
    ? (JSON.parse(new TextDecoder().decode(contents)).objects as { name: string }[]).map(({ name }) => name)
    : [];
  return { names, named: named.sort() };
}

const count = twoMonths().length + 2;

it('A copy that is cut off at any request leaves nothing beside what counts after a round, and the next one is whole', async () => {
  let cuts = 0;
  for (let at = 1, isCut = true; isCut; at++) {
    const all = await begun();
    isCut = false;
    all.onRequest.before = (n) => {
      if (n < at) return;
      isCut = true;
      throw new Error('cut off');
    };
    await all.copy().catch((error: Error) => expect(error.message).toBe('cut off'));
    if (isCut) cuts++;
    delete all.onRequest.before;
    await all.round();
    const { names, named } = objectsIn(all);
    expect(names).toEqual(named);
    expect(await all.copy()).toMatchObject({ records: count, erased: [] });
    expect((await amountsIn(all)).length).toBe(count);
    expect((await all.read()).facts.contracts[0]).toMatchObject({ records: count });
    await all.live.platform.close();
  }
  expect(cuts).toBeGreaterThan(8);
});

it('A record that is erased at any moment of a copy is in no object after a round, whether the copy ends or is cut off then', async () => {
  for (const isCutOff of [false, true]) {
    let moments = 0;
    for (let at = 1, isErased = true; isErased; at++) {
      const all = await begun();
      isErased = false;
      all.onRequest.before = async (n) => {
        if (n === at) {
          isErased = true;
          await all.erase();
        }
        // Some requests later, or at the end.
        if (isCutOff && isErased && n === at + 3) throw new Error('cut off');
      };
      await all.copy().catch((error: Error) => expect(error.message).toBe('cut off'));
      delete all.onRequest.before;
      if (!isErased) {
        expect(await amountsIn(all)).toContain(erasedAmount);
        await all.erase();
      }
      moments++;
      await all.round();
      expect(await amountsIn(all)).not.toContain(erasedAmount);
      expect(objectsIn(all).names).toEqual(objectsIn(all).named);
      expect(await all.copy()).toMatchObject({ records: count - 1, erased: [] });
      expect((await amountsIn(all)).length).toBe(count - 1);
      expect((await all.read()).facts.contracts[0]).toMatchObject({ records: count - 1 });
      await all.live.platform.close();
    }
    expect(moments).toBeGreaterThan(8);
  }
});

it('Of two copies at once one is refused, and a round meanwhile changes nothing', async () => {
  const all = await begun();
  let second: unknown;
  all.onRequest.before = async (_, name) => {
    if (second !== undefined || !name.startsWith('put records/')) return;
    second = '';
    second = await all.copy().catch((error: unknown) => error);
    await all.round();
  };
  expect(await all.copy()).toMatchObject({ records: count });
  expect(second).toBeInstanceOf(UserError);
  expect(problemText((second as UserError).problems[0]!, 'en')).toContain('another process copies records');
  expect((await amountsIn(all)).length).toBe(count);
  await all.live.platform.close();
});
