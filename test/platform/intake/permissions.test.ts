import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CaptureLog, People } from '../../../src/platform/index.js';
import { addPartner, backUp, Platform } from '../../../src/platform/intake/index.js';
import { isSealed } from '../../../src/platform/intake/seal.js';
import { filesBelow, temporaryFolder } from '../../helpers/folders.js';
import { iplusProcess } from '../../helpers/iplus.js';
import { ndjson, usualJudges } from '../../helpers/platform.js';

const others = (path: string) => statSync(path).mode & 0o077;

/** Files that other users of the machine could read if they came that far. */
const readable = (folder: string, which: RegExp) =>
  filesBelow(folder).filter((path) => which.test(path) && others(join(folder, path)) !== 0);

let usual = 0;
beforeEach(() => {
  usual = process.umask(0);
});
afterEach(() => {
  process.umask(usual);
});

const windows = process.platform === 'win32';

it.skipIf(windows)('a platform is closed to other users, whatever the program was started with', async () => {
  const folder = join(temporaryFolder(), 'platform');
  const platform = await Platform.open(folder, usualJudges, { free: () => 1e12 });
  const body = ndjson({ id: 'a', value: 1 });
  await platform.submit({ partner: 'north', key: 'k', contract: 'visits', form: 'ndjson', body });
  await platform.judging.idle();
  await platform.log.endSegment();
  expect(isSealed(platform.log.folder, 1)).toBe(true);
  expect(others(folder)).toBe(0);
  expect(readable(folder, /\.log$|\.sqlite/)).toEqual([]);
  const backup = join(temporaryFolder(), 'backup');
  await backUp(folder, backup);
  expect(others(backup)).toBe(0);
  await platform.close();
});

it.skipIf(windows)(
  'whatever makes the folder first closes it, and opening one that was open does',
  async () => {
    const made: Record<string, (folder: string) => Promise<unknown>> = {
      partner: (folder) => addPartner(folder, 'north'),
      people: (folder) => People.open(folder),
      captures: (folder) => CaptureLog.open(folder),
      platform: (folder) => Platform.open(folder, usualJudges),
    };
    for (const [name, make] of Object.entries(made)) {
      for (const before of [undefined, 0o777, 0o755]) {
        const folder = join(temporaryFolder(), name);
        if (before !== undefined) mkdirSync(folder, { mode: before });
        const open = (await make(folder)) as { close?: () => unknown } | undefined;
        expect(others(folder), `${name} ${before?.toString(8)}`).toBe(0);
        await open?.close?.();
      }
    }
    const shared = temporaryFolder();
    chmodSync(shared, 0o750);
    (await People.open(shared)).close();
    expect(statSync(shared).mode & 0o777).toBe(0o750);
  },
);

it.skipIf(windows)('commands that are started by hand leave nothing open', () => {
  const folder = join(temporaryFolder(), 'by-hand');
  const before = ['sh', '-c', 'umask 000; exec "$@"', 'sh'];
  for (const args of [
    ['partner', 'add', folder, 'north'],
    ['people', 'add', folder, 'li', '--name', 'Li', '--partner', 'north', '--roles', 'viewer'],
  ]) {
    const { code, err } = iplusProcess(args, { before });
    expect(`${code} ${err}`).toBe('0 ');
  }
  expect(others(folder)).toBe(0);
  expect(readable(folder, /partners|\.sqlite/)).toEqual([]);
});
