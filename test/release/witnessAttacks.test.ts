import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consistencyProof, leafHash, treeHash } from '../../src/disk/index.js';
import type { Manifest } from '../../src/release/index.js';
import { attestations } from '../../src/release/store/attestations.js';
import { newSecretKey, type SecretKey } from '../../src/release/trust/ed25519.js';
import { cosign } from '../../src/release/trust/log/cosignature.js';
import {
  kinds,
  type NoteSignature,
  noteOf,
  noteVerifier,
  parseCheckpoint,
  type SignedCheckpoint,
  signCheckpoint,
} from '../../src/release/trust/log/note.js';
import { cosignersOf, parsePolicy } from '../../src/release/trust/witness/policy.js';
import { recomputedBy, signRecomputed, statementFile } from '../../src/release/trust/witness/recomputed.js';
import { requestText } from '../../src/release/trust/witness/request.js';
import { Witness } from '../../src/release/trust/witness/witness.js';
import { attackedText, changedText, generator, Refused } from '../helpers/attacks.js';
import { temporaryFolder } from '../helpers/folders.js';

const [log, other, ...keys] = Array.from({ length: 5 }, newSecretKey) as [
  SecretKey,
  SecretKey,
  ...SecretKey[],
];
const names = ['a.example', 'b.example', 'c.example'];
const at = Date.UTC(2026, 10, 28);
const policy = parsePolicy(
  [
    `log ${noteVerifier('example.org/log', log)}`,
    ...names.map((name, n) => `witness ${name} ${noteVerifier(name, keys[n]!, kinds.cosignature)}`),
    `group all 2 ${names.join(' ')}`,
    'quorum all',
  ].join('\n'),
  'witnesses.txt',
);

const leaves = Array.from({ length: 9 }, (_, n) => leafHash(`${n}`));
const stateOf = (size: number, origin = 'example.org/log', key = log): SignedCheckpoint =>
  signCheckpoint(key, { origin, size, root: treeHash(leaves.slice(0, size)) });
const signedBy = (n: number, state: SignedCheckpoint, when = at) => cosign(keys[n]!, names[n]!, state, when);
const noteWith = (state: SignedCheckpoint, ...lines: NoteSignature[]) =>
  noteOf(state.body, [state.signatures[0]!, ...lines]).text;

/** A cosignature over a text of the attacker's choice with another time in it. */
const withTime = (line: NoteSignature, seconds: bigint): NoteSignature => {
  const bytes = Buffer.from(line.bytes);
  bytes.writeBigUInt64BE(seconds);
  return { ...line, bytes };
};

/** Whether the reader takes a checkpoint as witnessed by two of three. */
const isTaken = (text: string) => {
  const found = parseCheckpoint(text);
  return found !== undefined && cosignersOf(policy, found).isEnough;
};

describe('of attacks on cosignatures none is accepted', () => {
  const [five, six] = [stateOf(5), stateOf(6)];
  const good = noteWith(five, signedBy(0, five), signedBy(1, five));

  it('made up of what was signed for something else', () => {
    expect(isTaken(good)).toBe(true);
    const a = signedBy(0, five);
    const elsewhere = stateOf(5, 'example.org/other', other);
    const forged: [string, string][] = [
      ['one witness twice', noteWith(five, a, a)],
      ['one witness at two times', noteWith(five, a, signedBy(0, five, at + 60_000))],
      ['one witness under the name of another', noteWith(five, a, cosign(keys[0]!, names[1]!, five, at))],
      ['the line of one with the name of another', noteWith(five, a, { ...a, name: names[1]! })],
      ['a cosignature of another state', noteWith(five, a, signedBy(1, six))],
      ['a cosignature of another log', noteWith(five, a, signedBy(1, elsewhere))],
      ['a checkpoint of another log', noteWith(elsewhere, signedBy(0, elsewhere), signedBy(1, elsewhere))],
      [
        'another origin, signed by the log',
        noteWith(
          stateOf(5, 'example.org/second'),
          ...[0, 1].map((n) => signedBy(n, stateOf(5, 'example.org/second'))),
        ),
      ],
      ['another time', noteWith(five, a, withTime(signedBy(1, five), BigInt(at) / 1000n + 1n))],
      ['no time', noteWith(five, a, cosign(keys[1]!, names[1]!, five, 0))],
      ['no time, signed at a time', noteWith(five, a, withTime(signedBy(1, five), 0n))],
      ['a time beyond all', noteWith(five, a, withTime(signedBy(1, five), 2n ** 63n))],
      [
        'a plain signature',
        noteWith(five, a, signCheckpoint(keys[1]!, { ...five, origin: names[1]! }).signatures[0]!),
      ],
      ['a stranger', noteWith(five, a, cosign(other, 'd.example', five, at))],
      ['the log itself', noteWith(five, a, cosign(log, names[1]!, five, at))],
      [
        'one valid and one false line of a witness',
        noteWith(five, a, signedBy(1, five), withTime(signedBy(1, five), 5n)),
      ],
      ['without the log', noteOf(five.body, [a, signedBy(1, five)]).text],
    ];
    for (const [what, text] of forged) expect(isTaken(text), what).toBe(false);
  });

  it('changed, cut off or put into another order', () => {
    const { next } = generator(44);
    const lines = good.split('\n');
    const refused = new Refused();
    for (let i = 0; i < 250; i++) {
      const attack = attackedText(good, next);
      const { forged } = attack;
      // The order of signatures says nothing.
      const isSame =
        forged.split('\n').sort().join('\n') === lines.toSorted().join('\n') && forged.startsWith(five.body);
      if (isSame) continue;
      expect(isTaken(forged), forged).toBe(false);
      const state = parseCheckpoint(forged);
      const by = state && cosignersOf(policy, state).by.length;
      refused.add('cosignatures', attack, state ? `signed by ${by} witnesses` : 'not its form');
    }
    expect(refused.total).toBeGreaterThanOrEqual(100);
    expect(refused.kindsOf('cosignatures')).toEqual(['changed', 'cut off', 'reordered', 'repeated']);
  });
});

describe('of attacks on a witness none is cosigned', () => {
  it('whatever history is shown after the one that it knows', async () => {
    const logs = [{ name: 'example.org/log', publicKey: log.publicKey }];
    const witness = new Witness({
      folder: temporaryFolder(),
      name: names[0]!,
      key: keys[0]!,
      logs,
      now: () => at,
    });
    const proof = (from: number, to: number) => consistencyProof(leaves.slice(0, to), from);
    await witness.add(requestText({ old: 0, proof: [], checkpoint: stateOf(4) }));
    const { next } = generator(45);
    const good = requestText({ old: 4, proof: proof(4, 7), checkpoint: stateOf(7) });
    const [, second] = [
      stateOf(7),
      signCheckpoint(log, { origin: 'example.org/log', size: 7, root: leafHash('fork') }),
    ];
    const forged = [
      requestText({ old: 4, proof: proof(4, 7), checkpoint: second }),
      requestText({ old: 4, proof: [], checkpoint: stateOf(7) }),
      requestText({ old: 4, proof: proof(4, 7).toReversed(), checkpoint: stateOf(7) }),
      requestText({ old: 4, proof: proof(4, 8), checkpoint: stateOf(7) }),
      requestText({ old: 3, proof: proof(3, 7), checkpoint: stateOf(7) }),
      requestText({ old: 0, proof: [], checkpoint: stateOf(3) }),
      requestText({ old: 4, proof: proof(4, 7), checkpoint: stateOf(7, 'example.org/log', other) }),
    ];
    for (let i = 0; i < 60; i++)
      forged.push(i % 2 ? changedText(good, next) : good.slice(0, next(good.length)));
    for (const text of forged)
      if (text !== good) expect((await witness.add(text)).status, text).not.toBe(200);
    expect((await witness.add(good)).status).toBe(200);
  });
});

describe('of attacks on statements about a release none is accepted', () => {
  const folder = temporaryFolder();
  const manifestOf = (id: string) =>
    ({ format: 1, id, edition: 'towns', version: '1', files: [] }) as unknown as Manifest;
  const [mine, earlier] = [manifestOf('towns-2-aa'), manifestOf('towns-1-bb')];
  const say = (n: number, manifest: Manifest, name = names[n]!, when = new Date(at).toISOString()) =>
    signRecomputed(keys[n]!, manifest, { at: when, from: 'panel', version: '1', witness: name });
  const fileOf = (...notes: string[]) => `${JSON.stringify([...new Set(notes)].sort(), null, 1)}\n`;
  const isTaken = async (text: string) => {
    writeFileSync(join(folder, attestations.recomputed), text);
    return recomputedBy({ folder, manifest: mine }, policy).then(
      ({ isEnough }) => isEnough,
      () => false,
    );
  };
  let good = '';
  beforeAll(() => {
    good = fileOf(say(0, mine), say(1, mine));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('of another release, by another key or by one witness twice', async () => {
    expect(await isTaken(good)).toBe(true);
    const five = stateOf(5);
    const forged: [string, string][] = [
      ['one witness', statementFile(say(0, mine))],
      [
        'one witness at two times',
        fileOf(say(0, mine), say(0, mine, names[0], new Date(at + 1000).toISOString())),
      ],
      ['one witness under another name', fileOf(say(0, mine), say(0, mine, names[1]))],
      ['another vintage', fileOf(say(0, mine), say(1, earlier))],
      [
        'another vintage that says it is this one',
        fileOf(say(0, mine), say(1, earlier).replace('towns-1-bb', 'towns-2-aa')),
      ],
      ['no time', fileOf(say(0, mine), say(1, mine, names[1], '1970-01-01T00:00:00.000Z'))],
      ['a cosigned checkpoint', fileOf(say(0, mine), noteWith(five, signedBy(1, five)))],
      ['the same note twice', `${JSON.stringify([say(0, mine), say(0, mine)], null, 1)}\n`],
      ['another witness', fileOf(say(0, mine), say(1, mine).replaceAll(names[1]!, names[2]!))],
    ];
    for (const [what, text] of forged) expect(await isTaken(text), what).toBe(false);
  });

  it('changed, cut off or put into another order', async () => {
    const { next } = generator(46);
    for (let i = 0; i < 100; i++) {
      const forged = i % 2 ? changedText(good, next) : good.slice(0, next(good.length));
      if (forged !== good) expect(await isTaken(forged), forged).toBe(false);
    }
    expect(await isTaken(`${JSON.stringify((JSON.parse(good) as string[]).toReversed(), null, 1)}\n`)).toBe(
      false,
    );
  });
});
