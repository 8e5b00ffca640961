import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  keyName,
  newSecretKey,
  openRelease,
  parseKeyring,
  parseSecretKey,
  readLog,
} from '../../src/release/index.js';
import { sourceOf } from '../../src/release/source.js';
import { isTrusted } from '../../src/release/trust/log/log.js';
import { appender } from '../helpers/appender.js';
import { bundledProgram } from '../helpers/bundled.js';
import { releaseOf, twoTowns } from '../helpers/editions.js';
import { afterPowerCut, cut, emptyImage, type Image, whyNoImage } from '../helpers/image.js';
import { started } from '../helpers/iplus.js';
import { withoutSync } from '../helpers/mutant.js';
import { seeded } from '../helpers/random.js';
import { often, patience, seedOf, tell } from '../helpers/reliability.js';
import { trusting } from '../helpers/signed.js';
import { casesOf, itThoroughly } from '../helpers/thorough.js';

const why = whyNoImage();
if (why !== '') tell('power', 'disks that are copied at a random instant: skipped', 0, why);

let disk: Image | undefined;
afterEach(() => {
  disk?.unmount();
  disk = undefined;
});

/** An empty disk that is unmounted after the test. */
function emptyDisk(): Image {
  disk?.unmount();
  disk = undefined;
  disk = emptyImage();
  return disk;
}

/** Cuts the power of the disk that a process writes to; afterwards the process is gone and the disk is as it was at that instant. */
async function cutPower(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGSTOP');
  const copy = cut(disk!);
  child.kill('SIGKILL');
  child.kill('SIGCONT');
  await ended;
  disk = afterPowerCut(disk!, copy);
}

const main = await bundledProgram();
const editions = [twoTowns('31.2'), twoTowns('32.1')];

/** The ids of the releases of both editions. */
const known: string[] = [];
beforeAll(async () => {
  for (const edition of editions) known.push((await releaseOf(edition)).manifest.id);
});

const standing = () =>
  openRelease(join(disk!.folder, 'release')).then(({ manifest }) => known.indexOf(manifest.id));

/** Builds one of the editions onto the disk. */
const building = (variant: number, node: readonly string[] = []) =>
  started([...node, main, 'build', editions[variant]!, '--out', join(disk!.folder, 'release')]);

describe.skipIf(why !== '')(`a power cut${why && ` (${why})`}`, () => {
  it('at any instant of iplus build leaves the old release or the new one, and the new one when it had ended', {
    timeout: patience(240_000),
  }, async () => {
    const random = seeded(seedOf(5));
    const counts = { old: 0, new: 0, ended: 0 };
    emptyDisk();
    const begin = performance.now();
    expect(await building(0).ended).toBe(0);
    const life = performance.now() - begin;
    const rounds = often(4, { few: 2, share: 0.3 });
    for (let round = 0; round < rounds; round++) {
      const before = await standing();
      const { child, ended } = building(1 - before);
      // One in four runs to its end: what the command has said is done must then be on the disk.
      const moment = round % 4 === 1 ? Number.POSITIVE_INFINITY : (0.5 + 0.6 * random()) * life;
      await (moment < Number.POSITIVE_INFINITY ? Promise.race([sleep(moment), ended]) : ended);
      const isDone = child.exitCode === 0;
      await cutPower(child, ended);
      const after = await standing();
      expect([0, 1]).toContain(after);
      if (isDone) expect(after).toBe(1 - before);
      if (isDone) counts.ended++;
      counts[after === before ? 'old' : 'new']++;
    }
    tell('power', 'the disk of iplus build cut off', rounds, counts);
  });

  it.each(casesOf(['isFile', 'isDirectory', 'both'] as const, 1))(
    'is noticed by this test where the program leaves out its syncs (%s)',
    { timeout: patience(240_000) },
    async (of) => {
      const rounds = often(1, { share: 0.03 });
      let failed = 0;
      for (let round = 0; round < rounds; round++) {
        emptyDisk();
        expect(await building(0).ended).toBe(0);
        const { child, ended } = building(1, withoutSync(of));
        expect(await ended).toBe(0);
        await cutPower(child, ended);
        const after = await standing().catch(() => 'damaged');
        if (after !== 1) failed++;
      }
      const left = { isFile: 'files', isDirectory: 'folders', both: 'files and folders' }[of];
      tell('power', `a fault put in, no sync of ${left}: noticed`, rounds, { noticed: failed });
      expect(failed).toBe(rounds);
    },
  );

  it('at any instant keeps every entry that the log had confirmed', {
    timeout: patience(240_000),
  }, async () => {
    const key = newSecretKey();
    const random = seeded(seedOf(6));
    emptyDisk();
    const rounds = often(6, { few: 2, share: 0.45 });
    let size = 0;
    let confirmed = 0;
    for (let round = 0; round < rounds; round++) {
      const log = join(disk!.folder, 'log');
      const child = fork(appender(log, key, `round ${round}`, 100_000)[0]!, { execArgv: [] });
      const ended = once(child, 'exit');
      let acknowledged = 0;
      child.on('message', () => acknowledged++);
      const first = await Promise.race([once(child, 'message'), ended.then(() => 'ended')]);
      expect(first, 'the log can be appended to after a power cut').not.toBe('ended');
      await sleep(60 * random());
      const promised = size + acknowledged;
      await cutPower(child, ended);
      const folder = join(disk!.folder, 'log');
      const found = (await readLog(sourceOf(folder), (c) => isTrusted(c, trusting(key))))!;
      expect(found.entries.length).toBeGreaterThanOrEqual(promised);
      size = found.entries.length;
      confirmed += acknowledged;
    }
    tell('power', 'the disk of a log cut off', rounds, { confirmed, lost: 0 });
  });

  // `npm test` follows its calls of the system instead (order.test.ts).
  itThoroughly(
    'at any instant of iplus keys new never leaves a public key without its secret one',
    async () => {
      const random = seeded(seedOf(7));
      emptyDisk();
      const rounds = often(4, { share: 0.15 });
      const counts = { neither: 0, secretOnly: 0, both: 0 };
      const begin = performance.now();
      await newKey('first').ended;
      const life = performance.now() - begin;
      for (let round = 0; round < rounds; round++) {
        const { child, ended } = newKey(`${round}`);
        const moment = (0.6 + 0.6 * random()) * life;
        await (round % 4 === 1 ? ended : Promise.race([sleep(moment), ended]));
        const isDone = child.exitCode === 0;
        await cutPower(child, ended);
        const at = join(disk!.folder, `${round}`);
        const published = existsSync(join(at, 'keys/keys.json'));
        const secret = existsSync(join(at, 'a.key')) ? readFileSync(join(at, 'a.key'), 'utf8') : '';
        const parsed = secret === '' ? 'none' : parseSecretKey(secret);
        if (isDone) expect(published).toBe(true);
        if (published) {
          const keyring = parseKeyring(readFileSync(join(at, 'keys/keys.json'), 'utf8'))!;
          const whole = typeof parsed === 'string' ? parsed : keyName(parsed.id);
          expect(keyring.keys.map(({ id }) => id)).toEqual([whole]);
        }
        counts[published ? 'both' : typeof parsed === 'string' ? 'neither' : 'secretOnly']++;
      }
      tell('power', 'the disk of iplus keys new cut off', rounds, counts);
    },
    patience(240_000),
  );
});

/** Makes a pair of keys in a folder of its own on the disk. */
function newKey(name: string) {
  const at = join(disk!.folder, name);
  mkdirSync(at, { recursive: true });
  return started([main, 'keys', 'new', '--secret', join(at, 'a.key'), '--keys', join(at, 'keys')]);
}
