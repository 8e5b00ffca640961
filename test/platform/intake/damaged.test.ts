import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audited } from '../../../src/platform/intake/audit.js';
import { asideOf, damagedIn } from '../../../src/platform/intake/damaged.js';
import { isBalanced, type Judges, Platform, quarantineOf } from '../../../src/platform/intake/index.js';
import { segmentPath } from '../../../src/platform/intake/recover.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { judgesOf, limitJudge, ndjson, usualJudges } from '../../helpers/platform.js';

const nobody: Judges = { ...usualJudges, of: () => undefined };
const told: string[] = [];
const open = (folder: string, judges: Judges = usualJudges) => {
  told.length = 0;
  return Platform.open(folder, judges, { free: () => 1e12, onFault: (error) => told.push(`${error}`) });
};
const send = (platform: Platform, key: string, ...records: unknown[]) =>
  platform.submit({ partner: 'north', key, contract: 'visits', form: 'ndjson', body: ndjson(...records) });

/** Three batches that nobody has judged yet: of the second, the frame in the log. */
async function threeBatches() {
  const folder = temporaryFolder();
  const platform = await open(folder, nobody);
  const receipts = [];
  for (const key of ['a', 'b', 'c'])
    receipts.push(
      (await send(platform, key, { id: `${key}1`, value: 1 }, '', { id: `${key}2`, value: 2 })).receipt,
    );
  await platform.close();
  const path = segmentPath(join(folder, 'segments'), 1);
  return { folder, path, whole: readFileSync(path), receipts, frame: receipts[1]! };
}

const forgetLedger = (folder: string) => {
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `ledger.sqlite${end}`), { force: true });
};

const sums = (platform: Platform) => {
  const all = { received: 0, stored: 0, quarantined: 0, waiting: 0 };
  for (const day of platform.account())
    for (const name of Object.keys(all) as (keyof typeof all)[]) all[name] += day[name];
  return all;
};

describe('a damaged frame of the log', () => {
  it('is set aside with its reason, counted and told, and everything after it is judged', async () => {
    const { folder, path, whole, frame, receipts } = await threeBatches();
    const damaged = Buffer.from(whole);
    damaged[frame.offset + frame.length - 5]! ^= 1;
    writeFileSync(path, damaged);
    const platform = await open(folder);
    await platform.judging.idle();
    expect(sums(platform)).toEqual({ received: 6, stored: 4, quarantined: 2, waiting: 0 });
    expect(platform.account().every(isBalanced)).toBe(true);
    expect(audited(platform.ledger, platform.log)).toEqual([]);
    expect(told.length).toBe(1);
    expect(told[0]).toContain(
      `${frame.length} damaged bytes from byte ${frame.offset} on, with 2 records, set aside`,
    );
    expect(damagedIn(platform.ledger)).toMatchObject([
      { receipt: { id: frame.id, partner: 'north', records: 2 } },
    ]);
    const { n } = platform.receipt('north', frame.id)!;
    expect(asideOf(platform.ledger, n, 10)).toMatchObject([{ line: 1, why: [{ code: 'damaged' }] }]);
    expect(receipts.map(({ id }) => platform.receipt('north', id)!.stored)).toEqual([2, 0, 2]);
    await send(platform, 'd', { id: 'd1', value: 1 });
    await platform.judging.idle();
    expect(sums(platform).stored).toBe(5);
    await platform.close();
    expect(readFileSync(path), 'nothing of it was changed').toEqual(damaged);
  });

  it('is judged after all once its bytes are put back and a replay is ordered, each record once', async () => {
    const { folder, path, whole, frame } = await threeBatches();
    const damaged = Buffer.from(whole);
    damaged[frame.offset + frame.length - 5]! ^= 1;
    writeFileSync(path, damaged);
    let platform = await open(folder);
    await platform.judging.idle();
    await platform.replay('visits');
    expect(sums(platform), 'a replay leaves it where it is as long as it is damaged').toMatchObject({
      stored: 4,
      quarantined: 2,
    });
    await platform.close();
    chmodSync(path, 0o644);
    writeFileSync(path, whole);
    platform = await open(folder);
    await platform.replay('visits');
    expect(sums(platform)).toEqual({ received: 6, stored: 6, quarantined: 0, waiting: 0 });
    expect(audited(platform.ledger, platform.log)).toEqual([]);
    expect(damagedIn(platform.ledger)).toEqual([]);
    await platform.close();
  });

  it('at any byte, with the ledger: the records after it are stored and the sums agree', async () => {
    const before = await threeBatches();
    const { whole, frame } = before;
    for (let at = frame.offset; at < frame.offset + frame.length; at += at < frame.offset + 12 ? 1 : 29) {
      const folder = temporaryFolder();
      cpSync(before.folder, folder, { recursive: true });
      const path = segmentPath(join(folder, 'segments'), 1);
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1 << (at % 8);
      writeFileSync(path, damaged);
      const platform = await open(folder);
      await platform.judging.idle();
      expect(sums(platform), `byte ${at}`).toEqual({ received: 6, stored: 4, quarantined: 2, waiting: 0 });
      expect(audited(platform.ledger, platform.log)).toEqual([]);
      await platform.close();
    }
  });

  it('at any byte, where the ledger is made anew: those after it have the numbers that they had', async () => {
    const { folder, path, whole, frame, receipts } = await threeBatches();
    for (let at = frame.offset + 4; at < frame.offset + frame.length; at += at < frame.offset + 12 ? 1 : 23) {
      forgetLedger(folder);
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1 << (at % 8);
      writeFileSync(path, damaged);
      const platform = await open(folder);
      await platform.judging.idle();
      expect(platform.account().every(isBalanced)).toBe(true);
      expect(sums(platform).stored, `byte ${at}`).toBe(4);
      expect(platform.receipt('north', receipts[2]!.id)).toMatchObject({ n: 3, stored: 2 });
      expect(audited(platform.ledger, platform.log)).toEqual([]);
      expect(told.length).toBe(1);
      // Whatever of its head was read wrongly is read again once the bytes are put back.
      writeFileSync(path, whole);
      await platform.replay('visits');
      expect(sums(platform)).toEqual({ received: 6, stored: 6, quarantined: 0, waiting: 0 });
      expect(platform.receipt('north', frame.id)).toMatchObject({ n: 2, stored: 2 });
      expect(audited(platform.ledger, platform.log)).toEqual([]);
      await platform.close();
    }
  });

  it('whose length is damaged, where the ledger is gone too, is told, and no bytes that a partner sent are taken for frames', async () => {
    const { folder, path, whole, frame } = await threeBatches();
    forgetLedger(folder);
    const damaged = Buffer.from(whole);
    damaged[frame.offset + 1]! ^= 0x40;
    writeFileSync(path, damaged);
    await expect(open(folder)).rejects.toThrow('nothing says what follows');
    expect(readFileSync(path)).toEqual(damaged);
  });

  it('that was judged before it was damaged stays as it is, and another record with a key of it is still judged', async () => {
    const { folder, path, whole, frame } = await threeBatches();
    let platform = await open(folder);
    await platform.judging.idle();
    await platform.close();
    const damaged = Buffer.from(whole);
    damaged[frame.offset + frame.length - 5]! ^= 1;
    chmodSync(path, 0o644);
    writeFileSync(path, damaged);
    platform = await open(folder, judgesOf(limitJudge(100, '1.0.0')));
    await send(platform, 'again', { id: 'b1', value: 1 }, { id: 'e1', value: 1 }, 'x');
    await platform.judging.idle();
    expect(sums(platform)).toEqual({ received: 9, stored: 7, quarantined: 1, waiting: 0 });
    expect(platform.account().every(isBalanced)).toBe(true);
    expect([...quarantineOf(platform.ledger, platform.log.folder, {})].length).toBe(1);
    await platform.close();
  });
});
