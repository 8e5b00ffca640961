import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audited, isBalanced, Platform } from '../../../src/platform/intake/index.js';
import { filesBelow, temporaryFolder } from '../../helpers/folders.js';
import { ndjson, usualJudges } from '../../helpers/platform.js';
import { storedRecords } from '../../helpers/storedRecords.js';

let keys = 0;
async function send(platform: Platform, body: Buffer): Promise<void> {
  const of = { partner: 'north', key: `k${++keys}`, contract: 'visits', form: 'ndjson' } as const;
  await platform.submit({ ...of, body });
  await platform.judging.idle();
}

const filesWith = (folder: string, text: string) =>
  filesBelow(folder).filter((path) => readFileSync(join(folder, path)).includes(text));

const stored = (platform: Platform) =>
  [...storedRecords(platform.ledger, platform.log.folder, 'visits')].map(
    ({ bytes }) => `${Buffer.from(bytes)}`,
  );

describe('records that were kept for as long as their contract says', () => {
  it('are erased, in one order for all, and none before its time', async () => {
    const folder = temporaryFolder();
    const day = 86_400_000;
    let now = Date.UTC(2026, 0, 1);
    const judge = { ...usualJudges.current('visits')!, keptDays: 30 };
    const judges = { names: () => ['visits'], current: () => judge, of: () => judge };
    const platform = await Platform.open(folder, judges, { free: () => 1e12, now: () => now });
    for (let i = 0; i < 40; i++) {
      const records = [
        { id: `r${i}`, value: 1, name: 'SECRET' },
        { id: `r${i - 1}`, value: 1 },
        'x',
        { id: `s${i}`, value: 900 },
      ];
      await send(
        platform,
        ndjson(...records.map((one) => (i < 20 || typeof one === 'string' ? one : { ...one, name: 'NEW' }))),
      );
      now += day;
    }
    now = Date.UTC(2026, 0, 1) + 50 * day - 1;
    const account = platform.account();
    await platform.tend();
    now += day;
    await platform.tend();
    expect(filesWith(folder, 'SECRET')).toEqual([]);
    const kept = stored(platform);
    expect(kept).toHaveLength(20);
    expect(kept.every((text) => text.includes('NEW'))).toBe(true);
    expect(platform.account()).toEqual(account);
    const orders = platform.ledger.sql('SELECT DISTINCT id FROM erasures').all();
    expect(orders, 'one each time that something was due').toHaveLength(2);
    expect(platform.account().every(isBalanced)).toBe(true);
    expect(audited(platform.ledger, platform.log)).toEqual([]);
    await send(platform, ndjson({ id: 'r1', value: 5 }));
    expect(stored(platform)).toContain('{"id":"r1","value":5}');
    await platform.close();
  });

  it('are erased in their time also where the clock was ahead once and was set right', async () => {
    const folder = temporaryFolder();
    const day = 86_400_000;
    const right = Date.UTC(2026, 0, 1);
    let now = right + 100 * day;
    const judge = { ...usualJudges.current('visits')!, keptDays: 30 };
    const judges = { names: () => ['visits'], current: () => judge, of: () => judge };
    const platform = await Platform.open(folder, judges, { free: () => 1e12, now: () => now });
    await platform.tend();
    now = right;
    await send(platform, ndjson({ id: 'r', value: 1, name: 'SECRET' }));
    for (const days of [31, 32]) {
      now = right + days * day;
      await platform.tend();
    }
    expect(stored(platform)).toEqual([]);
    await platform.close();
  });

  it('are not erased early where the clock is ahead for less than a day, whether something comes meanwhile or not', async () => {
    const day = 86_400_000;
    const right = Date.UTC(2026, 0, 1);
    const judge = { ...usualJudges.current('visits')!, keptDays: 30 };
    const judges = { names: () => ['visits'], current: () => judge, of: () => judge };
    for (const [comes, starts] of [
      [true, false],
      [false, true],
    ]) {
      const folder = temporaryFolder();
      let now = right;
      const open = () => Platform.open(folder, judges, { free: () => 1e12, now: () => now });
      let platform = await open();
      const known = async () => {
        await platform.tend();
        return stored(platform).filter((text) => text.includes('FIRST')).length;
      };
      await send(platform, ndjson({ id: 'r', value: 1, name: 'FIRST' }));
      for (let hours = 0; hours < 48; hours += 12, now += day / 2) expect(await known()).toBe(1);
      if (starts) {
        await platform.close();
        platform = await open();
      }
      now += 400 * day;
      for (let hours = 0; hours < 22; hours += 7, now += (7 * day) / 24) {
        if (comes) await send(platform, ndjson({ id: `c${hours}`, value: 1 }));
        expect(await known(), `${hours} hours ahead`).toBe(1);
      }
      now -= 400 * day;
      for (const days of [3, 20, 29]) {
        now = right + days * day;
        expect(await known()).toBe(1);
      }
      for (const days of [31, 32]) {
        now = right + days * day;
        await platform.tend();
      }
      expect(await known()).toBe(0);
      await platform.close();
    }
  });
});
