import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyProof, leafHash, treeHash } from '../../src/disk/index.js';
import { sha256 } from '../../src/release/store/store.js';
import { newSecretKey } from '../../src/release/trust/ed25519.js';
import { cosignedAt } from '../../src/release/trust/log/cosignature.js';
import {
  kinds,
  noteOf,
  noteVerifier,
  parseCheckpoint,
  parseSignatureLine,
  signCheckpoint,
  signNote,
} from '../../src/release/trust/log/note.js';
import { askWitnesses } from '../../src/release/trust/witness/ask.js';
import { parsePolicy } from '../../src/release/trust/witness/policy.js';
import { requestText } from '../../src/release/trust/witness/request.js';
import { Witness } from '../../src/release/trust/witness/witness.js';
import { serveWitness } from '../../src/server/witness.js';
import { temporaryFolder } from '../helpers/folders.js';

const [log, own] = [newSecretKey(), newSecretKey()];
const origin = 'example.org/log';
const logs = [{ name: origin, publicKey: log.publicKey }];
const start = Date.UTC(2026, 10, 28);

/** The hashes of the entries of a log, of which there may be two histories. */
const entries = (size: number, history = '') =>
  Array.from({ length: size }, (_, n) => leafHash(`${n}${n < 2 ? '' : history}`));
const checkpoint = (size: number, history = '', key = log) =>
  signCheckpoint(key, { origin, size, root: treeHash(entries(size, history)) });
const asked = (old: number, size: number, history = '') =>
  requestText({
    old,
    proof: consistencyProof(entries(size, history), old),
    checkpoint: checkpoint(size, history),
  });

function witnessIn(folder = temporaryFolder()) {
  const clock = { now: start };
  const witness = new Witness({ folder, name: 'w.example', key: own, logs, now: () => clock.now });
  return { witness, folder, clock };
}

describe('a witness of a log', () => {
  it('answers as the specification says, and keeps what it cosigned when it is started again', async () => {
    const { witness, folder } = witnessIn();
    const all = [
      ['nothing\n', 400],
      [asked(0, 3).replace(origin, 'other.example/log'), 404],
      [requestText({ old: 0, proof: [], checkpoint: checkpoint(3, '', newSecretKey()) }), 403],
      [asked(0, 3).replace('old 0', 'old 4'), 400],
      [asked(0, 3).replace('old 0', 'old 00'), 400],
      [asked(0, 3).replace('old 0', 'old 1'), 409],
      [requestText({ old: 0, proof: [Buffer.alloc(32)], checkpoint: checkpoint(3) }), 422],
      [asked(0, 3), 200],
      [asked(3, 3), 200],
      [asked(0, 3), 409],
      [asked(3, 5, 'another'), 422],
      [asked(3, 3, 'another'), 409],
      [asked(3, 5), 200],
    ] as const;
    for (const [text, status] of all) expect((await witness.add(text)).status).toBe(status);
    expect(await witness.add(asked(0, 3))).toEqual({ status: 409, body: '5\n', type: 'text/x.tlog.size' });
    const again = witnessIn(folder).witness;
    expect((await again.add(asked(3, 5))).body).toBe('5\n');
    expect((await again.add(asked(5, 9, 'another'))).status).toBe(422);
    const kept = parseCheckpoint((await again.checkpoint(sha256(origin)))!)!;
    expect([kept.size, cosignedAt({ name: 'w.example', publicKey: own.publicKey }, kept)]).toEqual([
      5,
      start,
    ]);
  });

  it('cosigns lines that other programs add to a checkpoint, and no checkpoint in which such a line is empty', async () => {
    const { witness } = witnessIn();
    const [head] = [checkpoint(3).body];
    const sent = (lines: string) => {
      const body = head + lines;
      const signed = { ...checkpoint(3), ...signNote(log, origin, body) };
      return requestText({ old: 0, proof: [], checkpoint: signed });
    };
    for (const lines of ['\n', 'a line\n\n', '\na line\n'])
      expect((await witness.add(sent(lines))).status, JSON.stringify(lines)).toBe(400);
    expect((await witness.add(sent('a line\nanother line\n'))).status).toBe(200);
    const kept = parseCheckpoint((await witness.checkpoint(sha256(origin)))!)!;
    expect(kept).toMatchObject({ size: 3, body: `${head}a line\nanother line\n` });
    const other = { ...kept, body: `${head}another line\n` };
    const cosigner = { name: 'w.example', publicKey: own.publicKey };
    expect([cosignedAt(cosigner, kept), cosignedAt(cosigner, other)]).toEqual([start, undefined]);
    expect((await witness.add(asked(3, 5))).status).toBe(200);
  });

  it('cosigns no empty log with another root', async () => {
    const { witness } = witnessIn();
    const empty = signCheckpoint(log, { origin, size: 0, root: Buffer.alloc(32) });
    expect((await witness.add(requestText({ old: 0, proof: [], checkpoint: empty }))).status).toBe(422);
    expect((await witness.add(asked(0, 0))).status).toBe(200);
  });

  it('never says a later state is older, also where its clock is set back', async () => {
    const { witness, clock } = witnessIn();
    await witness.add(asked(0, 3));
    clock.now -= 3_600_000;
    const { body } = await witness.add(asked(3, 4));
    const line = parseSignatureLine(body.trimEnd())!;
    expect(
      cosignedAt({ name: 'w.example', publicKey: own.publicKey }, noteOf(checkpoint(4).body, [line])),
    ).toBe(start);
  });

  it('cosigns one of two histories, however requests come at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('', 'b'), fc.integer({ min: 3, max: 9 })), {
          minLength: 2,
          maxLength: 8,
        }),
        async (wanted) => {
          const { witness } = witnessIn();
          const cosigned = new Set<string>();
          const ask = async (history: string, size: number, old: number) => {
            const { status, body } = await witness.add(asked(Math.min(old, size), size, history));
            if (status === 200) cosigned.add(history);
            else if (status === 409 && Number(body) <= size && Number(body) !== old)
              await ask(history, size, Number(body));
          };
          await Promise.all(wanted.map(([history, size]) => ask(history, size, 0)));
          expect(cosigned.size).toBe(1);
        },
      ),
      { numRuns: 15, seed: 44 },
    );
  });

  it.each([3, 4])('tells a log of %i entries that is another one that it was rewritten', async (size) => {
    const { witness } = witnessIn();
    await witness.add(asked(0, 3, 'another'));
    const site = await serveWitness(witness, { port: 0, host: '127.0.0.1', onFault: () => {} });
    const verifier = noteVerifier('w.example', own, kinds.cosignature);
    const policy = parsePolicy(`witness w ${verifier} ${site.url}\nquorum w\n`, 'witnesses.txt');
    const all = Array.from({ length: size }, (_, n) => Buffer.from(`${n}`));
    const { signatures, faults } = await askWitnesses({ checkpoint: checkpoint(size), entries: all }, policy);
    await site.close();
    expect(signatures).toEqual([]);
    expect(faults.map(({ message }) => message).join()).toContain('one of the two was rewritten');
  });

  it('is not stopped by lines that anybody adds to the checkpoint of a log', async () => {
    const { witness } = witnessIn();
    const state = checkpoint(3);
    const [line] = state.signatures;
    const strange = Array.from({ length: 62 }, (_, n) => ({ ...line!, keyHash: Buffer.from([n, 1, 2, 3]) }));
    const long = { ...line!, keyHash: Buffer.alloc(4), bytes: Buffer.alloc(48_000, 1) };
    const requests = [[line!, ...strange, line!], [line!, long], Array.from({ length: 64 }, () => line!)];
    for (const signatures of requests) {
      const padded = { ...state, ...noteOf(state.body, signatures) };
      await witness.add(requestText({ old: 0, proof: [], checkpoint: padded }));
      const kept = await witness.checkpoint(sha256(origin));
      expect(parseCheckpoint(kept!)?.signatures.map(({ name }) => name)).toEqual([origin, 'w.example']);
      expect((await witness.add(requestText({ old: 3, proof: [], checkpoint: padded }))).status).toBe(200);
    }
    expect((await witness.add(asked(3, 4))).status).toBe(200);
  });

  it('cosigns nothing once its file was changed, rather than begin anew', async () => {
    const { witness, folder } = witnessIn();
    await witness.add(asked(0, 3));
    const file = join(folder, sha256(origin), 'checkpoint');
    writeFileSync(file, readFileSync(file, 'utf8').replace('\n3\n', '\n2\n'));
    await expect(witness.add(asked(3, 4))).rejects.toThrow();
    await expect(witness.add(asked(0, 3))).rejects.toThrow();
  });
});

describe('a file of witnesses', () => {
  const keys = Array.from({ length: 3 }, newSecretKey);
  const line = (n: number, name = `w${n}`) =>
    `witness ${name} ${noteVerifier(`${name}.example`, keys[n]!, kinds.cosignature)}`;
  const verifierOf = (n: number) => noteVerifier(`m${n}.example`, newSecretKey(), kinds.cosignature);
  const three = [0, 1, 2].map((n) => line(n));
  const policy = (...lines: string[]) => parsePolicy(lines.join('\n'), 'witnesses.txt');

  it('says how many must agree, in groups of groups', () => {
    const of = policy('# ours', ...three, 'group g 2 w0 w1 w2', '', 'quorum g');
    const [a, b] = of.witnesses;
    expect([of.isQuorum([]), of.isQuorum([a!]), of.isQuorum([a!, a!]), of.isQuorum([a!, b!])]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const nested = policy(...three, 'group a any w0 w1', 'group b all a w2', 'quorum b');
    expect(nested.isQuorum(nested.witnesses.slice(0, 2))).toBe(false);
    expect(nested.isQuorum(nested.witnesses.slice(1))).toBe(true);
  });

  it.each([
    ['no quorum', three, 'no line quorum'],
    ['one key under two names', [...three, line(0, 'other'), 'quorum w0'], 'a second time'],
    ['one name for two keys', [line(0), line(1).replace(' w1 ', ' w0 '), 'quorum w0'], 'a second time'],
    ['a member of two groups', [...three, 'group a any w0', 'group b any w0', 'quorum b'], 'w0'],
    ['a member twice', [...three, 'group a 2 w0 w0', 'quorum a'], 'w0'],
    ['more than there are', [...three, 'group a 4 w0 w1 w2', 'quorum a'], '4 of 3'],
    ['none of them', [...three, 'group a 0 w0', 'quorum a'], '0 of 1'],
    ['an unknown one', ['quorum w9'], 'w9'],
    [
      'a log that witnesses itself',
      [...three, `log ${noteVerifier('x.example', keys[0]!)}`, 'quorum w0'],
      'a second time',
    ],
    ['a key of a log', [`witness w0 ${noteVerifier('w0.example', keys[0]!)}`, 'quorum w0'], 'no key'],
    ['another hash', [line(0).replace(/\+[0-9a-f]{8}\+/, '+00000000+'), 'quorum w0'], 'no key'],
    [
      'more of them than a checkpoint has lines',
      [...Array.from({ length: 50 }, (_, n) => `witness m${n} ${verifierOf(n)}`), 'quorum m0'],
      'more than 48 witnesses',
    ],
    ['another word', ['watcher x', 'quorum none'], 'watcher'],
  ])('is refused with %s', (_, lines, said) => {
    expect(() => policy(...lines)).toThrow(said);
  });
});
