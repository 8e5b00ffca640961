import { hash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addPartner,
  addToken,
  audited,
  backUp,
  isBalanced,
  isIntact,
  ledgerIn,
  type Platform as Open,
  Platform,
  Senders,
  sealsIn,
} from '../../../src/platform/intake/index.js';
import { leavesOf } from '../../../src/platform/intake/leaf.js';
import { recordsIn } from '../../../src/platform/intake/split.js';
import { checkReceiptProof, newSecretKey, readLog, sourceOf } from '../../../src/release/index.js';
import { PublicLog, type Site, serveReleases } from '../../../src/server/index.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../../helpers/folders.js';
import { ndjson, usualJudges } from '../../helpers/platform.js';
import { trusting } from '../../helpers/signed.js';
import { storedRecords } from '../../helpers/storedRecords.js';

const open = (folder: string) => Platform.open(folder, usualJudges, { free: () => 1e12 });

let keys = 0;
async function send(
  platform: Open,
  body: Buffer,
  form: 'ndjson' | 'csv' | 'cloudevents' = 'ndjson',
  partner = 'north',
) {
  const { receipt } = await platform.submit({ partner, key: `k${++keys}`, contract: 'visits', form, body });
  await platform.judging.idle();
  return receipt.id;
}

/** The files of a folder that have a text in them. */
const filesWith = (folder: string, text: string) =>
  filesBelow(folder).filter((path) => readFileSync(join(folder, path)).includes(text));

const stored = (platform: Open) =>
  [...storedRecords(platform.ledger, platform.log.folder, 'visits')].map(
    ({ bytes }) => `${Buffer.from(bytes)}`,
  );

const north = { partner: 'north', contract: 'visits' };
const byKey = (id: string) => ({ key: `key\n${id}` });

async function allIsWell(platform: Open): Promise<void> {
  expect(platform.account().every(isBalanced)).toBe(true);
  expect(audited(platform.ledger, platform.log)).toEqual([]);
  for (const { segment } of sealsIn(platform.log.folder))
    expect(await isIntact(platform.log.folder, segment)).toBe(true);
}

describe('records that are erased', () => {
  it('are gone from every file, with all that came under their key; sums and all other records stay', async () => {
    const folder = temporaryFolder();
    let platform = await open(folder);
    await send(
      platform,
      ndjson(
        { id: 'a', value: 1, name: 'SECRET' },
        { id: 'b', value: 2 },
        { id: 'a', value: 2, name: 'SECRET' },
      ),
    );
    await send(platform, ndjson({ id: 'a', value: 1, name: 'SECRET' }, { id: 'ab', value: 1 }));
    const bad = await send(platform, ndjson({ id: 'c', value: 'SECRET' }, { id: 'd', value: 3 }));
    await send(platform, ndjson({ id: 'a', value: 1, name: 'other' }), 'ndjson', 'south');
    const account = platform.account();
    expect((await platform.erasing.erase(north, byKey('nothing'))).records).toBe(0);
    expect(
      (await platform.erasing.erase({ ...north, partner: 'south' }, { receipt: bad, line: 1 })).records,
    ).toBe(0);
    expect((await platform.erasing.erase(north, { receipt: bad, line: 9 })).records).toBe(0);
    expect((await platform.erasing.erase(north, byKey('a'))).records).toBe(3);
    expect((await platform.erasing.erase(north, { receipt: bad, line: 1 })).records).toBe(1);
    expect(filesWith(folder, 'SECRET')).toEqual([]);
    expect(platform.account()).toEqual(account);
    const left = [
      '{"id":"b","value":2}',
      '{"id":"ab","value":1}',
      '{"id":"d","value":3}',
      '{"id":"a","value":1,"name":"other"}',
    ];
    expect(stored(platform)).toEqual(left);
    await allIsWell(platform);
    await send(platform, ndjson({ id: 'a', value: 7 }));
    expect(stored(platform), 'its key may come again').toContain('{"id":"a","value":7}');
    const after = platform.account();
    await platform.close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `ledger.sqlite${end}`), { force: true });
    platform = await open(folder);
    await platform.judging.idle();
    expect(platform.account(), 'the same where the ledger is made anew').toEqual(after);
    expect(stored(platform)).toEqual([...left, '{"id":"a","value":7}']);
    await allIsWell(platform);
    await platform.close();
  });

  it('are gone from every file while another process reads the ledger, once it has read it', async () => {
    const folder = temporaryFolder();
    const platform = await open(folder);
    const bad = await send(platform, ndjson({ id: 'c', value: 'SECRET' }));
    const { ledger: reader } = ledgerIn(folder);
    reader.db.exec('BEGIN');
    reader.db.prepare('SELECT * FROM aside').all();
    let turns = 0;
    const counting = setInterval(() => turns++, 10);
    const erased = platform.erasing.erase(north, { receipt: bad, line: 1 });
    await sleep(500);
    expect(turns, 'others have their turn meanwhile').toBeGreaterThan(10);
    clearInterval(counting);
    expect(filesWith(folder, 'SECRET')).not.toEqual([]);
    reader.close();
    expect((await erased).records).toBe(1);
    expect(filesWith(folder, 'SECRET')).toEqual([]);
    await platform.close();
  });

  it('leave nothing behind where their request came before there were salts', async () => {
    const folder = temporaryFolder();
    const platform = await open(folder);
    const body = ndjson({ id: 'a', value: 1, name: 'SECRET' }, { id: 'b', value: 2 });
    const head = {
      kind: 'records',
      receipt: 'rcp_old',
      version: '1.0.0',
      key: 'k',
      received: Date.now(),
    } as const;
    const request = {
      ...head,
      ...north,
      form: 'ndjson',
      lines: 2,
      sha256: hash('sha256', body),
      fields: ['id'],
    } as const;
    platform.judging.add({ head: request, at: await platform.log.append(request, body) });
    await platform.judging.idle();
    expect((await platform.erasing.erase(north, byKey('a'))).records).toBe(1);
    expect(filesWith(folder, 'SECRET')).toEqual([]);
    // Without a salt it could be guessed from all that the record may have been.
    const [raw] = recordsIn('ndjson', body);
    const leaf = leavesOf({ head: request, body, salts: Buffer.alloc(0) })(raw!, 0, { record: { id: 'a' } });
    expect(filesWith(folder, leaf.toString('hex'))).toEqual([]);
    expect(stored(platform)).toEqual(['{"id":"b","value":2}']);
    await allIsWell(platform);
    await platform.close();
  });

  it('may be rows over several lines and events', async () => {
    const folder = temporaryFolder();
    const platform = await open(folder);
    await send(
      platform,
      Buffer.from('id,value,name\nr1,1,"SECRET\n\nin lines"\n"r\n2",2,"SECRET"\nr3,3,x\n'),
      'csv',
    );
    const event = (id: string, name: string) => ({
      specversion: '1.0',
      source: 's',
      type: 't',
      id,
      data: { id, value: 1, name },
    });
    await send(platform, Buffer.from(JSON.stringify([event('1', 'SECRET'), event('2', 'x')])), 'cloudevents');
    const account = platform.account();
    for (const what of [byKey('r1'), byKey('r\n2'), { key: 'event\n["s","1"]' }])
      expect((await platform.erasing.erase(north, what)).records).toBe(1);
    expect(filesWith(folder, 'SECRET')).toEqual([]);
    expect(stored(platform)).toEqual(['r3,3,x', JSON.stringify(event('2', 'x'))]);
    expect(platform.account()).toEqual(account);
    await allIsWell(platform);
    await platform.close();
  });

  it('are overwritten at the next start where the process ended before', async () => {
    const folder = temporaryFolder();
    let platform = await open(folder);
    const id = await send(platform, ndjson({ id: 'a', value: 1, name: 'SECRET' }, { id: 'b', value: 1 }));
    const head = { kind: 'erase', receipt: 'era_1', ...north, received: 1 } as const;
    await platform.log.append(head, Buffer.from(JSON.stringify([{ receipt: id, line: 1, was: 'stored' }])));
    await platform.close();
    expect(filesWith(folder, 'SECRET')).toHaveLength(1);
    platform = await open(folder);
    expect(filesWith(folder, 'SECRET')).toEqual([]);
    expect(stored(platform)).toEqual(['{"id":"b","value":1}']);
    await allIsWell(platform);
    await platform.close();
  });

  it('leave the next backup too', async () => {
    const [folder, backup] = [temporaryFolder(), temporaryFolder()];
    const platform = await open(folder);
    await send(platform, ndjson({ id: 'a', value: 1, name: 'SECRET' }));
    await platform.log.endSegment();
    await backUp(folder, backup);
    expect(filesWith(backup, 'SECRET')).toHaveLength(1);
    await platform.erasing.erase(north, byKey('a'));
    await backUp(folder, backup);
    expect(filesWith(backup, 'SECRET')).toEqual([]);
    await platform.close();
  });
});

describe('over HTTP', () => {
  const key = newSecretKey();
  const tokens: Record<string, string> = {};
  let [folder, site, platform, log] = ['', {} as Site, {} as Open, {} as PublicLog];

  beforeAll(async () => {
    folder = temporaryFolder();
    const judge = { ...usualJudges.current('visits')!, judge: usualJudges.current('visits')!.judge };
    const keyed = {
      ...judge,
      judge: (record: unknown, how: Parameters<typeof judge.judge>[1]) => {
        const verdict = judge.judge(record, how);
        return verdict.is === 'stored' ? { ...verdict, key: JSON.stringify([verdict.key]) } : verdict;
      },
    };
    const judges = { names: () => ['visits'], current: () => keyed, of: () => keyed };
    platform = await Platform.open(folder, judges, { free: () => 1e12 });
    for (const partner of ['north', 'south']) {
      await addPartner(folder, partner);
      tokens[partner] = (
        await addToken(folder, partner, { contracts: ['visits'], days: 30 }, Date.now())
      ).token;
    }
    log = new PublicLog(platform, { folder: join(folder, 'log'), key, origin: 'example.org/v1/log' });
    const intake = { platform, senders: new Senders(folder), publicLog: log };
    site = await serveReleases([await releaseOf(example)], { port: 0, log: 'silent', intake });
  }, 240_000);

  afterAll(async () => {
    await site.close();
    await platform.close();
  });

  const erase = (body: unknown, who: string, headers: Record<string, string> = {}) =>
    fetch(new URL('/v1/erasures', site.url), {
      method: 'POST',
      body:
        typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      headers: { Authorization: `Bearer ${tokens[who]}`, 'Content-Type': 'application/json', ...headers },
    });

  it('a partner erases its own records alone; the proof of the receipt goes on to hold', async () => {
    const body = ndjson({ id: 'a', value: 1, name: 'SECRET' }, { id: 'b', value: 1 });
    const id = await send(platform, body);
    await platform.log.endSegment();
    await log.update();
    const ask = async () =>
      (
        await fetch(new URL(`/v1/receipts/${id}/proof`, site.url), {
          headers: { Authorization: `Bearer ${tokens['north']}` },
        })
      ).json();
    const before = await ask();
    expect((await erase({ contract: 'visits', key: ['a'] }, 'south')).status).toBe(404);
    expect((await erase({ contract: 'other', key: ['a'] }, 'north')).status).toBe(403);
    for (const [wrong, headers] of [
      [{ contract: 'visits' }, {}],
      ['{', {}],
      [{ contract: 'visits', key: ['a'], more: 1 }, {}],
      [{ contract: 'visits', key: ['a'] }, { 'Content-Type': 'text/plain' }],
      [gzipSync(' '.repeat(100_000)), { 'Content-Encoding': 'gzip' }],
    ] as const)
      expect((await erase(wrong, 'north', headers)).status).toBe(400);
    expect(filesWith(folder, 'SECRET')).toHaveLength(1);
    const done = await erase({ contract: 'visits', key: ['a'] }, 'north');
    expect([done.status, await done.json()]).toEqual([
      200,
      { receipt: expect.stringMatching(/^era_/), contract: 'visits', records: 1 },
    ]);
    expect(filesWith(folder, 'SECRET')).toEqual([]);
    await log.update();
    for (const proof of [before, await ask()])
      expect(checkReceiptProof(proof, trusting(key), body)).toMatchObject({
        wrong: [],
        leaf: { receipt: id },
      });
    const entries = (await readLog(sourceOf(join(folder, 'log'))))!.entries.map((entry) =>
      JSON.parse(`${entry}`),
    );
    const [first, second] = entries.filter(({ segment }) => segment === 1);
    expect(second).toMatchObject({ generation: 1, root: first.root, bytes: first.bytes });
    expect(second.sha256).not.toBe(first.sha256);
    await allIsWell(platform);
  });
});
