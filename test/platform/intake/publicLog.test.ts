import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyReceipt } from '../../../clients/javascript/iplus-client.js';
import { isConsistent } from '../../../src/disk/index.js';
import { addPartner, addToken, audited, Platform, Senders } from '../../../src/platform/intake/index.js';
import {
  checkReceiptProof,
  cosignersOf,
  kindsOfKeys,
  newSecretKey,
  noteVerifier,
  parseCheckpoint,
  parsePolicy,
  proveGrowth,
  publicKeyText,
  type ReceiptProof,
  readLog,
  sourceOf,
  Witness,
} from '../../../src/release/index.js';
import { PublicLog, type Site, serveReleases, serveWitness } from '../../../src/server/index.js';
import { clientInPython, hasPython } from '../../helpers/clientInPython.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../../helpers/folders.js';
import { ndjson, usualJudges } from '../../helpers/platform.js';
import { trusting } from '../../helpers/signed.js';

const key = newSecretKey();
const tokens: Record<string, string> = {};
let [folder, site, platform, log, now] = ['', {} as Site, {} as Platform, {} as PublicLog, 0];

beforeAll(async () => {
  folder = temporaryFolder();
  now = Date.UTC(2026, 10, 28, 8);
  platform = await Platform.open(folder, usualJudges, { free: () => 1e12, now: () => now });
  for (const partner of ['north', 'south']) {
    await addPartner(folder, partner);
    tokens[partner] = (await addToken(folder, partner, { contracts: ['visits'], days: 30 }, now)).token;
  }
  log = new PublicLog(platform, {
    folder: join(folder, 'log'),
    key,
    origin: 'example.org/v1/log',
    now: () => now,
  });
  site = await serveReleases([await releaseOf(example)], {
    port: 0,
    log: 'silent',
    intake: { platform, senders: new Senders(folder, () => now), publicLog: log },
  });
}, 240_000);

afterAll(async () => {
  await site.close();
  await platform.close();
});

let keys = 0;
async function send(partner: string, ...records: unknown[]): Promise<{ id: string; body: Buffer }> {
  const body = ndjson(...records);
  const { receipt } = await platform.submit({
    partner,
    key: `k${++keys}`,
    contract: 'visits',
    form: 'ndjson',
    body,
  });
  return { id: receipt.id, body };
}

const proofOf = (id: string, who: string) =>
  fetch(new URL(`/v1/receipts/${id}/proof`, site.url), {
    headers: { Authorization: `Bearer ${tokens[who]}` },
  });

/** Ends the segment, and puts it into the log. */
async function seal(): Promise<void> {
  now += 6 * 60_000;
  await platform.tend();
  await platform.judging.idle();
  await log.update();
}

const publicKey = publicKeyText(key).split('\n')[1]!;

describe('the public log of what was received', () => {
  it('proves each request, to its partner alone, once its segment is sealed', async () => {
    const sent = [];
    for (let i = 0; i < 5; i++) sent.push(await send(i % 2 ? 'south' : 'north', { id: `a${i}`, value: 1 }));
    const early = await proofOf(sent[0]!.id, 'north');
    expect([early.status, (await early.json()).type]).toEqual([404, '/problems/no-proof-yet']);
    expect(early.headers.get('Retry-After')).toBe('60');
    await seal();
    for (const [i, { id, body }] of sent.entries()) {
      const [own, other] = i % 2 ? ['south', 'north'] : ['north', 'south'];
      expect((await proofOf(id, other!)).status).toBe(404);
      const proof = await (await proofOf(id, own!)).json();
      expect(checkReceiptProof(proof, trusting(key), body)).toMatchObject({
        wrong: [],
        leaf: { receipt: id, records: 1 },
        entry: { segment: 1, size: 5 },
      });
      expect(checkReceiptProof(proof, trusting(newSecretKey())).wrong).toEqual(['signature']);
      expect(checkReceiptProof(proof, trusting(key), Buffer.from('other')).wrong).toEqual(['body']);
      const said = JSON.stringify(proof);
      for (const { id: another } of sent) if (another !== id) expect(said).not.toContain(another);
      expect(said).not.toMatch(/north|south/);
    }
  });

  it('is checked by the clients in JavaScript and Python, which find what does not hold', async () => {
    const { id, body } = await send('north', { id: 'e1', value: 1 });
    await send('south', { id: 'e2', value: 1 });
    await seal();
    const proof: ReceiptProof = await (await proofOf(id, 'north')).json();
    const receipt = { receipt: id, sha256: hash('sha256', body, 'hex') };
    const size = parseCheckpoint(proof.inLog.split('\n\n').slice(1).join('\n\n'))!.size;
    const entry = proof.entry.replace('"bytes":', '"bytes":1');
    const other = publicKeyText(newSecretKey()).split('\n')[1]!;
    const cases = [
      [receipt, proof, publicKey, `${size}`],
      [{ ...receipt, sha256: '0'.repeat(64) }, proof, publicKey, 'the proof of another batch'],
      [
        receipt,
        { ...proof, inSegment: { ...proof.inSegment, index: 1 } },
        publicKey,
        'the batch is not in the segment',
      ],
      [receipt, { ...proof, entry }, publicKey, 'the segment is not in the log'],
      [receipt, proof, other, 'the key has not signed the checkpoint'],
    ] as const;
    for (const [given, shown, line, found] of cases) {
      const inJavaScript = () => verifyReceipt(given, shown, line);
      if (found === `${size}`) expect(inJavaScript()).toMatchObject({ size, origin: 'example.org/v1/log' });
      else expect(inJavaScript).toThrow(found);
    }
    if (!hasPython) return;
    const asked = cases.map(([given, shown, line]) => [given, shown, line]);
    const said = await clientInPython('verify_receipt(*given)["size"]', asked);
    expect(said).toEqual(cases.map(([, , , found]) => found));
  });

  it('no part of a proof can be changed', async () => {
    const { id } = await send('north', { id: 'b1', value: 1 });
    await send('north', { id: 'b2', value: 1 });
    await seal();
    const proof: ReceiptProof = await (await proofOf(id, 'north')).json();
    const text = JSON.stringify(proof);
    let tried = 0;
    for (let at = 0; at < text.length; at++) {
      const changed = `${text.slice(0, at)}${text[at] === '7' ? '8' : '7'}${text.slice(at + 1)}`;
      let given: ReceiptProof;
      try {
        given = JSON.parse(changed);
      } catch {
        continue;
      }
      // Another name of a member is no change of the proof, but one more member.
      // Nor is a line of an unknown key where the one with the date was, which is the last.
      const parts = ({ leaf, entry, inLog, format }: ReceiptProof) =>
        JSON.stringify([leaf, entry, inLog?.split('\n').slice(0, -2), format]);
      const isSame = parts(given) === parts(proof);
      if (isSame && JSON.stringify(given.inSegment) === JSON.stringify(proof.inSegment)) continue;
      tried++;
      expect(checkReceiptProof(given, trusting(key)).wrong, changed).not.toEqual([]);
    }
    expect(tried).toBeGreaterThan(500);
  });

  it('is read by anybody, holds hashes and sizes only, and only grows', async () => {
    const before = await (await fetch(new URL('/v1/log/checkpoint', site.url))).text();
    await send('south', { id: 'c1', value: 1 });
    await seal();
    const public_ = (await readLog(sourceOf(new URL('/v1/log', site.url).href)))!;
    const old = parseCheckpoint(before)!;
    const { size, root: newest } = public_.checkpoint;
    expect(size).toBe(old.size + 1);
    expect(isConsistent(old.size, old.root, size, newest, proveGrowth(public_, old.size, size).hashes)).toBe(
      true,
    );
    for (const entry of public_.entries) {
      const { segment, bytes, sha256, size, root: top, ...more } = JSON.parse(`${entry}`);
      expect([Number.isInteger(segment), Number.isInteger(bytes), Number.isInteger(size)]).toEqual([
        true,
        true,
        true,
      ]);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(Buffer.from(top, 'base64')).toHaveLength(32);
      expect(more).toEqual({});
    }
    for (const path of ['seal', '../partners/north.json', 'tile/0/..%2f..%2fcheckpoint', 'tile/9/000'])
      expect((await fetch(new URL(`/v1/log/${path}`, site.url))).status, path).not.toBe(200);
    const posted = await fetch(new URL('/v1/log/checkpoint', site.url), { method: 'POST' });
    expect([posted.status, posted.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('publishes the cosignatures of witnesses, and says once who does not answer', async () => {
    const [own, silent] = [newSecretKey(), newSecretKey()];
    const logs = [{ name: log.options.origin, publicKey: key.publicKey }];
    const witness = new Witness({
      folder: temporaryFolder(),
      name: 'w.example',
      key: own,
      logs,
      now: () => now,
    });
    const faults: unknown[] = [];
    const served = await serveWitness(witness, {
      port: 0,
      host: '127.0.0.1',
      onFault: (one) => faults.push(one),
    });
    const line = (name: string, { publicKey }: { publicKey: Buffer }, url: string) =>
      `witness ${name} ${noteVerifier(name, { publicKey }, kindsOfKeys.cosignature)} ${url}`;
    const witnesses = parsePolicy(
      [
        line('w.example', own, served.url),
        line('v.example', silent, `${served.url}none`),
        'quorum w.example',
      ].join('\n'),
      'witnesses.txt',
    );
    const witnessed = new PublicLog(platform, { ...log.options, witnesses });
    await send('north', { id: 'w1', value: 1 });
    await seal();
    await witnessed.update();
    for (let i = 0; i < 2; i++) await witnessed.cosign((one) => faults.push(one));
    await served.close();
    expect(faults.map((one) => String((one as Error).message))).toEqual([
      expect.stringContaining('v.example'),
    ]);
    const public_ = (await readLog(sourceOf(new URL('/v1/log', site.url).href)))!;
    expect(cosignersOf(witnesses, public_.checkpoint)).toMatchObject({
      by: [{ name: 'w.example' }],
      isEnough: true,
    });
    const { id } = await send('north', { id: 'w2', value: 1 });
    await seal();
    const early = await (await proofOf(id, 'north')).json();
    expect(checkReceiptProof(early, trusting(key), undefined, witnesses).wrong).toEqual(['witnesses']);
  });

  it('goes on after a restart where it was', async () => {
    await send('north', { id: 'd1', value: 1 });
    const again = new PublicLog(platform, log.options);
    await seal();
    await again.update();
    const names = filesBelow(join(folder, 'log')).filter((name) => name === 'checkpoint');
    expect(names).toHaveLength(1);
    const checkpoint = parseCheckpoint(readFileSync(join(folder, 'log', 'checkpoint'), 'utf8'))!;
    expect(checkpoint.size).toBe(7);
    expect(audited(platform.ledger, platform.log)).toEqual([]);
  });
});
