import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { WritableFile } from '../../../src/platform/intake/files.js';
import { realFiles } from '../../../src/platform/intake/index.js';
import { segmentsIn, stretchesOf } from '../../../src/platform/intake/recover.js';
import { SegmentLog } from '../../../src/platform/intake/segmentLog.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { recordsHead } from '../../helpers/platform.js';

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

/** A disk that can hold up one write, so that the one after it is on the disk first. */
function slow() {
  let gate: { fails: boolean; opened: Promise<void>; written: () => void } | undefined;
  let isHeld = false;
  return {
    ...realFiles,
    async open(path: string, fresh: boolean): Promise<WritableFile> {
      const file = await realFiles.open(path, fresh);
      return {
        ...file,
        async write(parts, at) {
          if (gate && !isHeld) {
            isHeld = true;
            const { opened, fails } = gate;
            await opened;
            if (fails) throw Object.assign(new Error('EIO'), { code: 'EIO' });
            return file.write(parts, at);
          }
          const count = await file.write(parts, at);
          gate?.written();
          return count;
        },
      };
    },
    holdNext(fails: boolean) {
      let [open, written] = [() => {}, () => {}];
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      const secondWritten = new Promise<void>((resolve) => {
        written = resolve;
      });
      gate = { fails, opened, written };
      const end = () => {
        gate = undefined;
        open();
      };
      return { secondWritten, open: end };
    },
  };
}

describe('a log that writes two groups at once', () => {
  it('acknowledges what was on the disk first only after what stands before it, and refuses both where that fails', async () => {
    for (const fails of [false, true]) {
      const folder = temporaryFolder();
      const disk = slow();
      const log = await SegmentLog.open(folder, undefined, { files: disk });
      await log.append(recordsHead('a'), body('x'));
      const [heard, gate] = [[] as string[], disk.holdNext(fails)];
      const sent = ['b', 'c'].map((key) =>
        log.append(recordsHead(key), body('x')).then(
          () => heard.push(`${key} taken`),
          () => heard.push(`${key} refused`),
        ),
      );
      await gate.secondWritten;
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(heard, 'the second is on the disk, the first is not').toEqual([]);
      gate.open();
      await Promise.all(sent);
      const outcome = fails ? 'refused' : 'taken';
      expect(heard).toEqual([`b ${outcome}`, `c ${outcome}`]);
      await log.append(recordsHead('d'), body('x'));
      await log.close();
      const opened = await SegmentLog.open(folder);
      expect(keysIn(opened)).toEqual(fails ? ['a', 'd'] : ['a', 'b', 'c', 'd']);
      await opened.close();
    }
  });

  it('cuts off two frames that were being written, whichever of them was on the disk', async () => {
    const folder = temporaryFolder();
    const disk = slow();
    const log = await SegmentLog.open(folder, undefined, { files: disk });
    await log.append(recordsHead('a'), body('x'));
    const gate = disk.holdNext(true);
    const sent = ['b', 'c'].map((key) => log.append(recordsHead(key), body('x')).catch(() => {}));
    await gate.secondWritten;
    const crashed = temporaryFolder();
    cpSync(folder, crashed, { recursive: true });
    gate.open();
    await Promise.all(sent);
    await log.close();
    const opened = await SegmentLog.open(crashed);
    expect(keysIn(opened)).toEqual(['a']);
    await opened.append(recordsHead('e'), body('x'));
    expect(keysIn(opened)).toEqual(['a', 'e']);
    await opened.close();
  });
});
