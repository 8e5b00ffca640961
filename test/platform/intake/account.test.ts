import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audited } from '../../../src/platform/intake/audit.js';
import {
  isBalanced,
  type Judge,
  type Judges,
  Platform,
  type PlatformOptions,
} from '../../../src/platform/intake/index.js';
import { quarantineOf } from '../../../src/platform/intake/records.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { judgesOf, limitJudge, ndjson, usualJudges } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';
import { storedRecords } from '../../helpers/storedRecords.js';
import { sumsBothWays } from '../../helpers/sums.js';

const open = (folder: string, judges: Judges = usualJudges, options: PlatformOptions = {}) =>
  Platform.open(folder, judges, { free: () => 1e12, ...options });

let keys = 0;
const send = (platform: Platform, body: Buffer, key = `k${++keys}`, partner = 'north', contract = 'visits') =>
  platform.submit({ partner, key, contract, form: 'ndjson', body });

/** What the program should come to, computed in the plainest way: the first record with a key counts. */
class Model {
  readonly first = new Map<string, string>();
  readonly sums = { received: 0, stored: 0, quarantined: 0, duplicates: 0, conflicts: 0, late: 0 };

  take(partner: string, records: readonly (Record<string, unknown> | string)[]): void {
    for (const record of records) {
      this.sums.received++;
      const value = typeof record === 'string' ? undefined : record['value'];
      if (
        typeof record === 'string' ||
        typeof record['id'] !== 'string' ||
        !(Number(value) >= 0 && Number(value) <= 100)
      ) {
        this.sums.quarantined++;
        continue;
      }
      const at = `${partner} ${record['id']}`;
      const text = JSON.stringify(record);
      const earlier = this.first.get(at);
      if (earlier === undefined) {
        this.first.set(at, text);
        this.sums.stored++;
        if (record['late'] === true) this.sums.late++;
      } else if (earlier === text) this.sums.duplicates++;
      else this.sums.conflicts++;
    }
  }
}

const sumsOf = (platform: Platform) => {
  const sums = { received: 0, stored: 0, quarantined: 0, duplicates: 0, conflicts: 0, late: 0 };
  for (const row of platform.account())
    for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += row[name];
  return sums;
};

describe('every record that was received', () => {
  it('is stored, in quarantine, a duplicate, a conflict or waiting, as a plain model says, through restarts', async () => {
    const random = seeded(7);
    const folder = temporaryFolder();
    const model = new Model();
    const sent: { key: string; body: Buffer }[] = [];
    let platform = await open(folder);
    for (let batch = 0; batch < 120; batch++) {
      const record = () => {
        const kind = random();
        const id = `r${Math.floor(random() * 800)}`;
        if (kind < 0.05) return 'no json {';
        if (kind < 0.1) return { id: 7, value: 1 };
        if (kind < 0.2) return { id, value: 101 };
        return { id, value: Math.floor(random() * 3), ...(kind > 0.9 && { late: true }) };
      };
      const records = Array.from({ length: Math.floor(random() * 40) }, record);
      const partner = random() < 0.5 ? 'north' : 'south';
      const body = ndjson(...records);
      model.take(partner, records);
      const { receipt } = await send(platform, body, `batch-${batch}`, partner);
      expect(platform.account().every(isBalanced)).toBe(true);
      const { kept, scanned } = sumsBothWays(platform.ledger);
      expect(kept, 'the sums that are kept are those of all receipts').toEqual(scanned);
      if (partner === 'north') sent.push({ key: `batch-${batch}`, body });
      expect(receipt.received).toBe(records.length);
      if (batch % 20 === 10) {
        await platform.close();
        platform = await open(folder);
      }
      const again = sent[Math.floor(random() * sent.length)];
      if (again && batch % 5 === 0) expect((await send(platform, again.body, again.key)).replayed).toBe(true);
    }
    await platform.judging.idle();
    expect(sumsOf(platform)).toEqual(model.sums);
    expect(platform.account().every(({ waiting }) => waiting === 0)).toBe(true);
    expect(audited(platform.ledger, platform.log)).toEqual([]);
    const stored = [...storedRecords(platform.ledger, platform.log.folder, 'visits')];
    expect(
      new Map(
        stored.map(({ partner, bytes }) => [
          `${partner} ${JSON.parse(`${Buffer.from(bytes)}`).id}`,
          `${Buffer.from(bytes)}`,
        ]),
      ),
    ).toEqual(model.first);
    expect(stored.length).toBe(model.sums.stored);
    for (const { bytes, late } of stored)
      expect(late).toBe(JSON.parse(`${Buffer.from(bytes)}`).late === true);
    await platform.close();
  });

  it('comes out the same where the ledger is made anew from the log', async () => {
    const folder = temporaryFolder();
    const first = judgesOf(limitJudge(100, '1.0.0'));
    let platform = await open(folder, first);
    await send(platform, ndjson({ id: 'a', value: 1 }, { id: 'b', value: 200 }, { id: 'a', value: 1 }, 'x'));
    await platform.close();
    platform = await open(folder, judgesOf(limitJudge(100, '1.0.0'), limitJudge(500, '1.1.0')));
    await send(platform, ndjson({ id: 'b', value: 3 }, { id: 'c', value: 400 }));
    await platform.replay('visits');
    await send(platform, ndjson({ id: 'd', value: 501 }));
    await platform.judging.idle();
    const account = platform.account();
    const stored = () => [...storedRecords(platform.ledger, platform.log.folder, 'visits')];
    const before = stored();
    await platform.close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `ledger.sqlite${end}`), { force: true });
    platform = await open(folder, platform.judges);
    await platform.judging.idle();
    expect(platform.account()).toEqual(account);
    expect(stored()).toEqual(before);
    expect(audited(platform.ledger, platform.log)).toEqual([]);
    await platform.close();
  });

  it('waits, counted, as long as nobody can judge it', async () => {
    const folder = temporaryFolder();
    let platform = await open(folder, { ...usualJudges, of: () => undefined });
    const { receipt } = await send(platform, ndjson({ id: 'a', value: 1 }, 'x'));
    expect(platform.account()).toMatchObject([{ received: 2, waiting: 2, stored: 0 }]);
    await platform.close();
    platform = await open(folder, judgesOf());
    await platform.judging.idle();
    expect(platform.account()).toMatchObject([{ received: 2, waiting: 2, stored: 0 }]);
    await platform.close();
    platform = await open(folder);
    await platform.judging.idle();
    expect(platform.account()).toMatchObject([{ received: 2, waiting: 0, stored: 1, quarantined: 1 }]);
    expect(platform.receipt('north', receipt.id)).toMatchObject({ stored: 1, quarantined: 1, waiting: 0 });
    expect(platform.receipt('south', receipt.id), 'nobody sees the receipt of another').toBeUndefined();
    await platform.close();
  });
});

describe('a request with a key', () => {
  it('is the same request when it comes again, with the same receipt', async () => {
    const folder = temporaryFolder();
    const time = { now: Date.UTC(2026, 10, 1) };
    const options = { now: () => time.now };
    let platform = await open(folder, usualJudges, options);
    const body = ndjson({ id: 'a', value: 1 });
    const first = await send(platform, body, 'one');
    expect((await send(platform, body, 'one')).receipt.id).toBe(first.receipt.id);
    await platform.judging.idle();
    expect(await send(platform, body, 'one')).toMatchObject({
      replayed: true,
      receipt: { id: first.receipt.id, stored: 1 },
    });
    await platform.close();
    platform = await open(folder, usualJudges, options);
    expect((await send(platform, body, 'one')).receipt.id).toBe(first.receipt.id);
    await expect(send(platform, ndjson({ id: 'b', value: 1 }), 'one')).rejects.toMatchObject({
      why: 'key-reused',
    });
    const other = await send(platform, body, 'one', 'south');
    expect(other.replayed, 'keys are those of a partner').toBe(false);
    time.now += 7 * 86_400_000 + 1;
    expect((await send(platform, body, 'one')).replayed, 'keys are kept for seven days').toBe(false);
    await platform.judging.idle();
    expect(sumsOf(platform)).toMatchObject({ received: 3, stored: 2, duplicates: 1 });
    await platform.close();
  });

  it('is refused while the same is being written, and where its contract is unknown', async () => {
    const platform = await open(temporaryFolder());
    const body = ndjson({ id: 'a', value: 1 });
    const [first, second] = await Promise.allSettled([
      send(platform, body, 'one'),
      send(platform, body, 'one'),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { why: 'in-flight' } });
    await expect(send(platform, body, 'two', 'north', 'nothing')).rejects.toMatchObject({
      why: 'no-contract',
    });
    await platform.close();
  });

  it('is refused where the disk is nearly full', async () => {
    const platform = await open(temporaryFolder(), usualJudges, { free: () => 1000 });
    await expect(send(platform, ndjson({ id: 'a' }))).rejects.toMatchObject({ why: 'no-space' });
    await platform.close();
  });
});

describe('quarantine', () => {
  it('keeps the bytes and the reason, and is judged again by a mended contract', async () => {
    const folder = temporaryFolder();
    let platform = await open(folder);
    const lines = [
      '{"id":"a","value":150}',
      '{"id": "b" , "value":900}',
      '\u{fffd}{',
      '{"id":"c","value":1}',
    ];
    const { receipt } = await send(platform, ndjson(...lines));
    await send(platform, ndjson({ id: 'a', value: 2 }));
    await platform.judging.idle();
    const texts = () =>
      [...quarantineOf(platform.ledger, platform.log.folder, {})].map(({ bytes, why, line }) => [
        line,
        `${Buffer.from(bytes)}`,
        why[0]!.pointer,
      ]);
    expect(texts()).toEqual([
      [1, lines[0], '/value'],
      [2, lines[1], '/value'],
      [3, lines[2], ''],
    ]);
    await platform.close();
    platform = await open(folder, judgesOf(limitJudge(100, '1.0.0'), limitJudge(200, '1.1.0')));
    await platform.replay('visits');
    expect(texts().map(([line]) => line)).toEqual([2, 3]);
    expect(platform.receipt('north', receipt.id), 'the key was taken meanwhile').toMatchObject({
      stored: 1,
      quarantined: 2,
      conflicts: 1,
    });
    expect(platform.account().every(isBalanced)).toBe(true);
    expect(audited(platform.ledger, platform.log)).toEqual([]);
    await platform.close();
  });

  it('takes a record that the contract fails on', async () => {
    const broken: Judge = {
      contract: 'visits',
      version: '1.0.0',
      judge: () => {
        throw new Error('not ready');
      },
    };
    const platform = await open(temporaryFolder(), judgesOf(broken));
    await send(platform, ndjson({ id: 'a', value: 1 }));
    await platform.judging.idle();
    expect(sumsOf(platform)).toMatchObject({ received: 1, quarantined: 1 });
    await platform.close();
  });
});

it('a platform is open in one process at a time', async () => {
  const folder = temporaryFolder();
  const platform = await open(folder);
  await expect(open(folder)).rejects.toThrow('another process');
  await platform.close();
  await (await open(folder)).close();
});

it('Lines of UTF-16 are set aside as such, and not as if somebody had had them erased', async () => {
  const platform = await open(temporaryFolder());
  await send(platform, Buffer.from(`${ndjson({ id: 'a', value: 1 }, { id: 'b', value: 1 })}`, 'utf16le'));
  await platform.judging.idle();
  const why = [...quarantineOf(platform.ledger, platform.log.folder, {})].flatMap((one) =>
    one.why.map(({ code }) => code),
  );
  expect(new Set(why)).toEqual(new Set(['not-utf8', 'not-json']));
  await platform.close();
});
