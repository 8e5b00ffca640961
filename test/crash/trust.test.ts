import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/edition/index.js';
import { openRelease } from '../../src/release/index.js';
import { sourceOf } from '../../src/release/source.js';
import { attestations } from '../../src/release/store/attestations.js';
import { putFile } from '../../src/release/store/store.js';
import { newSecretKey } from '../../src/release/trust/ed25519.js';
import { appendEntry, isTrusted, readLog } from '../../src/release/trust/log/log.js';
import { logRelease, signRelease } from '../../src/release/trust/sign.js';
import { verifyRelease } from '../../src/release/verify/verify.js';
import { appender } from '../helpers/appender.js';
import { example, releaseOf } from '../helpers/editions.js';
import { faultName, faults, withFault } from '../helpers/faults.js';
import { fingerprint, temporaryFolder } from '../helpers/folders.js';
import { started } from '../helpers/iplus.js';
import { seeded } from '../helpers/random.js';
import { often, patience, seedOf, tell } from '../helpers/reliability.js';
import { code, trusting } from '../helpers/signed.js';
import { casesOf } from '../helpers/thorough.js';

const key = newSecretKey();
const keys = trusting(key);
const how = { key, keys: [], origin: 'example.org/log' };
const believed = (log: string) => readLog(sourceOf(log), (c) => isTrusted(c, keys));

let folder = '';
beforeAll(async () => {
  ({ folder } = await releaseOf(example));
});

function copyOf(): string {
  const copy = join(temporaryFolder(), 'release');
  cpSync(folder, copy, { recursive: true });
  return copy;
}

describe('kill -9 while a log is appended to', () => {
  it('leaves the log whole, and the next append goes on with it', {
    timeout: patience(300_000),
  }, async () => {
    const usual = 6;
    const rounds = often(usual, { few: 2, share: 0.1 });
    const log = join(temporaryFolder(), 'log');
    const random = seeded(seedOf(3));
    let size = 0;
    let cut = 0;
    for (let round = 0; round < rounds; round++) {
      const { child, ended } = started(appender(log, key, `round ${round}`, 100_000));
      for (let i = 0; i < 400 && ((await believed(log))?.entries.length ?? 0) <= size; i++) await sleep(10);
      await sleep(30 * random());
      child.kill('SIGKILL');
      await ended;
      const found = (await believed(log))!;
      expect(found.entries.length).toBeGreaterThan(size);
      size = found.entries.length;
      if (readdirSync(log).includes('lock')) cut++;
    }
    tell('kills', 'appending to the log killed', rounds, { inTheMiddle: cut, entries: size });
    if (rounds >= usual) expect(cut).toBeGreaterThan(0);
    expect(await appendEntry(log, Buffer.from('after'), how)).toBe(size);
    expect(readdirSync(log).sort()).toEqual(['checkpoint', 'tile']);
    expect(readdirSync(dirname(log))).toEqual([basename(log)]);
  });
});

describe('several who append at once', () => {
  it('all find a place: no entry is lost and the log has one history', { timeout: 300_000 }, async () => {
    const log = join(temporaryFolder(), 'log');
    const codes = await Promise.all(
      [1, 2, 3, 4].map((n) => started(appender(log, key, `process ${n}`, 6)).ended),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    const { entries } = (await believed(log))!;
    expect(new Set(entries.map(String)).size).toBe(24);
    expect(entries).toHaveLength(24);
  });
});

describe('a fault at the n-th call of the file system, for every n', () => {
  for (const fault of casesOf(faults, 3)) {
    const { lasting } = fault;
    it(`(${faultName(fault)}) leaves a release signed or not, never changed`, async () => {
      for (let n = 1; ; n++) {
        const copy = copyOf();
        const before = fingerprint(copy);
        const release = await openRelease(copy);
        const { error, reached } = await withFault(n, fault, () => signRelease(release, key, code));
        if (error !== undefined) expect(error, `call ${n}`).toBeInstanceOf(UserError);
        expect(fingerprint(copy)).toMatchObject(before);
        const there = existsSync(join(copy, attestations.signature));
        if (there && n % 3 === 0) await verifyRelease(copy, { keys });
        if (error === undefined) expect(there).toBe(true);
        if (!lasting) expect(readdirSync(dirname(copy))).toEqual([basename(copy)]);
        if (reached) continue;
        tell('faults', `iplus sign, ${faultName(fault)}`, n - 1, 'signed or as it was');
        return expect(n).toBeGreaterThan(fault.short ? 1 : 6);
      }
    });

    it(`(${faultName(fault)}) leaves a log as it was or with the entry, and it can go on`, async () => {
      const start = join(temporaryFolder(), 'log');
      for (const i of [1, 2]) await appendEntry(start, Buffer.from(`entry ${i}`), how);
      for (let n = 1; ; n++) {
        const log = join(temporaryFolder(), 'log');
        cpSync(start, log, { recursive: true });
        const append = () => appendEntry(log, Buffer.from('entry 3'), how);
        const { error, reached } = await withFault(n, fault, append);
        if (error !== undefined) expect(error, `call ${n}: ${error}`).toBeInstanceOf(UserError);
        const found = (await believed(log))!;
        expect([2, 3]).toContain(found.entries.length);
        if (error === undefined) expect(found.entries).toHaveLength(3);
        expect(await append()).toBe(2);
        expect((await believed(log))!.entries).toHaveLength(3);
        if (reached) continue;
        tell('faults', `appending to the log, ${faultName(fault)}`, n - 1, 'with the entry or as it was');
        return expect(n).toBeGreaterThan(fault.short ? 2 : 10);
      }
    });
  }
});

describe('a release', () => {
  it('is logged again after a log was lost half way, with the same proof', async () => {
    const copy = copyOf();
    await signRelease(await openRelease(copy), key, code);
    const log = join(temporaryFolder(), 'log');
    await logRelease(copy, log, how);
    const proof = readFileSync(join(copy, attestations.proof));
    await putFile(log, { path: 'tile/0/000.p/2', content: 'left over' });
    await logRelease(copy, log, how);
    expect(readFileSync(join(copy, attestations.proof))).toEqual(proof);
    await appendEntry(log, Buffer.from('next'), how);
    expect((await believed(log))!.entries).toHaveLength(2);
  });
});
