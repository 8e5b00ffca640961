import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { realFiles } from '../../../src/platform/intake/index.js';
import { frameOf } from '../../../src/platform/intake/recover.js';
import { isIntact, isSealed } from '../../../src/platform/intake/seal.js';
import { SegmentLog } from '../../../src/platform/intake/segmentLog.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { recordsHead } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';

it('Segments are sealed while others begin and end, and no acknowledged byte is cut off', async () => {
  const random = seeded(11);
  // A disk whose operations take different times, so that segments end and begin while others are sealed.
  const pause = () => (random() < 0.5 ? setImmediate() : setTimeout(random() * 3));
  const files = {
    ...realFiles,
    open: async (path: string, fresh: boolean) => {
      await pause();
      const file = await realFiles.open(path, fresh);
      const close = async () => {
        await pause();
        await file.close();
      };
      return { ...file, close };
    },
  };
  const log = await SegmentLog.open(temporaryFolder(), undefined, { files, limits: { segmentBytes: 3000 } });
  let sending = true;
  const tending = (async () => {
    while (sending) {
      await log.tend();
      await setImmediate();
    }
  })();
  const lanes = Array.from({ length: 6 }, async (_, lane) => {
    const written = [];
    for (let i = 0; i < times(80, 250); i++) {
      const body = Buffer.from('x'.repeat(Math.floor(random() * 2000)));
      await pause();
      written.push({ key: `${lane}-${i}`, body, at: await log.append(recordsHead(`${lane}-${i}`), body) });
    }
    return written;
  });
  const written = (await Promise.all(lanes)).flat();
  sending = false;
  await tending;
  await log.endSegment();
  for (const { key, body, at } of written) {
    const frame = frameOf(log.folder, at, at.length);
    expect([key, frame.head, Buffer.compare(frame.body, body)]).toMatchObject([key, { key }, 0]);
    expect([isSealed(log.folder, at.segment), await isIntact(log.folder, at.segment)]).toEqual([true, true]);
  }
  await log.close();
}, 60_000);
