import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../helpers/folders.js';
import {
  Client,
  prepareIntake,
  type Server,
  settledSums,
  startIntake,
  visit,
  wrongAfter,
} from '../../helpers/intakeClient.js';
import { PostgresCluster } from '../../helpers/postgresCluster.js';
import { inBrackets, lacking } from '../../helpers/programs.js';
import { seeded } from '../../helpers/random.js';
import { often, patience, seedOf, tell } from '../../helpers/reliability.js';

const missing = lacking('PostgreSQL');
const victims = ['writer', 'standby', 'primary', 'replica', 'all servers', 'database and writer'] as const;

/** Two servers of a platform on two machines: one writes, the other follows; whichever is killed begins again. */
class Pair {
  readonly slots: { folder: string; server: Server; port?: number | undefined }[] = [];

  constructor(readonly url: string) {}

  /** The place of the one that writes. */
  async writer(): Promise<number> {
    for (;;) {
      const k = this.slots.findIndex(({ port }) => port !== undefined);
      if (k >= 0) return k;
      await sleep(20);
    }
  }

  /** Kills a server. */
  async kill(k: number): Promise<void> {
    const slot = this.slots[k]!;
    slot.server.child.kill('SIGKILL');
    await slot.server.ended;
    slot.port = undefined;
  }

  /** Starts a server: one that was killed, or one more. */
  start(k: number, folder = this.slots[k]!.folder): void {
    this.slots[k] = { folder, server: startIntake(folder, 'sync', this.url) };
    const slot = this.slots[k]!;
    void slot.server.port.then((port) => {
      slot.port = port;
    });
    void slot.server.ended.then(() => {
      slot.port = undefined;
    });
  }

  end(): void {
    for (const { server } of this.slots) server.child.kill('SIGKILL');
  }
}

describe.skipIf(missing)(`kill -9 of any of several machines${inBrackets(missing)}`, () => {
  it('loses no acknowledged record and counts none twice, and goes on by itself', {
    timeout: patience(900_000),
  }, async () => {
    const cluster = await PostgresCluster.start();
    const folders = [temporaryFolder(), temporaryFolder()];
    const random = seeded(seedOf(23));
    const client = new Client(await prepareIntake(folders[0]!), visit, random);
    client.isPatient = true;
    const pair = new Pair(cluster.url);
    // The first writer is the one whose folder has the partner.
    pair.start(0, folders[0]);
    await pair.writer();
    pair.start(1, folders[1]);
    let isEnding = false;
    const sending = (async () => {
      while (!isEnding) {
        const { port } = pair.slots[await pair.writer()]!;
        if (port !== undefined) await client.send(port, 4);
      }
    })();
    const kills = often(6, { few: 2 });
    const gaps: Record<string, number[]> = {};
    for (let round = 0; round < kills; round++) {
      await client.more(20 + Math.floor(random() * 20));
      await sleep(random() * 50);
      const victim = victims[round % victims.length]!;
      const before = client.times.length;
      const k = await pair.writer();
      const other = async () => {
        const node = cluster.standbys[Math.floor(random() * 2)]!;
        await cluster.kill(node);
        await cluster.restart(node);
      };
      const killed = { writer: [k], standby: [1 - k], 'all servers': [0, 1], 'database and writer': [k] }[
        victim as string
      ];
      for (const one of killed ?? []) await pair.kill(one);
      if (victim === 'all servers') for (const one of [0, 1]) pair.start(one);
      const isOver = victim === 'primary' || victim === 'database and writer';
      const over = isOver ? cluster.failOver() : victim === 'replica' ? other() : undefined;
      await client.more(20);
      await over;
      if (victim !== 'all servers') for (const one of killed ?? []) pair.start(one);
      const times = client.times.slice(Math.max(0, before - 1));
      const longest = Math.max(...times.slice(1).map((at, i) => at - times[i]!));
      gaps[victim] = [...(gaps[victim] ?? []), Math.round(longest)];
    }
    isEnding = true;
    pair.end();
    await sending;
    const { port } = startIntake(temporaryFolder(), 'sync', cluster.url);
    const at = (await port)!;
    expect(await wrongAfter(at, client, client.acknowledged)).toEqual([]);
    await client.finish(at);
    const received = client.batches.reduce((n, { lines }) => n + lines, 0);
    expect(await settledSums(at, client)).toMatchObject({
      received,
      stored: received,
      duplicates: 0,
      waiting: 0,
    });
    await cluster.stop();
    tell('kills', 'a platform on several machines', kills, {
      acknowledged: `${client.acknowledged.length} batches`,
      lost: 0,
      twice: 0,
      'longest time without an acknowledgement, ms': gaps,
    });
  });
});
