import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecordsClient, RefusedBatch } from '../../clients/javascript/iplus-client.js';
import { starterContract } from '../../src/platform/index.js';
import { addPartner, addToken, judgesIn, Platform, Senders } from '../../src/platform/intake/index.js';
import { type Site, serveReleases } from '../../src/server/index.js';
import { example, releaseOf, root } from '../helpers/editions.js';
import { put, temporaryFolder } from '../helpers/folders.js';
import { times } from '../helpers/thorough.js';

const python = spawnSync('python3', ['--version']).status === 0;
const contract = 'visits';
let [site, platform, front, token] = [{} as Site, {} as Platform, {} as Server, ''];

/** What stands before the platform: how many requests it refuses, and of how many it loses the answer. */
const fate = { refuse: 0, lose: 0 };
/** What it answers by itself to the next requests. */
const answers: { status: number; headers?: Record<string, string>; body?: string }[] = [];

function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (incoming.method === 'POST' && fate.refuse > 0) {
    fate.refuse--;
    incoming.resume();
    outgoing.writeHead(503, { 'Retry-After': '0' }).end('{"title":"busy"}');
    return;
  }
  const own = incoming.method === 'POST' ? answers.shift() : undefined;
  if (own) {
    incoming.resume();
    outgoing.writeHead(own.status, own.headers).write(own.body ?? '');
    if (own.headers?.['Content-Length']) setTimeout(() => outgoing.destroy(), 50);
    else outgoing.end();
    return;
  }
  const isLost = incoming.method === 'POST' && fate.lose > 0;
  if (isLost) fate.lose--;
  const { method, headers } = incoming;
  const on = request(new URL(incoming.url!, site.url), { method: method!, headers }, (answer) => {
    if (isLost) answer.resume().once('end', () => outgoing.destroy());
    else answer.pipe(outgoing.writeHead(answer.statusCode!, answer.headers));
  });
  incoming.pipe(on);
}

beforeAll(async () => {
  const folder = temporaryFolder();
  put(folder, 'contracts/visits.yaml', starterContract(contract));
  platform = await Platform.open(folder, judgesIn(folder));
  await addPartner(folder, 'north');
  token = (await addToken(folder, 'north', { contracts: [contract], days: 30 }, Date.now())).token;
  site = await serveReleases([await releaseOf(example)], {
    port: 0,
    log: 'silent',
    intake: { platform, senders: new Senders(folder) },
  });
  front = createServer(pass).listen(0, '127.0.0.1');
  await new Promise((done) => front.once('listening', done));
}, 240_000);

afterAll(async () => {
  front.closeAllConnections();
  front.close();
  await site.close();
  await platform.close();
});

const url = () => `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
const record = (i: number, run: string) => ({
  id: `${run}-${i}`,
  city: '110100',
  day: '2026-11-28',
  hospital: `医院 ${i % 7}`,
  visits: i % 100,
});

/** What the platform has counted of all that was sent here. */
function counted(): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const day of platform.account('north')) {
    for (const [name, n] of Object.entries(day)) {
      if (typeof n === 'number') sums[name] = (sums[name] ?? 0) + n;
    }
  }
  return sums;
}

/** Sends records as a program of a partner does, in one of the two languages. */
interface Sending {
  spool: string;
  records: object[];
  batch: number;
}
const senders: Record<string, (of: Sending) => Promise<void>> = {
  javascript: async ({ spool, records, batch }) => {
    const client = await RecordsClient.open({
      url: url(),
      token,
      contract,
      spool,
      batch: { records: batch },
    });
    try {
      await client.addAll(records as Record<string, unknown>[]);
      await client.flush();
    } finally {
      await client.close();
    }
  },
  python: async ({ spool, records, batch }) => {
    const file = join(temporaryFolder(), 'records.json');
    writeFileSync(file, JSON.stringify(records));
    const { spawn } = await import('node:child_process');
    const code = [
      'import json, sys',
      'from iplus_client import RecordsClient',
      'url, token, spool, batch, path = sys.argv[1:]',
      `client = RecordsClient(url, token, "${contract}", spool, records=int(batch))`,
      'client.add_all(json.load(open(path, encoding="utf-8")))',
      'client.flush()',
      'client.close()',
    ].join('\n');
    const child = spawn('python3', ['-c', code, url(), token, spool, String(batch), file], {
      env: { ...process.env, PYTHONPATH: join(root, 'clients', 'python'), PYTHONDONTWRITEBYTECODE: '1' },
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part) => {
      said += part;
    });
    const ended = await new Promise((done) => child.once('close', done));
    if (ended !== 0) throw new Error(said);
  },
};

describe.each(Object.keys(senders))('the client in %s', (language) => {
  const send = senders[language]!;
  const needed = language === 'python' && !python ? ' (needs python3)' : '';

  it.skipIf(needed !== '')(`counts each record once, also where answers are lost${needed}`, async () => {
    const before = counted();
    Object.assign(fate, { refuse: times(1, 2), lose: times(1, 2) });
    const records = Array.from({ length: 2500 }, (_, i) => record(i, language));
    const spool = temporaryFolder();
    await send({ spool, records, batch: 1000 });
    const after = counted();
    expect(fate).toEqual({ refuse: 0, lose: 0 });
    expect((after['stored'] ?? 0) - (before['stored'] ?? 0)).toBe(2500);
    expect((after['received'] ?? 0) - (before['received'] ?? 0)).toBe(2500);
    expect(readdirSync(spool)).toEqual(['open.ndjson', 'receipts.ndjson']);
    const receipts = readFileSync(join(spool, 'receipts.ndjson'), 'utf8').trim().split('\n');
    expect(receipts.map((line) => JSON.parse(line).counts.received)).toEqual([1000, 1000, 500]);
  });

  it.skipIf(needed !== '')(`keeps a batch until it has the receipt of these bytes${needed}`, async () => {
    const before = counted()['stored'] ?? 0;
    const spool = temporaryFolder();
    // A crash has cut the line of an earlier receipt.
    writeFileSync(join(spool, 'receipts.ndjson'), '{"rec');
    answers.push({ status: 302, headers: { Location: `${url()}/elsewhere` } });
    const records = [record(1, `${language}-kept`)];
    await expect(send({ spool, records, batch: 10 })).rejects.toThrow('302');
    // A gateway that answers for the platform, and one that is cut off.
    answers.push({ status: 200, body: '{"receipt":"another"}' });
    answers.push({ status: 503, headers: { 'Content-Length': '50' }, body: '[1]' });
    await send({ spool, records: [], batch: 10 });
    expect([answers, readdirSync(spool)]).toEqual([[], ['open.ndjson', 'receipts.ndjson']]);
    const [cut, whole] = readFileSync(join(spool, 'receipts.ndjson'), 'utf8').split('\n');
    expect([cut, JSON.parse(whole!).counts.received]).toEqual(['{"rec', 1]);
    expect(counted()['stored']).toBe(before + 1);
  });

  it.skipIf(needed !== '' || process.platform === 'win32')(
    `makes a spool that other users of the machine cannot read${needed}`,
    async () => {
      const spool = join(temporaryFolder(), 'spool');
      await send({ spool, records: [record(1, `${language}-private`)], batch: 10 });
      expect(statSync(spool).mode & 0o077).toBe(0);
    },
  );

  it.skipIf(needed !== '')(`waits until the moment that Retry-After names${needed}`, async () => {
    // By itself a client waits one second at most before its second try.
    const moment = 1000 * Math.ceil(Date.now() / 1000 + 1.5);
    answers.push({ status: 503, headers: { 'Retry-After': new Date(moment).toUTCString() } });
    await send({ spool: temporaryFolder(), records: [record(1, `${language}-later`)], batch: 10 });
    expect(answers).toEqual([]);
    expect(Date.now()).toBeGreaterThanOrEqual(moment);
  });

  it.skipIf(needed !== '')(`goes on after a crash with what lies in its spool${needed}`, async () => {
    const before = counted();
    const [spool, kept] = [temporaryFolder(), temporaryFolder()];
    // A batch that was sent, and whose file a crash brought back; and a record whose line a crash cut.
    answers.push({ status: 403, body: '{}' });
    const records = [record(1, `${language}-crash`)];
    await expect(send({ spool, records, batch: 10 })).rejects.toThrow('403');
    cpSync(spool, kept, { recursive: true });
    await send({ spool, records: [], batch: 10 });
    cpSync(kept, spool, { recursive: true });
    const cut = JSON.stringify(record(2, `${language}-crash`)).slice(0, 20);
    appendFileSync(join(spool, 'open.ndjson'), cut);
    await send({ spool, records: [], batch: 10 });
    const after = counted();
    expect((after['stored'] ?? 0) - (before['stored'] ?? 0)).toBe(1);
    expect((after['received'] ?? 0) - (before['received'] ?? 0)).toBe(1);
  });

  it.skipIf(needed !== '')(
    `stores a record again that is sent once more after it was erased${needed}`,
    async () => {
      const before = counted()['stored'] ?? 0;
      const spool = temporaryFolder();
      const records = [record(1, `${language}-erased`)];
      await send({ spool, records, batch: 10 });
      const key = `key\n${JSON.stringify([records[0]!.id])}`;
      const { records: erased } = await platform.erasing.erase({ partner: 'north', contract }, { key });
      expect(erased).toBe(1);
      await send({ spool, records, batch: 10 });
      await platform.judging.idle();
      expect(counted()['stored']).toBe(before + 2);
      const again = await platform.erasing.erase({ partner: 'north', contract }, { key });
      expect(again.records).toBe(1);
    },
  );
});

describe('the client', () => {
  it('keeps a batch whose token is refused, and sends it with another', async () => {
    const spool = temporaryFolder();
    const client = await RecordsClient.open({ url: url(), token: `${token}x`, contract, spool });
    await client.add(record(1, 'refused'));
    await expect(client.flush()).rejects.toBeInstanceOf(RefusedBatch);
    await client.close();
    const before = counted()['stored'] ?? 0;
    await senders['javascript']!({ spool, records: [], batch: 10 });
    expect(counted()['stored']).toBe(before + 1);
  });

  it('sets a batch aside whose content is refused', async () => {
    const spool = temporaryFolder();
    const client = await RecordsClient.open({ url: url(), token, contract, spool });
    await client.add({ ...record(1, 'large'), hospital: 'x'.repeat(17 << 20) });
    await expect(client.flush()).rejects.toMatchObject({ status: 413 });
    expect(readdirSync(spool).filter((name) => name.startsWith('refused-'))).toHaveLength(1);
    expect(await client.flush()).toEqual([]);
    await client.close();
  });

  it('is a file that Node runs as it is, taking the types out', () => {
    const how =
      '--ignoreConfig --noEmit --erasableSyntaxOnly --skipLibCheck --target es2023 --module nodenext --types node';
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const file = join(root, 'clients', 'javascript', 'iplus-client.ts');
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...how.split(' '), file], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  });

  it('leaves what it could not send in its spool', async () => {
    const spool = temporaryFolder();
    const away = { url: 'http://127.0.0.1:9', token, contract, spool, tries: 1 };
    const client = await RecordsClient.open(away);
    await client.add(record(1, 'away'));
    await expect(client.flush()).rejects.toThrow('stays in the spool');
    await client.close();
    const before = counted()['stored'] ?? 0;
    await senders['javascript']!({ spool, records: [], batch: 10 });
    expect(counted()['stored']).toBe(before + 1);
  });
});
