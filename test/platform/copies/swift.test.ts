import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  copyOut,
  copyRecords,
  ObjectStorage,
  readRecords,
  restoreFrom,
} from '../../../src/platform/index.js';
import { dividedRecords, openEdition } from '../../../src/signals/index.js';
import { startChdb } from '../../helpers/clickHouse.js';
import { bytesOf, nameStorage, releaseOf, twoMonths, withCluster } from '../../helpers/copiedRecords.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { livePlatform, visit } from '../../helpers/livePlatform.js';
import { inBrackets, lacking } from '../../helpers/programs.js';
import { type RunningSwift, startSwift } from '../../helpers/swift.js';

const cluster = await startChdb();

const why = lacking('OpenStack Swift');

describe.skipIf(why !== '')(`in OpenStack Swift, which checks signatures itself${inBrackets(why)}`, () => {
  let swift = {} as RunningSwift;
  let storage = {} as ObjectStorage;
  beforeAll(async () => {
    swift = await startSwift();
    const { endpoint, bucket, keys } = swift;
    storage = new ObjectStorage({ endpoint, bucket, region: 'us-east-1', prefix: 'platform/a' }, keys);
    if (typeof cluster !== 'string') await nameStorage(cluster, 'records_in_swift', swift);
  }, 60_000);
  afterAll(async () => {
    await swift.close?.();
    if (typeof cluster !== 'string') await cluster.close();
  });

  it('records give the release of the folder, read by DuckDB here and by ClickHouse there, also after an erasure', async () => {
    const live = await livePlatform();
    const open = openEdition(live.edition);
    const copy = async () =>
      copyRecords(live.folder, open, await live.take(false, true), { storage, divide: dividedRecords });
    const read = (collection?: string) =>
      readRecords(storage, open, { folder: temporaryFolder(), dated: false, collection });
    const compare = async () => {
      const folder = bytesOf(await live.build());
      expect(bytesOf(await releaseOf(live.edition, await read()))).toEqual(folder);
      if (typeof cluster === 'string') return;
      await withCluster(cluster, async () => {
        const far = await releaseOf(live.edition, await read('records_in_swift'));
        expect(bytesOf(far)).toEqual(folder);
      });
    };
    await live.send(...twoMonths());
    const receipt = await live.sendAs('south', ...['a', 'b', 'c'].map((one) => visit('110100', one, 700)));
    await copy();
    await compare();
    const whose = { partner: 'south', contract: 'visits', reason: 'A person asked for it in writing.' };
    await live.platform.erasing.erase(whose, { receipt, line: 2 });
    await copyOut(live.folder, storage);
    expect((await storage.names('records/')).filter((name) => name.endsWith('parquet'))).toEqual([]);
    await copy();
    await compare();
    await live.platform.close();
  }, 120_000);

  it('copies of the log are put and restored', async () => {
    const live = await livePlatform();
    await live.send(...twoMonths());
    await live.platform.close();
    const own = new ObjectStorage({ ...storage.file, prefix: 'platform/b' }, swift.keys);
    await copyOut(live.folder, own);
    const to = join(temporaryFolder(), 'restored');
    await restoreFrom(own, to);
    expect(readdirSync(to)).toContain('contracts');
  });
});
