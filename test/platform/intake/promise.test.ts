import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Receipt, verifyPromise, verifyReceipt } from '../../../clients/javascript/iplus-client.js';
import { addPartner, addToken, Platform, Senders } from '../../../src/platform/intake/index.js';
import {
  addSignatures,
  type BrokenPromise,
  checkBrokenPromise,
  checkReceiptProof,
  cosign,
  judgePromise,
  leavesFile,
  newSecretKey,
  parseCheckpoint,
  publicKeyText,
  readLog,
  signPromise,
  sourceOf,
} from '../../../src/release/index.js';
import { PublicLog, promisedWithin, type Site, serveReleases } from '../../../src/server/index.js';
import { clientInPython, hasPython } from '../../helpers/clientInPython.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';
import { ndjson, usualJudges } from '../../helpers/platform.js';
import { otherLog } from '../../helpers/promises.js';
import { trusting } from '../../helpers/signed.js';

const key = newSecretKey();
const keyLine = publicKeyText(key).split('\n')[1]!;
const origin = 'example.org/v1/log';
const month = 30 * 24 * 3_600_000;
let [folder, site, platform, log, token, now] = ['', {} as Site, {} as Platform, {} as PublicLog, '', 0];

beforeAll(async () => {
  folder = temporaryFolder();
  now = Date.UTC(2026, 10, 28, 8);
  platform = await Platform.open(folder, usualJudges, { free: () => 1e12, now: () => now });
  await addPartner(folder, 'north');
  token = (await addToken(folder, 'north', { contracts: ['visits'], days: 365 }, now)).token;
  log = new PublicLog(platform, { folder: join(folder, 'log'), key, origin, now: () => now });
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

let sent = 0;
async function send(): Promise<Receipt & { promise: string }> {
  const answer = await fetch(new URL('/v1/records?contract=visits', site.url), {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/x-ndjson',
      'Idempotency-Key': `k${++sent}`,
    },
    body: new Uint8Array(ndjson({ id: `r${sent}`, value: 1 })),
  });
  return (await answer.json()) as Receipt & { promise: string };
}

async function seal(): Promise<void> {
  now += 6 * 60_000;
  await platform.tend();
  await platform.judging.idle();
  await log.update();
}

const ofSite = () => sourceOf(new URL('/v1/log', site.url).href);
const judged = (promise: unknown, source = ofSite(), at = now) =>
  judgePromise(promise, { source, keys: trusting(key), now: at, file: 'receipt.json' });

describe('a receipt promises that the batch is in the public log in time', () => {
  it('is not due, and then kept: the proof is made of public files alone', async () => {
    const receipt = await send();
    expect((await judged(receipt.promise)).is).toBe('not-due');
    await seal();
    const found = await judged(receipt.promise);
    if (found.is !== 'included') throw new Error(found.is);
    expect(checkReceiptProof(found.proof, trusting(key))).toMatchObject({
      wrong: [],
      leaf: { receipt: receipt.receipt },
    });
  });

  it('is not broken by a clock that jumps ahead: no state of the log is dated without what is due', async () => {
    const receipt = await send();
    now += month;
    const later = await send();
    await log.update();
    expect((await judged(receipt.promise)).is).toBe('included');
    expect((await judged(later.promise)).is).not.toBe('broken');
    now -= month;
  });

  it('is made for no request from before the log, until that is in it', async () => {
    const earlier = {
      ...platform.receipt('north', (await send()).receipt)!,
      at: now - month,
      segment: 10 ** 6,
    };
    expect(log.promise(earlier)).toBeUndefined();
  });

  it('is the same whenever it is asked for, and is checked by both clients', async () => {
    const receipt = await send();
    const again = await fetch(new URL(`/v1/receipts/${receipt.receipt}`, site.url), {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect((await again.json()).promise).toBe(receipt.promise);
    const by = new Date(Date.parse(receipt.receivedAt) + promisedWithin).toISOString();
    const other = publicKeyText(newSecretKey()).split('\n')[1]!;
    const cases = [
      [receipt, keyLine, by],
      [receipt, other, 'the key has not signed the promise'],
      [{ ...receipt, promise: undefined }, keyLine, 'the receipt has no promise'],
      [{ ...receipt, sha256: '0'.repeat(64) }, keyLine, 'the promise of another batch'],
      [
        { ...receipt, promise: receipt.promise.replace('"by":"2026', '"by":"2027') },
        keyLine,
        'the key has not signed the promise',
      ],
    ] as const;
    for (const [given, line, said] of cases) {
      const inJavaScript = () => verifyPromise(given as Receipt, line);
      if (said === by) expect(inJavaScript().by).toBe(by);
      else expect(inJavaScript).toThrow(said);
    }
    if (!hasPython) return;
    const asked = cases.map(([given, line]) => [given, line]);
    expect(await clientInPython('verify_promise(*given)["by"]', asked)).toEqual(
      cases.map(([, , said]) => said),
    );
  });

  it('is not kept by a log with other leaves of its records, say both clients', async () => {
    const receipt = await send();
    await seal();
    const answer = await fetch(new URL(`/v1/receipts/${receipt.receipt}/proof`, site.url), {
      headers: { Authorization: `Bearer ${token}` },
    });
    const proof = await answer.json();
    expect(verifyReceipt(receipt, proof, keyLine).origin).toBe(origin);
    // The platform promised other leaves than those that it wrote down: its key signed that, too.
    const promised = JSON.parse(receipt.promise.split('\n')[1]!);
    const { leaves, ...rest } = JSON.parse(promised.leaf);
    expect(leaves).toMatch(/^.{40,}$/);
    const other = { ...rest, leaves: Buffer.alloc(32).toString('base64') };
    const others = [other, rest].map((one) => {
      const leaf = JSON.stringify(one);
      const given = { ...receipt, promise: signPromise(key, { ...promised, leaf }) };
      expect(verifyPromise(given, keyLine).leaf, 'it is signed').toBe(leaf);
      expect(() => verifyReceipt(given, proof, keyLine)).toThrow('the proof of another batch');
      return given;
    });
    if (!hasPython) return;
    const asked = [...others, receipt].map((given) => [given, proof, keyLine]);
    const said = await clientInPython('verify_receipt(*given)["origin"]', asked);
    expect(said).toEqual(['the proof of another batch', 'the proof of another batch', origin]);
  });
});

describe('a promise that was not kept', () => {
  const later = () => now + 2 * promisedWithin;

  it('convicts whoever made it, by a file that anybody checks offline', async () => {
    const { promise, receipt } = await send();
    const { segment } = platform.receipt('north', receipt)!;
    for (const segments of [[], [segment - 1], [segment - 1, segment, segment + 1]]) {
      const source = sourceOf(await otherLog({ key, origin, segments, at: later() }));
      const found = await judged(promise, source, later());
      if (found.is !== 'broken') throw new Error(found.is);
      const evidence = JSON.parse(JSON.stringify(found.evidence)) as BrokenPromise;
      expect(checkBrokenPromise(evidence, trusting(key))).toMatchObject({ at: later() });
      expect(checkBrokenPromise(evidence, trusting(newSecretKey()))).toBeUndefined();
    }
  });

  it('is only overdue where no later state is dated, or hashes are held back', async () => {
    const { promise, receipt } = await send();
    const { segment } = platform.receipt('north', receipt)!;
    const early = sourceOf(await otherLog({ key, origin, segments: [segment], at: now }));
    expect((await judged(promise, early, later())).is).toBe('overdue');
    const hidden = await otherLog({ key, origin, segments: [segment], at: later() });
    writeFileSync(join(hidden, 'leaves/0'), leavesFile(['other']));
    expect((await judged(promise, sourceOf(hidden), later())).is).toBe('overdue');
  });

  it('convicts nobody by a log that has the request, is of another name, or was dated by another key', async () => {
    const { promise, receipt } = await send();
    const { segment } = platform.receipt('north', receipt)!;
    const leaf = JSON.parse(promise.split('\n')[1]!).leaf as string;
    const with_ = await otherLog({ key, origin, segments: [segment], at: later(), leaf });
    expect((await judged(promise, sourceOf(with_), later())).is).toBe('included');
    const elsewhere = await otherLog({ key, origin: 'other.org/log', segments: [segment], at: later() });
    await expect(judged(promise, sourceOf(elsewhere), later())).rejects.toThrow();
    const undated = await otherLog({ key, origin, segments: [segment] });
    const checkpoint = (await readLog(sourceOf(undated)))!.checkpoint;
    await addSignatures(undated, checkpoint, [cosign(newSecretKey(), origin, checkpoint, later())]);
    expect((await judged(promise, sourceOf(undated), later())).is).toBe('overdue');
  });

  it('is told by the command, with exit code 2, which writes the evidence', async () => {
    const receipt = await send();
    const { segment } = platform.receipt('north', receipt.receipt)!;
    const at = temporaryFolder();
    const [file, evidence] = [join(at, 'receipt.json'), join(at, 'evidence.json')];
    writeFileSync(file, JSON.stringify(receipt));
    const bad = await otherLog({ key, origin, segments: [segment], at: later() });
    const prove = (place: string) =>
      iplus(['receipt', 'prove', file, '--log', place, '--key', keyLine, '--out', evidence]);
    const told = prove(bad);
    expect([told.code, told.err]).toEqual([2, expect.stringContaining('broken promise')]);
    const checked = iplus(['receipt', 'verify', evidence, '--key', keyLine]);
    expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('broke its promise')]);
    const others = iplus([
      'receipt',
      'verify',
      evidence,
      '--key',
      publicKeyText(newSecretKey()).split('\n')[1]!,
    ]);
    expect(others.code).toBe(2);
    await seal();
    const good = join(at, 'log');
    await copyOfLog(good);
    expect(prove(good)).toMatchObject({ code: 0, out: expect.stringContaining('in segment') });
    expect(iplus(['receipt', 'verify', evidence, '--key', keyLine, '--receipt', receipt.receipt]).code).toBe(
      0,
    );
  });
});

/** The public log as files in a folder, for a command that runs while nothing is served. */
async function copyOfLog(to: string): Promise<void> {
  const { cpSync, mkdirSync } = await import('node:fs');
  cpSync(join(folder, 'log'), to, { recursive: true });
  mkdirSync(join(to, 'leaves'));
  const { size } = parseCheckpoint((await log.files('checkpoint')) as string)!;
  for (let n = 0; n < size; n++) writeFileSync(join(to, `leaves/${n}`), (await log.files(`leaves/${n}`))!);
}
