import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPartner, addToken, Platform, revokeToken, Senders } from '../../../src/platform/intake/index.js';
import { parquetBytes } from '../../../src/release/tables/parquetBytes.js';
import { type Site, serveReleases } from '../../../src/server/index.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../../helpers/folders.js';
import { judgesOf, limitJudge, ndjson } from '../../helpers/platform.js';

const tokens: Record<string, string> = {};
let [folder, site, platform, free] = ['', {} as Site, {} as Platform, 1e12];
let clock = Date.UTC(2026, 10, 28);

beforeAll(async () => {
  folder = temporaryFolder();
  const judges = judgesOf(limitJudge(100, '1.0.0'), { ...limitJudge(1, '1.0.0'), contract: 'other' });
  platform = await Platform.open(folder, judges, { free: () => free });
  const token = (partner: string, days = 30) =>
    addToken(folder, partner, { contracts: ['visits'], days }, clock);
  for (const partner of ['north', 'south', 'small']) {
    await addPartner(folder, partner);
    tokens[partner] = (await token(partner)).token;
  }
  tokens['expired'] = (await token('small', 1)).token;
  clock += 2 * 86_400_000;
  const revoked = await token('south');
  tokens['revoked'] = revoked.token;
  await revokeToken(folder, 'south', revoked.id, clock);
  const file = join(folder, 'partners', 'small.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"requests": 600', '"requests": 3'));
  site = await serveReleases([await releaseOf(example)], {
    port: 0,
    log: 'silent',
    intake: { platform, senders: new Senders(folder, () => clock) },
  });
}, 240_000);

afterAll(async () => {
  await site.close();
  await platform.close();
});

let keys = 0;
const post = (body: Uint8Array | string, headers: Record<string, string> = {}, query = '?contract=visits') =>
  fetch(new URL(`/v1/records${query}`, site.url), {
    method: 'POST',
    body: body as BodyInit,
    headers: {
      Authorization: `Bearer ${tokens['north']}`,
      'Content-Type': 'application/x-ndjson',
      'Idempotency-Key': `key-${++keys}`,
      Prefer: 'wait=10',
      ...headers,
    },
  });
const get = (path: string, who: string) =>
  fetch(new URL(path, site.url), { headers: { Authorization: `Bearer ${tokens[who] ?? who}` } });

describe('a partner', () => {
  it('sends a batch and sees what became of every record, in both languages', async () => {
    const body = ndjson(
      { id: 'a', value: 1 },
      { id: 'b', value: 900 },
      { id: 'a', value: 1 },
      { id: 'a', value: 2 },
    );
    const answer = await post(body, { 'Idempotency-Key': 'first' });
    expect(answer.status).toBe(200);
    const receipt = await answer.json();
    expect(receipt.counts).toEqual({
      ...{ received: 4, stored: 1, quarantined: 1, duplicates: 1, conflicts: 1 },
      ...{ waiting: 0, late: 0, erased: 0 },
    });
    expect(receipt.problems).toMatchObject([
      { line: 2, pointer: '/value', outcome: 'quarantined', found: '900', expected: '0 to 100' },
      { line: 3, outcome: 'duplicate' },
      { line: 4, outcome: 'conflict' },
    ]);
    expect(answer.headers.get('RateLimit')).toMatch(/^"requests";r=\d+;t=\d+$/);
    expect(answer.headers.get('Location')).toBe(`/v1/receipts/${receipt.receipt}`);
    const later = await get(`/v1/receipts/${receipt.receipt}`, 'north');
    expect(await later.json()).toEqual(receipt);
    const again = await post(body, { 'Idempotency-Key': 'first', 'Accept-Language': 'zh' });
    expect(again.headers.get('Idempotency-Replayed')).toBe('?1');
    const chinese = await again.json();
    expect(chinese.receipt).toBe(receipt.receipt);
    expect(chinese.problems[2].found).toContain('内容不同');
    const account = await (await get('/v1/account', 'north')).json();
    expect(account.days).toMatchObject([{ partner: 'north', received: 4, stored: 1 }]);
  });

  it('may send gzip, CSV, Parquet and CloudEvents', async () => {
    const packed = await post(gzipSync(ndjson({ id: 'g', value: 1 })), { 'Content-Encoding': 'gzip' });
    expect((await packed.json()).counts).toMatchObject({ received: 1, stored: 1 });
    const csv = await post('id,value\nc1,5\n"c,2",500\nc3\n', { 'Content-Type': 'text/csv; charset=utf-8' });
    expect((await csv.json()).counts).toMatchObject({ received: 3, stored: 1, quarantined: 2 });
    const table = parquetBytes([
      { name: 'id', type: 'STRING', data: ['p1', 'p2'] },
      { name: 'value', type: 'DOUBLE', data: Float64Array.from([5, 500]) },
    ]);
    const parquet = await post(table, { 'Content-Type': 'application/vnd.apache.parquet' });
    expect((await parquet.json()).counts).toMatchObject({ received: 2, stored: 1, quarantined: 1 });
    const event = { specversion: '1.0', source: 's', type: 'visits.1', data: { id: 'same', value: 1 } };
    const events = JSON.stringify([
      { ...event, id: '1' },
      { ...event, id: '2' },
      { ...event, id: '1' },
      { id: 'x' },
    ]);
    const batch = await post(events, { 'Content-Type': 'application/cloudevents-batch+json' });
    const counted = { received: 4, stored: 2, duplicates: 1, quarantined: 1 };
    expect((await batch.json()).counts).toMatchObject(counted);
  });

  it('gets the receipt before the records are judged where it does not ask to wait', async () => {
    const answer = await post(ndjson({ id: 'w', value: 1 }), { Prefer: '' });
    expect([answer.status, (await answer.json()).counts]).toMatchObject([202, { received: 1, waiting: 1 }]);
    await platform.judging.idle();
  });

  it.each([
    ['semicolons', 'id;value'],
    ['tabs', 'id\tvalue'],
    ['text in UTF-16', Buffer.from('\ufeffid,value\ns,1', 'utf16le')],
  ])(
    'is told that its table is no UTF-8 separated by commas, but %s; nothing is taken',
    async (found, body) => {
      const before = platform.account('north');
      const answer = await post(body, { 'Content-Type': 'text/csv' });
      expect(await answer.json()).toMatchObject({ status: 422, type: '/problems/other-separator', found });
      expect(platform.account('north')).toEqual(before);
    },
  );

  it.each([
    ['without a key', { 'Idempotency-Key': ' ' }, '?contract=visits', 400, 'no-key'],
    ['without a contract', {}, '', 400, 'no-contract'],
    ['under a contract that the token does not allow', {}, '?contract=other', 403, 'not-allowed'],
    ['of another form', { 'Content-Type': 'application/xml' }, '?contract=visits', 415, 'wrong-type'],
    [
      'in another encoding',
      { 'Content-Type': 'text/csv; charset=gbk' },
      '?contract=visits',
      415,
      'wrong-type',
    ],
    ['packed in another way', { 'Content-Encoding': 'br' }, '?contract=visits', 415, 'wrong-type'],
    ['whose gzip is none', { 'Content-Encoding': 'gzip' }, '?contract=visits', 400, 'bad-gzip'],
    [
      'that is no list of events',
      { 'Content-Type': 'application/cloudevents-batch+json' },
      '?contract=visits',
      400,
      'cannot-divide',
    ],
  ])('is told what to do about a batch %s', async (_, headers, query, status, kind) => {
    const before = platform.account('north');
    for (const lang of ['en', 'zh']) {
      const answer = await post(
        '{"id":"x"}\n',
        { ...headers, 'Accept-Language': lang } as Record<string, string>,
        query,
      );
      expect(answer.status).toBe(status);
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
      const problem = await answer.json();
      expect(problem).toMatchObject({ type: `/problems/${kind}`, status });
      expect(/\p{Script=Han}/u.test(problem.detail)).toBe(lang === 'zh');
    }
    expect(platform.account('north'), 'nothing of it was taken').toEqual(before);
  });

  it('is refused with another body under the same key', async () => {
    await post(ndjson({ id: 'k', value: 1 }), { 'Idempotency-Key': 'reused' });
    expect((await post(ndjson({ id: 'k', value: 2 }), { 'Idempotency-Key': 'reused' })).status).toBe(422);
  });

  it('that sends more than its quota is told when to go on, and keeps nobody else waiting', async () => {
    const send = () => post(ndjson({ id: 'q', value: 1 }), { Authorization: `Bearer ${tokens['small']}` });
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await send());
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(Number(answers[4]!.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await post(ndjson({ id: 'q', value: 1 }))).status).toBe(200);
  });

  it('is told to come back when the disk is full, while all that is read goes on', async () => {
    free = 1000;
    const answer = await post(ndjson({ id: 'f', value: 1 }), { 'Idempotency-Key': 'full' });
    expect(answer.status).toBe(507);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await get('/v1/account', 'north')).status).toBe(200);
    expect((await fetch(new URL('/en/', site.url))).status).toBe(200);
    free = 1e12;
    expect((await post(ndjson({ id: 'f', value: 1 }), { 'Idempotency-Key': 'full' })).status).toBe(200);
  });
});

describe('every route for partners', () => {
  it.each(['nobody', 'expired', 'revoked', 'forged', 'other', 'owner'])(
    'answers %s as it should',
    async (who) => {
      const own = await (await post(ndjson({ id: `r-${who}`, value: 1 }))).json();
      const forged = `${tokens['north']!.slice(0, -1)}${tokens['north']!.endsWith('A') ? 'B' : 'A'}`;
      const bearer =
        { nobody: '', forged, other: tokens['south']!, owner: tokens['north']! }[who] ?? tokens[who]!;
      const known = who === 'other' || who === 'owner';
      const posted = await post(ndjson({ id: `s-${who}`, value: 1 }), { Authorization: `Bearer ${bearer}` });
      expect(posted.status).toBe(known ? 200 : 401);
      const receipt = await get(`/v1/receipts/${own.receipt}`, bearer);
      expect(receipt.status).toBe(who === 'owner' ? 200 : known ? 404 : 401);
      const account = await get('/v1/account', bearer);
      expect(account.status).toBe(known ? 200 : 401);
      const partners = known
        ? (await account.json()).days.map((row: { partner: string }) => row.partner)
        : [];
      expect(new Set(partners)).toEqual(
        new Set(who === 'owner' ? ['north'] : who === 'other' ? ['south'] : []),
      );
      for (const [path, method] of [
        ['/v1/records', 'GET'],
        ['/v1/account', 'DELETE'],
      ] as const) {
        const wrong = await fetch(new URL(path, site.url), { method });
        expect(wrong.status).toBe(405);
        expect(wrong.headers.get('Allow')).toBe(method === 'GET' ? 'POST' : 'GET');
      }
    },
  );

  it('and no token is kept anywhere in the folder', () => {
    for (const path of filesBelow(folder)) {
      const text = readFileSync(join(folder, path), 'latin1');
      for (const token of Object.values(tokens)) expect(text.includes(token), path).toBe(false);
    }
  });
});

describe('a body that is made to harm', () => {
  it('is refused before it fills the memory: a gzip of 200 MB of zeros', async () => {
    const bomb = gzipSync(Buffer.alloc(200 << 20));
    const before = process.memoryUsage().rss;
    const answer = await post(bomb, { 'Content-Encoding': 'gzip' }).catch(() => undefined);
    expect(answer === undefined || answer.status === 413).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 << 20);
  });

  it('is refused by its announced length, without being read', async () => {
    const status = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
      const lines = [
        'POST /v1/records?contract=visits HTTP/1.1',
        'Host: a',
        `Authorization: Bearer ${tokens['north']}`,
        'Content-Type: text/csv',
        'Idempotency-Key: big',
        `Content-Length: ${1e9}`,
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\nid`);
      socket.once('data', (bytes) => {
        resolve(`${bytes}`.split('\r\n')[0]!);
        socket.destroy();
      });
    });
    expect(status).toContain('413');
  });

  it('is set aside line by line: deep, long, not UTF-8, hostile names, numbers that change', async () => {
    const lines = [
      '['.repeat(1_000_000),
      `{"id":"${'x'.repeat(1 << 20)}","value":1}`,
      Buffer.from([0x7b, 0xff, 0x7d]),
      '{"id":"n","value":1e999}',
      '{"id":"m","value":1,"more":9007199254740993}',
      '{"__proto__":{"id":"p","value":1}}',
      '{"id":"twice","value":1,"value":2}',
    ];
    const body = Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from('\n')]));
    const { counts, problems } = await (await post(body)).json();
    expect(counts).toMatchObject({ received: lines.length, quarantined: lines.length });
    expect(problems.map(({ type }: { type: string }) => type.split('/').at(-1))).toEqual([
      'too-deep',
      'too-long',
      'not-utf8',
      'inexact-number',
      'inexact-number',
      'test',
      'name-twice',
    ]);
    expect(({} as Record<string, unknown>)['id']).toBeUndefined();
  });
});
