import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { starterContract } from '../../../src/platform/index.js';
import { audited } from '../../../src/platform/intake/audit.js';
import { isBalanced, judgesIn, Platform } from '../../../src/platform/intake/index.js';
import { Ledger } from '../../../src/platform/intake/ledger.js';
import { bundled } from '../../helpers/bundled.js';
import { put, temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';
import { inBrackets, lacking } from '../../helpers/programs.js';
import { storedRecords } from '../../helpers/storedRecords.js';
import { casesOf } from '../../helpers/thorough.js';

const program = await bundled('test/helpers/ledgerChild.mjs');
const batches = [0, 1, 2, 3, 4, 5];

/** Bytes of a page of a ledger. */
const page = 4096;

function folderWithContract(): string {
  const folder = temporaryFolder();
  put(folder, 'contracts/visits.yaml', starterContract('visits'));
  return folder;
}

interface Said {
  acknowledged: number[];
  faults: string[];
}

/** Has a process take the batches; `before`: what starts it. */
function take(folder: string, before: readonly string[] = []): Said {
  const [command, ...args] = [...before, process.execPath, program, folder];
  const { stdout, stderr, error } = spawnSync(command!, args, { encoding: 'utf8', timeout: 60_000 });
  if (stdout === '') throw error ?? new Error(stderr);
  return JSON.parse(stdout);
}

/** Opens the platform on a disk that works: acknowledged batches are all there, each once, and the sums agree. Says what it hears. */
async function expectWhole(folder: string, acknowledged: readonly number[]): Promise<string[]> {
  const faults: string[] = [];
  const options = { free: () => 1e12, onFault: (error: unknown) => faults.push(`${error}`) };
  const platform = await Platform.open(folder, judgesIn(folder), options);
  await platform.judging.idle();
  const ids = [...storedRecords(platform.ledger, platform.log.folder, 'visits')].map(
    ({ bytes }) => JSON.parse(`${Buffer.from(bytes)}`).id as string,
  );
  const account = platform.account();
  expect(account.every(isBalanced)).toBe(true);
  expect(account.map(({ duplicates, conflicts }) => duplicates + conflicts)).toEqual(account.map(() => 0));
  expect(audited(platform.ledger, platform.log)).toEqual([]);
  expect(new Set(ids).size, 'no record is stored twice').toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(acknowledged.flatMap((n) => [0, 1, 2].map((i) => `${n}-${i}`))));
  await platform.close();
  return faults;
}

/** Operations on the files of a ledger while six batches are taken: at least so many of each; of writes, more where the batches share fewer steps. */
const operations = { openat: 3, pread64: 4, pwrite64: 100, fsync: 2, ftruncate: 1 };
const cases = (
  [
    ['pwrite64', 'EIO', 20],
    ['pwrite64', 'ENOSPC', 20],
    ['openat', 'EMFILE', 1],
    ['pread64', 'EIO', 1],
    ['fsync', 'EIO', 1],
    ['ftruncate', 'EIO', 1],
  ] as const
).flatMap(([call, code, every]) =>
  Array.from({ length: Math.ceil(operations[call] / every) }, (_, i) => 1 + i * every).flatMap((n) =>
    [false, true].map((forGood) => ({ call, code, n, forGood })),
  ),
);

const absent = lacking('strace');

describe.skipIf(absent !== '')(`a disk that fails under the ledger alone${inBrackets(absent)}`, () => {
  it.each(casesOf(cases, 5))(
    'loses nothing that was acknowledged and counts nothing twice: $call, $code, call $n, and all after it: $forGood',
    async ({ call, code, n, forGood }) => {
      const folder = folderWithContract();
      const files = ['', '-wal', '-shm'].flatMap((end) => ['-P', join(folder, `ledger.sqlite${end}`)]);
      const inject = `inject=${call}:error=${code}:when=${n}${forGood ? '+' : ''}`;
      const strace = [
        'strace',
        '-f',
        '-qq',
        '-o',
        '/dev/null',
        ...files,
        '-e',
        `trace=${call}`,
        '-e',
        inject,
      ];
      const { acknowledged, faults } = take(folder, strace);
      expect(faults.filter((fault) => fault.startsWith('not refused'))).toEqual([]);
      if (faults.length === 0) expect(acknowledged).toEqual(batches);
      if (call === 'pwrite64') expect(faults.length, 'the fault was met').toBeGreaterThan(0);
      await expectWhole(folder, acknowledged);
    },
  );
});

it.each(casesOf([100, 200, 300, 400, 500], 2))(
  'A file of the ledger that ends in the middle of a write, at %i KiB, loses nothing and counts nothing twice',
  async (size) => {
    const folder = folderWithContract();
    const { acknowledged, faults } = take(folder, ['bash', '-c', `ulimit -f ${size}; exec "$@"`, '-']);
    expect(faults.filter((fault) => fault.startsWith('not refused'))).toEqual([]);
    await expectWhole(folder, acknowledged);
  },
);

describe('a broken ledger', () => {
  const whole = folderWithContract();
  const { acknowledged } = take(whole);
  const ledger = new Ledger(join(whole, 'ledger.sqlite'));
  ledger.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const { keys } = ledger.sql("SELECT rootpage AS keys FROM sqlite_master WHERE name = 'keys'").get() as {
    keys: number;
  };
  ledger.close();
  const head = 100;

  it.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['whose first bytes are others', (bytes) => bytes.fill(7, 0, head)],
    ['whose page of keys is empty', (bytes) => bytes.fill(0, (keys - 1) * page, keys * page)],
    ['that is half as long', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['of zeros', (bytes) => bytes.fill(0)],
  ])('%s is made anew from the log, and said so', async (_, damage) => {
    const folder = temporaryFolder();
    cpSync(whole, folder, { recursive: true });
    const file = join(folder, 'ledger.sqlite');
    writeFileSync(file, damage(readFileSync(file)));
    // Where the damage is met while records come, they are refused, and the next start makes it anew.
    const faults = take(folder).faults;
    const later = await expectWhole(folder, acknowledged);
    expect([...faults, ...later].join()).toContain('a broken ledger, removed');
  });
});

describe('a ledger that another version of the program wrote', () => {
  const folder = folderWithContract();
  const { acknowledged } = take(folder);
  const ledger = new Ledger(join(folder, 'ledger.sqlite'));
  ledger.db.exec('ALTER TABLE receipts DROP COLUMN leaves; PRAGMA user_version = 12');
  ledger.close();

  it.each([
    ['quarantine', 'list', folder],
    ['submission', 'list', folder],
  ])('is not read by %s %s, which says what to do', (...args) => {
    const { code, err } = iplus(args);
    expect(err).toContain('another version of this program wrote');
    expect(err).toContain('start a server of this version');
    expect(err).not.toContain('A fault of the program');
    expect(code).toBe(2);
  });

  it('is not compared with the log, and is made anew by the next start', async () => {
    const before = iplus(['platform', 'check', folder]);
    expect(before).toMatchObject({ code: 2, out: expect.stringContaining('another version') });
    await expectWhole(folder, acknowledged);
    expect(iplus(['platform', 'check', folder])).toMatchObject({ code: 0 });
  });
});

describe('a ledger that breaks while records come in', () => {
  it.each([
    ['this thread judges', false],
    ['a thread of its own judges', true],
  ])('is made anew from the log without a restart, where %s', async (_, thread) => {
    const folder = folderWithContract();
    const faults: string[] = [];
    const onFault = (error: unknown) => faults.push(`${error}`);
    const platform = await Platform.open(folder, judgesIn(folder), { free: () => 1e12, thread, onFault });
    const acknowledged: number[] = [];
    const send = async (batch: number) => {
      const records = [0, 1, 2].map(
        (i) => `{"id":"${batch}-${i}","city":"110100","day":"2026-11-28","hospital":"h","visits":1}\n`,
      );
      const sent = { partner: 'north', key: `b${batch}`, contract: 'visits', form: 'ndjson' } as const;
      await platform.submit({ ...sent, body: Buffer.from(records.join('')) });
      acknowledged.push(batch);
    };
    for (const batch of batches) await send(batch);
    await platform.judging.idle();
    breakLedger(join(folder, 'ledger.sqlite'));
    // Some are refused until the ledger is whole again.
    for (let batch = 6; acknowledged.length < 9; batch++) {
      await send(batch).catch((error) => expect(error).toMatchObject({ why: 'disk-failed' }));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await platform.judging.idle();
    expect(faults.join()).toContain('a broken ledger, removed');
    const { stored, received } = platform.account('north')[0]!;
    expect([stored, received]).toEqual([27, 27]);
    // Keys are known again too.
    const key = { partner: 'north', key: 'b0', contract: 'visits', form: 'ndjson' } as const;
    await expect(platform.submit({ ...key, body: Buffer.from('{}') })).rejects.toMatchObject({
      why: 'key-reused',
    });
    await platform.close();
    expect(await expectWhole(folder, acknowledged)).toEqual([]);
  });
});

/** Other bytes in all pages but the first, and a change to that one, so that whoever has the ledger open reads them. */
function breakLedger(file: string): void {
  const other = new Ledger(file);
  other.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(file);
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes.fill(7).subarray(page), 0, bytes.length - page, page);
  closeSync(descriptor);
  other.db.exec('PRAGMA user_version = 7');
  other.close();
}
