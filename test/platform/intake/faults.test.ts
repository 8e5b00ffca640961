import { describe, expect, it } from 'vitest';
import { audited } from '../../../src/platform/intake/audit.js';
import {
  type Files,
  filesOf,
  isBalanced,
  Platform,
  Refused,
  realFiles,
} from '../../../src/platform/intake/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { cached, type Fault, faulty, ndjson, usualJudges } from '../../helpers/platform.js';
import { storedRecords } from '../../helpers/storedRecords.js';
import { casesOf, thorough, times } from '../../helpers/thorough.js';

const open = (folder: string, files: Files = realFiles, segmentBytes = 700) =>
  Platform.open(folder, usualJudges, { files, free: () => 1e12, log: { segmentBytes } });

/** Sends one batch after another, each again after a refusal as a client does; says which were acknowledged. */
async function sendAll(platform: Platform, batches: Iterable<number>): Promise<number[]> {
  const acknowledged: number[] = [];
  for (const batch of batches) {
    for (let attempt = 0; attempt < 2; attempt++) {
      const body = ndjson(...[0, 1, 2].map((i) => ({ id: `${batch}-${i}`, value: 1 })));
      const given = { partner: 'north', key: `b${batch}`, contract: 'visits', form: 'ndjson', body } as const;
      try {
        await platform.submit(given);
        acknowledged.push(batch);
        break;
      } catch (error) {
        expect(error).toBeInstanceOf(Refused);
      }
    }
    if (batch % 3 === 2) await platform.tend().catch(() => {});
  }
  return acknowledged;
}

/** After a restart: all acknowledged batches are stored, each once, and the sums agree. Says how many are missing. */
async function missing(folder: string, acknowledged: readonly number[]): Promise<number> {
  const platform = await open(folder);
  await platform.judging.idle();
  const ids = [...storedRecords(platform.ledger, platform.log.folder, 'visits')].map(
    ({ bytes }) => JSON.parse(`${Buffer.from(bytes)}`).id as string,
  );
  expect(platform.account().every(isBalanced)).toBe(true);
  expect(audited(platform.ledger, platform.log)).toEqual([]);
  expect(new Set(ids).size, 'no record is stored twice').toBe(ids.length);
  expect(
    platform.account().reduce((n, { duplicates }) => n + duplicates, 0),
    'no request is counted twice',
  ).toBe(0);
  await platform.close();
  const kept = new Set(ids);
  return acknowledged.filter((batch) => ![0, 1, 2].every((i) => kept.has(`${batch}-${i}`))).length;
}

const batches = [0, 1, 2, 3, 4, 5];

describe('a disk that fails at its n-th operation', () => {
  it.each(casesOf(['EIO', 'ENOSPC', 'EMFILE', 'short'] as const, 2))(
    'loses nothing that was acknowledged and counts nothing twice, whichever the operation (%s)',
    async (code) => {
      const counting = faulty(realFiles, { at: Number.POSITIVE_INFINITY, forGood: false, code });
      const whole = await open(temporaryFolder(), counting);
      expect(await sendAll(whole, batches)).toEqual(batches);
      await whole.close();
      expect(counting.operations).toBeGreaterThan(10);
      let [rounds, refused] = [0, 0];
      for (let at = 1; at <= counting.operations; at++) {
        // Once, and from then on; by turns in `npm test`.
        for (const forGood of thorough ? [false, true] : [at % 2 === 0]) {
          const folder = temporaryFolder();
          const platform = await open(folder, faulty(realFiles, { at, forGood, code } satisfies Fault));
          const acknowledged = await sendAll(platform, batches);
          if (!forGood) expect(acknowledged, `once at ${at}: the second attempt is taken`).toEqual(batches);
          refused += batches.length - acknowledged.length;
          await platform.close();
          expect(await missing(folder, acknowledged), `${code} at ${at}`).toBe(0);
          rounds++;
        }
      }
      console.log(`${code}: ${rounds} disks that fail, ${refused} batches refused for good`);
      expect(refused).toBeGreaterThan(0);
    },
  );
});

describe('a disk that fails while several requests are being written', () => {
  it('loses nothing that was acknowledged and counts nothing twice, whichever the operation', async () => {
    const sendTogether = async (platform: Platform) => {
      const rest = Array.from({ length: 24 }, (_, i) => i).values();
      return (await Promise.all(Array.from({ length: 6 }, () => sendAll(platform, rest)))).flat();
    };
    let refused = 0;
    for (let at = 1; at <= 40; at += times(3, 1)) {
      const folder = temporaryFolder();
      const fault: Fault = { at, forGood: at % 2 === 0, code: 'EIO' };
      const platform = await open(folder, faulty(realFiles, fault), 4000);
      const acknowledged = await sendTogether(platform);
      refused += 24 - acknowledged.length;
      await platform.close();
      expect(await missing(folder, acknowledged), `EIO at ${at}`).toBe(0);
    }
    expect(refused).toBeGreaterThan(0);
  });
});

describe('a power cut, as a disk that forgets what was not synced', () => {
  it('loses nothing that was acknowledged, at any batch', async () => {
    for (let count = 1; count <= 8; count++) {
      const folder = temporaryFolder();
      const platform = await open(folder, filesOf(cached()));
      const acknowledged = await sendAll(platform, batches.concat(6, 7).slice(0, count));
      await platform.close();
      expect(await missing(folder, acknowledged)).toBe(0);
    }
  });

  it('and this test notices a log that does not sync', async () => {
    const folder = temporaryFolder();
    const platform = await open(folder, filesOf(cached({ syncs: false })), 1e9);
    const acknowledged = await sendAll(platform, batches);
    expect(acknowledged).toEqual(batches);
    platform.judging.end();
    await platform.close();
    await expect(missing(folder, acknowledged)).rejects.toThrow('acknowledged bytes');
  });
});
