import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../../src/platform/intake/index.js';
import { CaptureLog, captureFiles, listenTcp } from '../../../src/platform/vehicles/index.js';
import { CarClient, capturesOf, dataFrame, hex, kept } from '../../helpers/carClient.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { cached, type Fault, faulty } from '../../helpers/platform.js';
import { casesOf } from '../../helpers/thorough.js';

const time = '2026-01-05T08:00:30+08:00';
const limits = { port: 0, host: '127.0.0.1', connections: 100, idleSeconds: 30, answersData: false };
const loud = (error: unknown) => expect.unreachable(String(error));

describe('the captures that are written', () => {
  it('are files of their owner alone, a new one for each day and run, and never an old one', async () => {
    const folder = temporaryFolder();
    let now = Date.UTC(2026, 0, 5, 15, 59, 59);
    const open = () => CaptureLog.open(folder, { now: () => now });
    const [one, two] = [await open(), await open()];
    await one.append(1, Uint8Array.of(1));
    await two.append(1, Uint8Array.of(2));
    now += 1000;
    await one.append(1, Uint8Array.of(3));
    await Promise.all([one.close(), two.close()]);
    const third = await open();
    await third.append(1, Uint8Array.of(4));
    await third.close();
    expect(readdirSync(folder)).toEqual([
      '2026-01-05-000001.gb32960',
      '2026-01-05-000002.gb32960',
      '2026-01-06-000002.gb32960',
      '2026-01-06-000003.gb32960',
    ]);
    const last = capturesOf(folder).map((file) => readFileSync(file).at(-1));
    expect(last).toEqual([1, 2, 3, 4]);
    for (const file of capturesOf(folder)) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(casesOf(['EIO', 'ENOSPC', 'EMFILE', 'short'] as const, 2))(
    'hold what was acknowledged, whichever operation of the disk fails (%s)',
    async (code) => {
      const round = async (fault: Fault) => {
        const folder = temporaryFolder();
        const files = faulty(captureFiles, fault);
        const log = await CaptureLog.open(folder, { files, fileBytes: 200 });
        const held: string[] = [];
        for (let n = 0; n < 12; n++) {
          const frame = dataFrame(`SIMULATED${n}`, time);
          for (let attempt = 0; attempt < 2; attempt++) {
            const isOn = await log.append(1, frame).then(
              () => true,
              () => false,
            );
            if (!isOn) continue;
            held.push(hex(frame));
            break;
          }
        }
        await log.close();
        const found = await kept(folder);
        expect(
          held.filter((frame) => !found.includes(frame)),
          `${code} at ${fault.at}`,
        ).toEqual([]);
        return { operations: files.operations, held: held.length };
      };
      const { operations } = await round({ at: Number.POSITIVE_INFINITY, forGood: false, code });
      expect(operations).toBeGreaterThan(20);
      for (let at = 1; at <= operations; at++) {
        expect((await round({ at, forGood: false, code })).held).toBe(12);
        await round({ at, forGood: true, code });
      }
    },
  );

  it.each([true, false])(
    'hold it after a power cut where the log syncs (%s), and only there',
    async (syncs) => {
      const folder = temporaryFolder();
      const log = await CaptureLog.open(folder, { files: filesOf(cached({ syncs }), { own: true }) });
      const server = await listenTcp(log, { ...limits, answersData: true, onFault: loud });
      const client = await CarClient.connect(server.port);
      const sent = Array.from({ length: 20 }, (_, n) => dataFrame(`SIMULATED${n}`, time));
      for (const frame of sent) client.send(frame);
      expect(await client.untilAnswered(20)).toBe(true);
      client.destroy();
      await server.close();
      await log.close();
      expect((await kept(folder)).length).toBe(syncs ? 20 : 0);
    },
  );
});
