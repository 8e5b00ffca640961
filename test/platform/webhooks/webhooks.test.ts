import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type EventKind, eventKinds, Hooks, KeepDelivering } from '../../../src/platform/index.js';
import { pauses } from '../../../src/platform/webhooks/keepDelivering.js';
import { hookServer, signatureOf } from '../../helpers/hookServer.js';
import { ndjson } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';
import { openSubmissions, operator, people, visit, wholeMonth } from '../../helpers/submissions.js';

const day = 86_400_000;
const october = 'north:visits:2026-10';
const expected = ['2026-09', '2026-10'].map((first) => ({ partner: 'north', contract: 'visits', first }));

/** A platform, a partner's server, and what tells it. */
async function told(kinds: readonly EventKind[] = eventKinds, partner = 'north') {
  const at = await openSubmissions({ expected: expected.slice(0, 1) });
  const server = await hookServer();
  const now = () => at.clock.now;
  const hooks = Hooks.open(at.folder, now);
  const add = () =>
    hooks.add(at.platform.ledger, { partner, url: server.url, kinds: [...kinds], private: true });
  const { hook, secret } = add();
  const start = () =>
    new KeepDelivering(
      {
        folder: at.folder,
        ledger: at.platform.ledger,
        submissions: (of) => at.submissions.reader.list({ partner: of }),
      },
      now,
    );
  let keeping = start();
  return {
    ...at,
    server,
    hooks,
    hook,
    secret,
    add,
    round: () => keeping.round(),
    start: () => keeping.start(() => {}),
    stop: () => keeping.stop(),
    /** As after a crash: what it knew is gone. */
    restart() {
      keeping = start();
    },
    types: () => server.received.map(({ body }) => body.type),
    state: () => hooks.states()[0]!,
    async end() {
      await keeping.stop();
      hooks.close();
      await at.close();
      await server.close();
    },
  };
}

describe('a partner is told', () => {
  it('which records were set aside and why, with no value of any record', async () => {
    const at = await told(['records.set-aside']);
    const body = ndjson(visit('2026-10-01'), visit('2026-10-02', -5), {
      ...visit('2026-10-03'),
      secretName: 'Zhang San',
    });
    const receipt = await at.send(body);
    await at.send(wholeMonth('2026-08'));
    await at.round();
    expect(at.server.received).toHaveLength(1);
    const [{ body: message, text }] = at.server.received as [(typeof at.server.received)[0]];
    expect(message).toEqual({
      type: 'records.set-aside',
      timestamp: new Date(at.clock.now).toISOString(),
      data: expect.objectContaining({
        partner: 'north',
        receipt,
        contract: 'visits',
        received: 3,
        stored: 1,
        quarantined: 2,
      }),
    });
    const reasons = message.data['reasons'] as {
      code: string;
      field: string;
      records: number;
      lines: number[];
    }[];
    expect(reasons.map(({ lines, records }) => [records, ...lines])).toEqual([
      [1, 2],
      [1, 3],
    ]);
    expect(text).not.toContain('Zhang');
    expect(text).not.toContain('-5');
    await at.end();
  });

  it('of an erasure once every record is overwritten, and of those of its own alone', async () => {
    const at = await told(['records.erased']);
    const [mine, other] = [
      await at.send(wholeMonth('2026-10')),
      await at.send(wholeMonth('2026-10'), { partner: 'south' }),
    ];
    await at.platform.erasing.erase({ partner: 'south', contract: 'visits' }, { receipt: other });
    await at.platform.erasing.erase({ partner: 'north', contract: 'visits' }, { receipt: mine, line: 2 });
    await at.round();
    expect(at.server.received.map(({ body }) => body.data['records'])).toEqual([1]);
    await at.end();
  });

  it('of questions, and of records that came after a period was closed', async () => {
    const at = await told(['submission.to-explain', 'submission.stale']);
    await at.send(ndjson(visit('2026-10-01'), { ...visit('2026-10-02'), vists: 1 }));
    const { checked } = await at.submissions.check(october, operator);
    await at.round();
    expect(at.types()).toEqual(['submission.to-explain']);
    expect(at.server.received[0]!.body.data['questions']).toHaveLength(checked!.questions.length);
    at.clock.now += day;
    await at.send(ndjson(visit('2026-10-09')));
    await at.round();
    expect(at.types().slice(1)).toEqual(['submission.stale']);
    expect(at.server.received[1]!.body.data).toMatchObject({ submission: `${october}:1`, records: 1 });
    await at.end();
  });

  it('of the release whose figures rest on what it signed, once', async () => {
    const at = await told(['submission.to-explain', 'figure.published']);
    await at.send(wholeMonth('2026-10'));
    const { statement } = await at.submissions.check(october, operator);
    await at.submissions.sign(october, people.wang, { sha256: statement!.sha256, named: false });
    const submission = {
      partner: 'north',
      contract: 'visits',
      period: '2026-10',
      number: 1,
      sha256: statement!.sha256,
    };
    const manifest = { id: 'visits@3', edition: 'visits-2026', platform: { submissions: [submission] } };
    for (let k = 0; k < 2; k++) {
      await at.submissions.noteReleased(manifest);
      await at.round();
    }
    expect(at.server.received.map(({ body }) => body.data)).toEqual([
      {
        partner: 'north',
        submission: `${october}:1`,
        contract: 'visits',
        period: '2026-10',
        number: 1,
        edition: 'visits-2026',
        release: 'visits@3',
      },
    ]);
    await at.end();
  });

  it('of a period that is due and empty, once, and not of one that was due before it asked', async () => {
    const at = await told(['submission.missing']);
    for (let k = 0; k < 40; k++) {
      at.clock.now += day;
      await at.round();
      if (k % 10 === 9) at.restart();
    }
    expect(at.server.received.map(({ body }) => body.data['period'])).toEqual(['2026-11']);
    await at.end();
  });

  it('nothing of what happened before, of other kinds, or of another partner', async () => {
    const at = await told(['records.erased'], 'south');
    await at.send(ndjson(visit('2026-10-02', -5)));
    const receipt = await at.send(wholeMonth('2026-10'));
    await at.platform.erasing.erase({ partner: 'north', contract: 'visits' }, { receipt });
    await at.round();
    expect(at.server.received).toEqual([]);
    await at.end();
  });
});

describe('a message', () => {
  it('is signed so that whoever knows the convention can check it, with the earlier secret too for a day', async () => {
    const at = await told();
    await at.send(ndjson(visit('2026-10-02', -5)));
    await at.round();
    const [first] = at.server.received;
    expect(first!.headers['webhook-signature']).toBe(signatureOf(at.secret, first!));
    expect(Number(first!.headers['webhook-timestamp'])).toBe(Math.floor(at.clock.now / 1000));
    const newer = at.hooks.renew(at.hook.id);
    at.hooks.test(at.hook);
    await at.round();
    const second = at.server.received[1]!;
    expect(second.headers['webhook-signature']).toBe(
      `${signatureOf(newer, second)} ${signatureOf(at.secret, second)}`,
    );
    at.clock.now += day + 1;
    at.hooks.test(at.hook);
    await at.round();
    const third = at.server.received[2]!;
    expect(third.headers['webhook-signature']).toBe(signatureOf(newer, third));
    await at.end();
  });

  it('is sent again after each pause until it arrives, with the same id; then it is given up, and can be replayed', async () => {
    const at = await told();
    at.server.answer.status = 500;
    await at.send(ndjson(visit('2026-10-02', -5)));
    await at.round();
    expect(at.state()).toMatchObject({ waiting: 1, failing: at.clock.now, fault: 'HTTP 500' });
    for (const pause of pauses) {
      await at.round();
      at.clock.now += pause;
      await at.round();
    }
    expect(at.state()).toMatchObject({ waiting: 0, givenUp: 1 });
    at.server.answer.status = 200;
    expect(at.hooks.replay(at.hook.id, 0)).toBe(1);
    await at.round();
    expect(at.hooks.replay(at.hook.id, 0)).toBe(1);
    at.restart();
    await at.round();
    expect(new Set(at.server.received.map(({ id }) => id)).size).toBe(1);
    expect(at.server.received).toHaveLength(2);
    const { failing, fault, ...rest } = at.state();
    expect([failing, fault, rest.delivered]).toEqual([undefined, undefined, 1]);
    await at.end();
  });

  it('waits as long as the server asks, and none is sent to an address that is gone', async () => {
    const at = await told();
    at.server.answer.status = 503;
    at.server.answer.headers = { 'retry-after': '3600' };
    await at.send(ndjson(visit('2026-10-02', -5)));
    await at.round();
    at.server.answer.status = 204;
    at.clock.now += 3_500_000;
    await at.round();
    expect(at.server.received).toHaveLength(0);
    at.clock.now += 200_000;
    at.server.answer.status = 410;
    await at.round();
    expect(at.state().gone).toBe(at.clock.now);
    at.server.answer.status = 204;
    at.clock.now += 30 * day;
    await at.round();
    expect(at.server.received).toHaveLength(0);
    expect(at.hooks.failingSince()).toBeUndefined();
    await at.end();
  });

  it('that is being sent when the server ends holds it up no longer, and is sent after the next start', async () => {
    const at = await told();
    const silent = createServer(() => {});
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    at.hooks.db
      .prepare('UPDATE hooks SET url = ?')
      .run(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/`);
    at.hooks.test(at.hook);
    const asked = new Promise((done) => silent.once('request', done));
    at.start();
    await asked;
    const begun = performance.now();
    await at.stop();
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(at.state()).toMatchObject({ waiting: 1, delivered: 0 });
    expect(at.state().failing).toBeUndefined();
    silent.closeAllConnections();
    silent.close();
    await at.end();
  });

  it('of everything that happened arrives, once by its id, whatever fails meanwhile', async () => {
    const random = seeded(11);
    const at = await told(['records.set-aside']);
    const receipts = new Set<string>();
    for (let k = 0; k < 120; k++) {
      at.server.answer.status = random() < 0.5 ? 500 : 204;
      if (random() < 0.6)
        receipts.add(await at.send(ndjson(visit(`2026-10-${10 + (k % 20)}`, -1 - k, { id: `bad-${k}` }))));
      await at.round();
      if (random() < 0.2) at.restart();
      at.clock.now += 60_000 * Math.floor(random() * 10);
    }
    at.server.answer.status = 204;
    at.clock.now += day;
    await at.round();
    const byId = new Map(at.server.received.map(({ id, body }) => [id, body.data['receipt']]));
    expect([...byId.values()].sort()).toEqual([...receipts].sort());
    expect(byId.size).toBe(receipts.size);
    await at.end();
  });
});
