import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/edition/index.js';
import { newSecretKey, openRelease, secretKeyText } from '../../src/release/index.js';
import { publishFolder } from '../../src/release/store/store.js';
import { siteWithApi } from '../../src/server/app.js';
import { example, releaseOf } from '../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../helpers/folders.js';
import { month, orders } from '../helpers/ingestion.js';
import { iplus } from '../helpers/iplus.js';
import { seeded } from '../helpers/random.js';
import { often, patience, seedOf, tell } from '../helpers/reliability.js';

let disk = '';
afterEach(() => {
  if (disk !== '') spawnSync('umount', [disk]);
  disk = '';
});

/** Mounts a small disk in memory; why not, where that is not possible. */
function mount(how: string): string {
  const at = join(temporaryFolder(), 'disk');
  mkdirSync(at);
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', how, 'tmpfs', at], {
    encoding: 'utf8',
  });
  if (status !== 0) return `a small disk cannot be mounted here (needs Linux and root): ${stderr ?? ''}`;
  disk = at;
  return '';
}

const sign = { IPLUS_SECRET_KEY: secretKeyText(newSecretKey()) };

/** Commands that write to the disk, each with what it does there; `r` is a release, `e` an edition on it. */
const commands: Record<string, (at: string) => string[]> = {
  build: (at) => ['build', example, '--out', join(at, 'new')],
  'release into a series': (at) => ['release', example, '--to', join(at, 'series'), '--date', '2024-01-01'],
  'keys new': (at) => ['keys', 'new', '--secret', join(at, 'own/a.key'), '--keys', join(at, 'keys')],
  sign: (at) => ['sign', join(at, 'r')],
  ingest: (at) => ['ingest', join(at, 'e')],
  analyse: (at) => ['analyse', join(at, 'r'), '--out', join(at, 'tables')],
  'export of a file': (at) => ['export', 'csv', join(at, 'r'), '--to', join(at, 'x.csv')],
  'export of a folder': (at) => ['export', 'csvw', join(at, 'r'), '--to', join(at, 'csvw')],
  publish: (at) => ['publish', join(at, 'site'), join(at, 'r')],
  new: (at) => ['new', join(at, 'mine')],
};

/** Puts a release and an edition with records on the disk. */
async function filled(): Promise<void> {
  const { folder } = await releaseOf(example);
  cpSync(folder, join(disk, 'r'), { recursive: true, dereference: true });
  cpSync(orders({ 'records/1.csv': month(1) }), join(disk, 'e'), { recursive: true });
}

/** A command refuses, and says why without a stack. */
function expectRefused(name: string, ran: { code: number | null; err: string }, why: string): void {
  expect(ran.code, `${name}: ${ran.err}`).toBe(2);
  expect(ran.err, name).toContain(why);
  expect(ran.err, name).not.toMatch(/^\s+at .*:\d+|node:internal/m);
}

describe('a full disk', () => {
  it('at any write leaves the old release and says what to mend', async (test) => {
    const why = mount('size=512k');
    if (why !== '') return test.skip(why);
    const out = join(disk, 'release');
    const random = seeded(seedOf(12));
    const set = (bytes: number) =>
      Array.from({ length: 8 }, (_, i) => ({ path: `${i}.txt`, content: 'x'.repeat(bytes / 8) }));
    await publishFolder(out, 'old', set(100_000));
    const before = fingerprint(out);
    const rounds = often(8);
    for (let i = 0; i < rounds; i++) {
      const failed = await publishFolder(out, 'new', set(470_000 + 600_000 * random())).catch(
        (error: unknown) => error,
      );
      expect(failed).toBeInstanceOf(UserError);
      expect(String(failed)).toMatch('ENOSPC');
      expect(fingerprint(out)).toEqual(before);
      expect(readdirSync(join(disk, '.release')).filter((name) => /^(part|link)-/.test(name))).toEqual([]);
    }
    await publishFolder(out, 'new', set(300_000));
    expect(fingerprint(out)).not.toEqual(before);
    tell('full', 'a release published to a full disk', rounds, 'the old release stands');
  }, 240_000);

  it('makes every command that writes exit 2, with the folder, and changes nothing', {
    timeout: patience(240_000),
  }, async (test) => {
    const why = mount('size=1m');
    if (why !== '') return test.skip(why);
    await filled();
    const before = fingerprint(join(disk, 'r'));
    expect(() => writeFileSync(join(disk, 'filler'), 'x'.repeat(1 << 21))).toThrow('ENOSPC');
    for (const [name, args] of Object.entries(commands)) {
      expectRefused(name, iplus(args(disk), { env: sign }), 'ENOSPC');
    }
    expect(fingerprint(join(disk, 'r'))).toEqual(before);
    rmSync(join(disk, 'filler'));
    expect(iplus(['verify', join(disk, 'r')]).code).toBe(0);
    tell(
      'full',
      'commands on a full disk',
      Object.keys(commands).length,
      'exit 2, no stack, nothing changed',
    );
  });
});

describe('a disk that is read-only', () => {
  it('makes every command that writes exit 2, and is enough to verify, explain and serve', {
    timeout: patience(240_000),
  }, async (test) => {
    const why = mount('size=4m');
    if (why !== '') return test.skip(why);
    await filled();
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    const before = fingerprint(disk);
    for (const [name, args] of Object.entries(commands)) {
      expectRefused(name, iplus(args(disk), { env: sign }), 'EROFS');
    }
    expect(fingerprint(disk)).toEqual(before);
    const release = join(disk, 'r');
    for (const args of [
      ['verify', release],
      ['explain', 'A1', '--release', release],
      ['audit', release],
    ]) {
      const { code, err } = iplus(args);
      expect(code, `${args[0]}: ${err}`).toBe(0);
    }
    const app = siteWithApi([await openRelease(release)]);
    expect((await app.request('/en/')).status).toBe(200);
    expect(existsSync(join(disk, 'new'))).toBe(false);
    tell('readonly', 'commands on a read-only disk', Object.keys(commands).length, 'exit 2, no stack');
  });
});
