import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Files, realFiles } from '../../../src/platform/intake/index.js';
import { segmentPath, segmentsIn, stretchesOf } from '../../../src/platform/intake/recover.js';
import { isIntact, isSealed, sealOf } from '../../../src/platform/intake/seal.js';
import { SegmentLog } from '../../../src/platform/intake/segmentLog.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { recordsHead } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';

const body = (text: string) => Buffer.from(text);

/** Keys of the frames in a log. */
function keysIn(log: SegmentLog): string[] {
  const { end } = log;
  const [first] = segmentsIn(log.folder);
  if (!end || first === undefined) return [];
  return [...stretchesOf(log.folder, { segment: first, offset: 0 }, end)].flatMap(({ frame, at }) => {
    if (!frame) throw new Error(`damaged at ${at.segment}:${at.offset}`);
    return frame.head.kind === 'records' ? [frame.head.key] : [];
  });
}

/** A disk that counts how often it is written to, and which files are open. `fails`: once, with the next write. */
function counted(): Files & { writes: number; opened: string[]; fails: boolean } {
  const disk = {
    ...realFiles,
    writes: 0,
    opened: [] as string[],
    fails: false,
    open: async (path: string, fresh: boolean) => {
      const file = await realFiles.open(path, fresh);
      disk.opened.push(path);
      return {
        ...file,
        write: async (...given: Parameters<typeof file.write>) => {
          disk.writes++;
          if (!disk.fails) return file.write(...given);
          disk.fails = false;
          throw Object.assign(new Error('EIO'), { code: 'EIO' });
        },
        close: () => {
          disk.opened.splice(disk.opened.indexOf(path), 1);
          return file.close();
        },
      };
    },
  };
  return disk;
}

describe('the log of what was received', () => {
  it('gives back what was added, in order, after it was opened again', async () => {
    const folder = temporaryFolder();
    for (const part of ['a', 'b', 'c']) {
      const log = await SegmentLog.open(folder);
      await Promise.all(
        [1, 2, 3].map((i) => log.append(recordsHead(`${part}${i}`), body('x'.repeat(i * 1000)))),
      );
      await log.close();
    }
    const log = await SegmentLog.open(folder);
    expect(keysIn(log)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3']);
  });

  it('writes together what comes while others are being written', async () => {
    const disk = counted();
    const log = await SegmentLog.open(temporaryFolder(), undefined, { files: disk });
    await Promise.all(Array.from({ length: 500 }, (_, i) => log.append(recordsHead(`${i}`), body('x'))));
    expect(keysIn(log).length).toBe(500);
    expect(disk.writes).toBeLessThan(10);
    await log.close();
  });

  it('writes one half of what some senders send, while the other half is prepared', async () => {
    const disk = counted();
    const log = await SegmentLog.open(temporaryFolder(), undefined, { files: disk });
    const sender = async (name: string) => {
      for (let i = 0; i < 20; i++) await log.append(recordsHead(`${name}${i}`), body('x'));
    };
    await Promise.all(['a', 'b', 'c', 'd'].map(sender));
    // Two for each round of the four, at most, and one for the head of the segment.
    expect(disk.writes).toBeLessThanOrEqual(42);
    await log.close();
  });

  it('cuts off what was not finished at its end, at any byte, and nothing else', async () => {
    const folder = temporaryFolder();
    const log = await SegmentLog.open(folder);
    const ends = [];
    for (const key of ['a', 'b', 'c'])
      ends.push(await log.append(recordsHead(key), body(`${key} `.repeat(40))));
    await log.close();
    const path = segmentPath(folder, 1);
    const whole = readFileSync(path);
    for (let size = whole.length; size >= 0; size -= times(5, 1)) {
      writeFileSync(path, whole.subarray(0, size));
      const opened = await SegmentLog.open(folder);
      const expected = ends.filter(({ offset, length }) => offset + length <= size).length;
      expect(keysIn(opened)).toEqual(['a', 'b', 'c'].slice(0, expected));
      await opened.close();
    }
  });

  it('does not take zeros or remains of earlier frames at its end for frames', async () => {
    const folder = temporaryFolder();
    const log = await SegmentLog.open(folder);
    await log.append(recordsHead('a'), body('x'));
    await log.close();
    const path = segmentPath(folder, 1);
    const whole = readFileSync(path);
    const random = seeded(19);
    for (let round = 0; round < times(60, 200); round++) {
      const rest = Buffer.alloc(Math.floor(random() * 400), 0);
      if (round % 2 === 1)
        for (let i = 0; i < rest.length; i++) rest[i] = whole[Math.floor(random() * whole.length)]!;
      writeFileSync(path, Buffer.concat([whole, rest]));
      const opened = await SegmentLog.open(folder);
      expect(keysIn(opened)).toEqual(['a']);
      await opened.close();
    }
    expect(readFileSync(path)).toEqual(whole);
  });

  it('changes nothing of acknowledged bytes that are damaged, at any byte, and goes on behind them', async () => {
    const folder = temporaryFolder();
    const log = await SegmentLog.open(folder);
    for (const key of ['a', 'b', 'c']) await log.append(recordsHead(key), body('x'));
    const end = log.end!;
    await log.close();
    const path = segmentPath(folder, 1);
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += times(7, 1)) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1 << (at % 8);
      writeFileSync(path, damaged);
      const opened = await SegmentLog.open(folder, end);
      expect(opened.end, `byte ${at}`).toEqual(end);
      await opened.close();
      expect(readFileSync(path)).toEqual(damaged);
    }
    writeFileSync(path, whole);
    truncateSync(path, whole.length - 1);
    await expect(SegmentLog.open(folder, end)).rejects.toThrow('acknowledged bytes that are missing');
  });

  it('sees it without the ledger too, where a later frame proves that what is before was on the disk', async () => {
    const folder = temporaryFolder();
    const log = await SegmentLog.open(folder);
    const { offset } = await log.append(recordsHead('a'), body('x'));
    await log.append(recordsHead('b'), body('x'));
    const { end } = log;
    await log.close();
    const path = segmentPath(folder, 1);
    const whole = readFileSync(path);
    const damaged = (at: number) => {
      const bytes = Buffer.from(whole);
      bytes[offset + at]! ^= 1;
      writeFileSync(path, bytes);
    };
    damaged(20);
    const opened = await SegmentLog.open(folder);
    expect(opened.end).toEqual(end);
    await opened.close();
    damaged(1);
    await expect(SegmentLog.open(folder), 'its length is damaged').rejects.toThrow(
      'nothing says what follows',
    );
  });

  it.each([
    ['size', { segmentBytes: 1000 }, 0],
    ['age', { segmentAge: 60_000 }, 60_000],
    ['end of the day', { segmentAge: 1e12 }, 86_400_000],
  ])('ends a segment by its %s, and seals it with its hash', async (_, limits, later) => {
    let time = Date.UTC(2026, 10, 28, 12);
    const folder = temporaryFolder();
    const log = await SegmentLog.open(folder, undefined, { now: () => time, limits });
    await log.append(recordsHead('a'), body('x'.repeat(1000)));
    time += later;
    await log.append(recordsHead('b'), body('x'));
    await Promise.all([log.tend(), log.tend()]);
    expect(segmentsIn(folder)).toEqual([1, 2]);
    expect(sealOf(folder, 1).bytes).toBe(readFileSync(segmentPath(folder, 1)).length);
    expect(await isIntact(folder, 1)).toBe(true);
    expect(keysIn(log)).toEqual(['a', 'b']);
    await log.close();
    appendFileSync(segmentPath(folder, 1), 'x');
    expect(await isIntact(folder, 1)).toBe(false);
  });

  it('ends a segment where nothing follows: by its age, when asked to, and after a fault; its file is closed', async () => {
    let time = Date.UTC(2026, 10, 28, 12);
    const folder = temporaryFolder();
    const disk = counted();
    const limits = { segmentAge: 60_000 };
    const log = await SegmentLog.open(folder, undefined, { files: disk, now: () => time, limits });
    const ended = () => segmentsIn(folder).filter((segment) => isSealed(folder, segment));
    await log.append(recordsHead('a'), body('x'));
    await log.tend();
    expect(ended(), 'young').toEqual([]);
    time += 60_000;
    await log.tend();
    expect([ended(), disk.opened], 'old').toEqual([[1], []]);
    await log.append(recordsHead('b'), body('x'));
    await log.endSegment();
    expect([ended(), disk.opened], 'asked to').toEqual([[1, 2], []]);
    await log.append(recordsHead('c'), body('x'));
    disk.fails = true;
    await expect(log.append(recordsHead('d'), body('x'))).rejects.toThrow('EIO');
    await log.tend();
    expect([ended(), disk.opened], 'after a fault').toEqual([[1, 2, 3], [segmentPath(folder, 4)]]);
    await log.append(recordsHead('e'), body('x'));
    expect(keysIn(log)).toEqual(['a', 'b', 'c', 'e']);
    await log.close();
    expect(disk.opened).toEqual([]);
  });
});
