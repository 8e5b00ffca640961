import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, filesOf, realFiles } from '../../../src/platform/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { cached, type Fault, faulty } from '../../helpers/platform.js';
import { openSubmissions, people, wholeMonth } from '../../helpers/submissions.js';
import { casesOf } from '../../helpers/thorough.js';

const october = 'north:visits:2026-10';

/** A folder with a checked submission, closed. */
async function checkedFolder(): Promise<string> {
  const { folder, submissions, send, close } = await openSubmissions();
  await send(wholeMonth('2026-10'));
  await submissions.check(october, people.li);
  await close();
  return folder;
}

const copied = (folder: string) => {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
};

const stateIn = async (folder: string) => {
  const { submissions, close } = await openSubmissions({ folder });
  const { state, signed, statement } = await submissions.reader.view(october);
  await close();
  return { state, signed: signed?.sha256, statement: statement?.sha256 };
};

const sign = async (folder: string, files: Files) => {
  const { submissions, platform, close } = await openSubmissions({ folder, options: { files } });
  const { statement } = await submissions.reader.view(october);
  const result = await submissions
    .sign(october, people.wang, { sha256: statement!.sha256, named: false })
    .then(({ signed }) => signed!.sha256)
    .catch((error: Error) => error);
  return { result, platform, close };
};

describe('a signature', () => {
  it('that was on the disk when the machine stopped, before anybody was answered, is there afterwards', async () => {
    const folder = await checkedFolder();
    const snapshots: string[] = [];
    const watching: Files = {
      ...realFiles,
      async open(path, fresh) {
        const file = await realFiles.open(path, fresh);
        return {
          ...file,
          async write(parts, at) {
            snapshots.push(copied(folder));
            const written = await file.write(parts, at);
            snapshots.push(copied(folder));
            return written;
          },
        };
      },
    };
    const { result, close } = await sign(folder, watching);
    await close();
    expect(result).toMatch(/^[0-9a-f]{64}$/);
    expect(snapshots.length).toBeGreaterThanOrEqual(2);
    const last = await stateIn(snapshots.at(-1)!);
    expect(last).toEqual({ state: 'signed', signed: result, statement: result });
    for (const snapshot of snapshots)
      expect(['checked', 'signed']).toContain((await stateIn(snapshot)).state);
  });

  /** A folder after a power cut: the log as it was on the disk, and the ledger of before. */
  const afterCut = async (syncs: boolean) => {
    const folder = await checkedFolder();
    const before = copied(folder);
    const { result, close } = await sign(folder, filesOf(cached({ syncs })));
    cpSync(join(folder, 'segments'), join(before, 'segments'), { recursive: true, force: true });
    await close();
    return { folder: before, result };
  };

  it('that was answered survives a power cut that loses everything that was not synced', async () => {
    const { folder, result } = await afterCut(true);
    expect(await stateIn(folder)).toMatchObject({ state: 'signed', signed: result });
  });

  it('is lost without the sync, so that this test would see it', async () => {
    const { folder, result } = await afterCut(false);
    expect(result).toMatch(/^[0-9a-f]{64}$/);
    expect(await stateIn(folder)).toMatchObject({ state: 'checked' });
  });

  it.each(casesOf<Fault['code']>(['EIO', 'ENOSPC', 'EMFILE', 'short'], 2))(
    'is answered and kept, or refused and not there, whichever operation of the disk fails once (%s)',
    async (code) => {
      const folder = await checkedFolder();
      const outcomes = new Set<string>();
      for (let at = 1; at <= 9; at++) {
        const copy = copied(folder);
        const { result, close } = await sign(copy, faulty(realFiles, { at, forGood: false, code }));
        await close();
        const { state } = await stateIn(copy);
        outcomes.add(state);
        expect(state, `operation ${at}`).toBe(result instanceof Error ? 'checked' : 'signed');
      }
      expect(outcomes).toEqual(new Set(['checked', 'signed']));
    },
  );

  it('that was answered is kept where the disk fails for good afterwards', async () => {
    const folder = await checkedFolder();
    for (let at = 1; at <= 9; at++) {
      const copy = copied(folder);
      const { result, close } = await sign(copy, faulty(realFiles, { at, forGood: true, code: 'EIO' }));
      await close();
      if (!(result instanceof Error)) expect((await stateIn(copy)).state, `operation ${at}`).toBe('signed');
    }
  });
});
