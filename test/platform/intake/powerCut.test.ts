import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../helpers/folders.js';
import {
  Client,
  prepareIntake,
  settledSums,
  startIntake,
  visit,
  wrongAfter,
} from '../../helpers/intakeClient.js';
import { seeded } from '../../helpers/random.js';
import { often, patience, seedOf, tell } from '../../helpers/reliability.js';

/** A disk in a file, mounted; undefined with the reason where that cannot be done here. */
class Disk {
  static why = '';
  readonly at = join(temporaryFolder(), 'disk');

  constructor(readonly image: string) {
    mkdirSync(this.at);
    const { status, stderr } = spawnSync('mount', ['-o', 'loop', image, this.at], { encoding: 'utf8' });
    if (status !== 0) Disk.why = `no loop mounts here (needs Linux and root): ${stderr}`;
  }

  unmount(): void {
    spawnSync('umount', [this.at]);
  }
}

function emptyImage(): string {
  const image = join(temporaryFolder(), 'image');
  writeFileSync(image, '');
  truncateSync(image, 48 << 20);
  const { status } = spawnSync('mkfs.ext4', ['-q', image]);
  if (status !== 0) Disk.why = 'mkfs.ext4 is not here';
  return image;
}

describe('a power cut at any moment', () => {
  const disks: Disk[] = [];
  afterEach(() => {
    for (const disk of disks.splice(0)) disk.unmount();
  });

  /** One round: the image of the disk is copied while records come in, and a server starts on the copy. Says what is wrong then. */
  async function cut(mode: 'sync' | 'nosync', random: () => number) {
    const image = emptyImage();
    const disk = new Disk(image);
    if (Disk.why !== '') return undefined;
    disks.push(disk);
    const client = new Client(await prepareIntake(disk.at), visit, random);
    spawnSync('sync', ['-f', disk.at]);
    const running = startIntake(disk.at, mode);
    const sending = client.send((await running.port)!, 4);
    await client.more(1 + Math.floor(random() * 60));
    await sleep(random() * 10);
    // What the client knows is read first; then the disk stands still.
    const acknowledged = [...client.acknowledged];
    running.child.kill('SIGSTOP');
    const copy = join(temporaryFolder(), 'copy');
    copyFileSync(image, copy);
    running.child.kill('SIGKILL');
    await Promise.all([sending, running.ended]);
    disks.splice(disks.indexOf(disk), 1);
    disk.unmount();
    const after = new Disk(copy);
    disks.push(after);
    const { child, port, ended } = startIntake(after.at);
    const at = await port;
    const wrong = at === undefined ? [String(await ended)] : await wrongAfter(at, client, acknowledged);
    const sums = at === undefined ? {} : await settledSums(at, client);
    child.kill();
    await ended;
    return { acknowledged: acknowledged.length, wrong, twice: sums['duplicates'] ?? 0 };
  }

  it('loses no acknowledged record, again and again', {
    timeout: patience(900_000),
  }, async (test) => {
    const random = seeded(seedOf(20));
    const powerCuts = often(4, { few: 1 });
    let acknowledged = 0;
    for (let round = 0; round < powerCuts; round++) {
      const found = await cut('sync', random);
      if (!found) return test.skip(Disk.why);
      expect(found.wrong, `round ${round}`).toEqual([]);
      expect(found.twice).toBe(0);
      acknowledged += found.acknowledged;
    }
    tell('power', 'a platform that takes records', powerCuts, {
      acknowledged: `${acknowledged} batches`,
      lost: 0,
      twice: 0,
    });
    expect(acknowledged).toBeGreaterThan(powerCuts);
  });

  it('and this test notices a server that does not sync', { timeout: 200_000 }, async (test) => {
    const random = seeded(21);
    for (let round = 0; round < 1; round++) {
      const found = await cut('nosync', random);
      if (!found) return test.skip(Disk.why);
      expect(found.acknowledged).toBeGreaterThan(0);
      expect(found.wrong.length, 'acknowledged batches are gone').toBeGreaterThan(0);
    }
  });
});
