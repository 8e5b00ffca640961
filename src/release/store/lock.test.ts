import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/helpers/folders.js';
import { problems } from '../../edition/index.js';
import { withLock } from './lock.js';

const gone = spawnSync('true').pid;

/** A folder that a process that is gone has locked, and what others that are gone have put to that lock. */
function lockedBy(...clearing: readonly string[]): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lock'), `${gone} ${hostname()} first\n`);
  let once = 'first';
  for (const next of clearing) {
    writeFileSync(join(folder, `clearing-${once}`), `${gone} ${hostname()} ${next}\n`);
    once = next;
  }
  return folder;
}

const enter = (folder: string, work: () => Promise<void>) =>
  withLock(folder, (lock) => problems.ingestInUse(folder, lock), work);

it('A lock is cleared although processes were killed while they cleared it', async () => {
  const folder = lockedBy('second', 'third');
  writeFileSync(join(folder, `lock-x-${gone}@${hostname()}`), 'half made');
  await enter(folder, async () => {});
  expect(readdirSync(folder)).toEqual([]);
});

it('Many that find a stale lock come in one after the other', async () => {
  const folder = lockedBy('second');
  let [inside, most, all] = [0, 0, 0];
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 2));
    inside--;
    all++;
  };
  await Promise.all(Array.from({ length: 8 }, () => enter(folder, work)));
  expect([most, all]).toEqual([1, 8]);
  expect(readdirSync(folder)).toEqual([]);
});

it('A lock of before the last start of the machine is cleared, even where its number is that of a process that runs', async () => {
  const folder = temporaryFolder();
  const before = '00000000-0000-4000-8000-000000000000';
  writeFileSync(join(folder, 'lock'), `${process.ppid} ${hostname()} first ${before}\n`);
  await enter(folder, async () => {});
  expect(readdirSync(folder)).toEqual([]);
});
