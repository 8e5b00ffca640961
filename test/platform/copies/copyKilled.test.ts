import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyOut, ObjectStorage, readRecords } from '../../../src/platform/index.js';
import { openEdition } from '../../../src/signals/index.js';
import { twoMonths } from '../../helpers/copiedRecords.js';
import { put, temporaryFolder } from '../../helpers/folders.js';
import { main } from '../../helpers/iplus.js';
import { livePlatform } from '../../helpers/livePlatform.js';
import { seeded } from '../../helpers/random.js';
import { often, patience, seedOf, tell } from '../../helpers/reliability.js';
import { bucket, objectStorage, type RunningStorage, storageKeys } from '../../helpers/storage.js';

let running = {} as RunningStorage;
beforeAll(async () => {
  running = await objectStorage();
});
afterAll(() => running.close());

it('A copy of records that is killed leaves nothing after a round, and the next one is whole', {
  timeout: patience(300_000),
}, async () => {
  const random = seeded(seedOf(71));
  const kills = often(6, { few: 2 });
  const found = { 'killed at a request': 0, ended: 0, 'objects left by them': 0 };
  for (let n = 0; n < kills; n++) {
    const live = await livePlatform('');
    await live.send(...twoMonths());
    await live.sendAs('south', ...twoMonths());
    await live.platform.close();
    const file = { endpoint: running.endpoint, bucket, region: 'us-east-1', prefix: `killed/${n}` };
    put(live.folder, 'copies.json', JSON.stringify(file));
    const storage = new ObjectStorage(file, storageKeys);
    const env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: storageKeys.id,
      AWS_SECRET_ACCESS_KEY: storageKeys.secret,
    };
    const copy = () =>
      spawn(process.execPath, [main, 'platform', 'copy', live.folder, live.edition], {
        env,
        stdio: 'ignore',
      });
    let left = 1 + Math.floor(random() * 6);
    const child = copy();
    running.onTheWay = (_, body) => {
      if (--left > 0) return body;
      child.kill('SIGKILL');
      return random() < 0.5 ? body : 'cut';
    };
    const [, signal] = await once(child, 'exit');
    running.onTheWay = undefined;
    found[signal === 'SIGKILL' ? 'killed at a request' : 'ended']++;
    const objects = async () => (await storage.names('records/')).filter((name) => name.endsWith('.parquet'));
    const before = (await objects()).length;
    await copyOut(live.folder, storage);
    const whole = (await storage.names('records/')).some((name) => name.endsWith('contents.json'));
    if (!whole) {
      expect(await objects()).toEqual([]);
      found['objects left by them'] += before;
    }
    const [code] = await once(copy(), 'exit');
    expect(code).toBe(0);
    expect(await objects()).toHaveLength(4);
    const read = await readRecords(storage, openEdition(live.edition), {
      folder: temporaryFolder(),
      dated: false,
    });
    expect(read.facts.contracts[0]).toMatchObject({ records: 2 * twoMonths().length });
  }
  expect(found['killed at a request']).toBeGreaterThan(0);
  tell('kills', 'a copy of records to object storage', kills, found);
});
