import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
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

/** All that is left after everything was acknowledged: every record once. */
const everythingOnce = (client: Client) => {
  const received = client.batches.reduce((n, { lines }) => n + lines, 0);
  return { received, stored: received, quarantined: 0, duplicates: 0, conflicts: 0, waiting: 0, late: 0 };
};

describe('kill -9 at any moment, its restart among them', () => {
  it('loses no acknowledged record and counts none twice, again and again', {
    timeout: patience(600_000),
  }, async () => {
    const folder = temporaryFolder();
    const random = seeded(seedOf(19));
    const kills = often(10, { few: 2 });
    const client = new Client(await prepareIntake(folder), visit, random);
    const counts = { whileStarting: 0, whileSending: 0 };
    for (let round = 0; round < kills; round++) {
      const { child, port, ended } = startIntake(folder);
      // One in five is killed while it starts, or recovers.
      if (round % 5 === 1) await Promise.race([sleep(random() * 600), port]);
      const at = round % 5 === 1 ? undefined : await port;
      counts[at === undefined ? 'whileStarting' : 'whileSending']++;
      const sending = at === undefined ? Promise.resolve() : client.send(at, 4);
      const fell = ended.then((said) => Promise.reject(new Error(`the server ended by itself: ${said}`)));
      fell.catch(() => {});
      if (at !== undefined) await Promise.race([client.more(Math.floor(random() * 20)), fell]);
      await sleep(random() * 10);
      child.kill('SIGKILL');
      await Promise.all([sending, ended]);
    }
    const { child, port } = startIntake(folder);
    const at = (await port)!;
    expect(await wrongAfter(at, client, client.acknowledged)).toEqual([]);
    const retried = client.batches.length - client.acknowledged.length;
    await client.finish(at);
    expect(await settledSums(at, client)).toEqual(everythingOnce(client));
    child.kill();
    tell('kills', 'a platform that takes records', kills, {
      ...counts,
      acknowledged: `${client.batches.length} batches, ${everythingOnce(client).received} records`,
      retried,
      lost: 0,
      twice: 0,
    });
    expect(client.acknowledged.length).toBeGreaterThan(2 * kills);
  });
});
