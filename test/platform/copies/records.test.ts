import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problemText, UserError } from '../../../src/edition/index.js';
import { copyOut, copyRecords, ObjectStorage, readRecords } from '../../../src/platform/index.js';
import { dividedRecords, openEdition, type PlatformRecords } from '../../../src/signals/index.js';
import { startChdb, type TestServer } from '../../helpers/clickHouse.js';
import { bytesOf, nameStorage, releaseOf, twoMonths, withCluster } from '../../helpers/copiedRecords.js';
import { filesBelow, put, temporaryFolder } from '../../helpers/folders.js';
import { main } from '../../helpers/iplus.js';
import { confidential, liveEdition, livePlatform, visit } from '../../helpers/livePlatform.js';
import { bucket, objectStorage, type RunningStorage, storageKeys } from '../../helpers/storage.js';

const execute = promisify(execFile);
const cluster = await startChdb();
const [collection, wrongKeys] = ['copies_of_tests', 'copies_with_wrong_keys'];

let running = {} as RunningStorage;
beforeAll(async () => {
  running = await objectStorage();
  if (typeof cluster === 'string') return;
  const at = { endpoint: running.endpoint, bucket, keys: storageKeys };
  await nameStorage(cluster, collection, at);
  await nameStorage(cluster, wrongKeys, { ...at, keys: { ...storageKeys, secret: 'another' } });
});
afterAll(async () => {
  await running.close();
  if (typeof cluster !== 'string') await cluster.close();
});

type Live = Awaited<ReturnType<typeof livePlatform>>;
let [live, storage, made] = [{} as Live, {} as ObjectStorage, 0];
async function begin(rule = confidential): Promise<void> {
  live = await livePlatform(rule);
  isOpen = true;
  const prefix = `platform/${++made}`;
  storage = new ObjectStorage(
    { endpoint: running.endpoint, bucket, region: 'us-east-1', prefix },
    storageKeys,
  );
  running.put.length = 0;
}
beforeEach(() => begin());
let isOpen = false;
const close = async () => {
  if (isOpen) await live.platform.close();
  isOpen = false;
};
afterEach(close);

const beginning = twoMonths();

const copy = async (dated = false) =>
  copyRecords(live.folder, openEdition(live.edition), await live.take(dated, true), {
    storage,
    divide: dividedRecords,
  });

const read = (given: { edition?: string; dated?: boolean; collection?: string } = {}) => {
  const { edition = live.edition, dated = false, ...rest } = given;
  return readRecords(storage, openEdition(edition), { folder: temporaryFolder(), dated, ...rest });
};

const released = (records: PlatformRecords, dated = false) => releaseOf(live.edition, records, dated);

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => '',
    (error: unknown) => {
      expect(error).toBeInstanceOf(UserError);
      return problemText((error as UserError).problems[0]!, 'en');
    },
  );

const objects = async () => (await storage.names('records/')).filter((name) => name.endsWith('.parquet'));

describe('records of an edition in object storage', () => {
  it('give the same release, byte by byte, as the folder of the platform: with rules and without', async () => {
    for (const rule of [confidential, '']) {
      await close();
      await begin(rule);
      await live.send(...beginning);
      await live.sendAs('south', ...['a', 'b', 'c'].map((hospital) => visit('110100', hospital, 700)));
      await copy();
      expect(bytesOf(await released(await read()))).toEqual(bytesOf(await live.build()));
    }
  });

  it('give the same dated release, once they are copied with its proofs', async () => {
    await live.send(...beginning);
    await copy();
    expect(await refusal(read({ dated: true }))).toContain('without the proofs of a release of a date');
    await copy(true);
    const records = await read({ dated: true });
    const dated = await released(records, true);
    expect(bytesOf(dated)).toEqual(bytesOf(await live.build(true)));
    expect(readFileSync(join(dated, 'release.json'), 'utf8')).toContain('"tree"');
    expect(bytesOf(await released(await read()))).toEqual(bytesOf(await live.build()));
  });

  it.skipIf(typeof cluster === 'string')(
    'give the same release where ClickHouse reads them from there, with signed requests',
    async () => {
      const { asked } = cluster as TestServer;
      await live.send(...beginning);
      await live.sendAs('south', ...['a', 'b', 'c'].map((hospital) => visit('110100', hospital, 700)));
      await copy();
      const before = asked.length;
      await withCluster(cluster as TestServer, async () => {
        const far = await released(await read({ collection }));
        expect(asked.length).toBeGreaterThan(before);
        expect(bytesOf(far)).toEqual(bytesOf(await live.build()));
        await expect(read({ collection: wrongKeys }).then(released)).rejects.toThrow(
          'HTTP response code: 403',
        );
      });
    },
  );

  it('are laid out by contract, period and partner, each record once', async () => {
    await live.send(...beginning);
    await live.sendAs('south', ...['a', 'b', 'c'].map((hospital) => visit('110100', hospital, 700)));
    const { records } = await copy();
    expect(records).toBe(beginning.length + 3);
    const folders = (await objects()).map((name) => name.replace(/\/[^/]*$/, ''));
    expect(folders.sort()).toEqual(
      ['period=2026-10/partner=north', 'period=2026-11/partner=north', 'period=2026-11/partner=south'].map(
        (at) => `records/live-test/contract=visits/${at}`,
      ),
    );
  });

  it('are copied once: later only what is new, and what was put together takes the place of its parts', async () => {
    await live.send(...beginning);
    expect(await copy()).toMatchObject({ objects: 2, copied: 2, removed: 0 });
    running.put.length = 0;
    expect(await copy()).toMatchObject({ objects: 2, copied: 0, removed: 0 });
    expect(running.put.filter((name) => name.endsWith('.parquet'))).toEqual([]);
    for (let i = 0; i < 20; i++) {
      await live.send(...['a', 'b', 'c'].map((hospital) => visit('110100', hospital, 500 + i)));
      await copy();
    }
    expect((await objects()).length).toBeLessThan(12);
    expect(bytesOf(await released(await read()))).toEqual(bytesOf(await live.build()));
  });

  it('that were erased are in no object after the next copy of the log, and are read again once copied anew', async () => {
    await live.send(...beginning);
    const receipt = await live.sendAs(
      'south',
      ...['a', 'b', 'c'].map((hospital) => visit('110100', hospital, 700)),
    );
    await copy();
    const whose = { partner: 'south', contract: 'visits', reason: 'A person asked for it in writing.' };
    await live.platform.erasing.erase(whose, { receipt, line: 2 });
    await copyOut(live.folder, storage);
    expect(await objects()).toEqual([]);
    const kept = filesBelow(join(running.folder, bucket, storage.nameOf('records')));
    expect(kept.filter((name) => name.includes('parquet'))).toEqual([]);
    expect(await refusal(read())).toContain('were erased since the last copy');
    await copy();
    expect(bytesOf(await released(await read()))).toEqual(bytesOf(await live.build()));
  });

  it('are refused in words of ours: none there, another edition, changed objects', async () => {
    expect(await refusal(read())).toContain('no records of this edition in the storage');
    await live.send(...beginning);
    await copy();
    const other = liveEdition(temporaryFolder(), confidential.replace('at-least: 3', 'at-least: 4'));
    expect(await refusal(read({ edition: other }))).toContain('other signals, places, rules or contracts');
    const signed = liveEdition(temporaryFolder(), confidential, 'signed');
    expect(await refusal(read({ edition: signed }))).toContain('other signals, places, rules or contracts');
    const [name] = await objects();
    await storage.put(name!, Buffer.from('other bytes'));
    expect(await refusal(read())).toContain('other bytes in the storage');
  });

  it('of a contract that nobody has sent under are none', async () => {
    await copy();
    expect((await read()).facts).toMatchObject({ contracts: [{ records: 0 }] });
  });

  it('are copied and read by the commands, also beside another platform, and refused where there are no keys', async () => {
    await live.send(...beginning);
    await close();
    put(live.folder, 'copies.json', JSON.stringify(storage.file));
    const elsewhere = temporaryFolder();
    put(elsewhere, 'copies.json', JSON.stringify(storage.file));
    const keys = { AWS_ACCESS_KEY_ID: storageKeys.id, AWS_SECRET_ACCESS_KEY: storageKeys.secret };
    const iplus = async (args: string[], env: NodeJS.ProcessEnv = keys) =>
      execute(process.execPath, [main, ...args, '--lang', 'en'], { env: { ...process.env, ...env } });
    expect((await iplus(['platform', 'copy', live.folder, live.edition])).stdout).toMatch(
      /^24 records are in the storage in 2 objects, 2 of them copied now \(\d+ bytes\), each read back; 0 were removed\.$/m,
    );
    const from = join(elsewhere, 'copies.json');
    expect((await iplus(['check', live.edition, '--platform', from])).stdout).toContain('Visits');
    const other = await livePlatform(confidential);
    await other.sendAs('south', ...['a', 'b', 'c'].map((hospital) => visit('110100', hospital, 700)));
    await other.platform.close();
    let made = 0;
    const built = async (...platforms: string[]) => {
      const out = join(elsewhere, `${++made}`);
      const given = platforms.flatMap((platform) => ['--platform', platform]);
      await iplus(['build', live.edition, ...given, '--out', out]);
      return bytesOf(out);
    };
    expect(await built(from)).toEqual(await built(live.folder));
    expect(await built(from, other.folder)).toEqual(await built(live.folder, other.folder));
    await expect(iplus(['check', live.edition, '--platform', from], {})).rejects.toThrow(
      'no keys of the storage',
    );
  });
});
