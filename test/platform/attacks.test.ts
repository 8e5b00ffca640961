import { beforeAll, describe, expect, it } from 'vitest';
import {
  checkFigureProof,
  type FigureProof,
  type PromisedRequest,
  proveFigures,
} from '../../src/platform/index.js';
import {
  type BrokenPromise,
  checkBrokenPromise,
  checkReceiptProof,
  judgePromise,
  newSecretKey,
  promiseOf,
  signPromise,
  sourceOf,
} from '../../src/release/index.js';
import { parseNote } from '../../src/release/trust/log/note.js';
import { openEdition } from '../../src/signals/index.js';
import { attacked, attackedText, generator, type Json, Refused } from '../helpers/attacks.js';
import { livePlatform, promisedIn, visit } from '../helpers/livePlatform.js';
import { ndjson } from '../helpers/platform.js';
import { otherLog } from '../helpers/promises.js';
import { trusting } from '../helpers/signed.js';

const key = newSecretKey();
const keys = trusting(key);
const origin = 'example.org/v1/log';
const leafOf = (name: string) =>
  JSON.stringify({
    receipt: name,
    sha256: 'a'.repeat(64),
    receivedAt: '2026-11-28T08:00:00.000Z',
    records: 1,
  });
const promiseTo = (name: string, segment = 2) =>
  signPromise(key, {
    ...{ by: '2026-11-28T09:00:00.000Z', contract: 'visits', leaf: leafOf(name), log: origin },
    ...{ partner: 'north', segment, version: '1.0.0' },
  });
const later = Date.UTC(2026, 10, 28, 12);
const judged = async (promise: string, leaf?: string) => {
  const source = sourceOf(
    await otherLog({ key, origin, segments: [1, 2, 3], at: later, ...(leaf && { leaf }) }),
  );
  return judgePromise(promise, { source, keys, now: later, file: 'receipt.json' });
};

let figures: {
  proofs: FigureProof[];
  trees: { root: string; records: number }[];
  body: Buffer;
  promised: PromisedRequest;
};

beforeAll(async () => {
  const live = await livePlatform('');
  const sent = ['110100', '110200', '310100'].map((city) => visit(city, 'a', 10, '2026-10-03'));
  const receipt = await live.send(...sent);
  await live.sendAs('south', ...['110100', '110200'].map((city) => visit(city, 'b', 5, '2026-10-04')));
  const taken = async () => (await live.take(true)).facts.contracts[0]!.tree!;
  const proof = (root: string) =>
    proveFigures(live.folder, openEdition(live.edition), { partner: 'north', receipt, rootOf: () => root })!;
  const first = await taken();
  const promised = promisedIn(live.platform, receipt);
  await live.sendAs('south', visit('110100', 'c', 7, '2026-10-05'));
  const second = await taken();
  figures = {
    proofs: [first, second].map(({ root }) => proof(root)),
    trees: [first, second],
    body: ndjson(...sent),
    promised,
  };
  await live.platform.close();
}, 120_000);

/** Attacks on each thing in one run. */
const attacks = 150;

describe('of generated attacks none is accepted', () => {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const ofJson = ['changed', 'cut off', 'replayed'];

  it('on proofs that records are in a figure: another cell, weight, line, vintage or order', () => {
    const { next } = generator(1);
    const refused = new Refused();
    const [good, other] = figures.proofs as unknown as [Json, Json];
    const check = (given: unknown) =>
      checkFigureProof(given, { tree: figures.trees[0], body: figures.body, promised: figures.promised });
    const truth = check(good)!.lines;
    expect(truth.map(({ is, cell }) => [is, cell?.[0]])).toEqual([
      ['in', '110100'],
      ['in', '110200'],
      ['in', '310100'],
    ]);
    expect(checkFigureProof(good, { tree: figures.trees[1], body: figures.body })).toBeUndefined();
    for (let i = 0; i < 2 * attacks; i++) {
      const attack = attacked(good, [other], next);
      if (same(attack.forged, good)) continue;
      const found = check(attack.forged);
      const wrong = found?.lines.filter(({ is }) => is === 'wrong');
      if (!found) refused.add('figure', attack, 'no proof for this release');
      else if (wrong!.length > 0) refused.add('figure', attack, 'a line that does not hold');
      // What is left out is no claim.
      else for (const line of found.lines) expect(truth, JSON.stringify(attack.forged)).toContainEqual(line);
    }
    expect(refused.total).toBeGreaterThanOrEqual(100);
    expect(refused.kindsOf('figure')).toEqual(expect.arrayContaining(ofJson));
  });

  it('on promises and evidence that one was broken', async () => {
    const { next } = generator(2);
    const refused = new Refused();
    const promise = promiseTo('rcp_mine');
    for (let i = 0; i < attacks; i++) {
      const attack = attackedText(promise, next);
      if (attack.forged === promise) continue;
      expect(promiseOf(attack.forged, keys), attack.forged).toBeUndefined();
      refused.add('promise', attack, parseNote(attack.forged) ? 'not signed' : 'not its form');
    }
    const [broken, kept] = [await judged(promise), await judged(promiseTo('rcp_other', 3))];
    if (broken.is !== 'broken' || kept.is !== 'broken') throw new Error('not broken');
    const good = JSON.parse(JSON.stringify(broken.evidence)) as Json;
    const other = JSON.parse(JSON.stringify(kept.evidence)) as Json;
    expect(checkBrokenPromise(good, keys)).toBeDefined();
    const both = [promise, (other as unknown as BrokenPromise).promise];
    for (let i = 0; i < attacks; i++) {
      const attack = attacked(good, [other], next);
      const found = checkBrokenPromise(attack.forged, keys);
      // Another promise that was broken too may take the place of this one, as the log lacks both.
      if (found) expect(both.map((one) => promiseOf(one, keys))).toContainEqual(found.promised);
      else refused.add('evidence', attack, 'convicts nobody');
    }
    const included = await judged(promise, leafOf('rcp_mine'));
    expect(included.is).toBe('included');
    expect(refused.total).toBeGreaterThanOrEqual(100);
    expect(refused.kindsOf('promise')).toEqual(['changed', 'cut off', 'reordered', 'repeated']);
    expect(refused.kindsOf('evidence')).toEqual(expect.arrayContaining(ofJson));
  });

  it('on proofs that a request is in the log', async () => {
    const { next } = generator(3);
    const refused = new Refused();
    const [one, two] = [
      await judged(promiseTo('rcp_one'), leafOf('rcp_one')),
      await judged(promiseTo('rcp_two'), leafOf('rcp_two')),
    ];
    if (one.is !== 'included' || two.is !== 'included') throw new Error('not included');
    const [good, other] = [one.proof, two.proof].map((proof) => JSON.parse(JSON.stringify(proof)) as Json);
    for (let i = 0; i < attacks; i++) {
      const attack = attacked(good!, [other!], next);
      const { wrong, leaf } = checkReceiptProof(attack.forged, keys);
      if (wrong.length === 0) expect(leaf?.receipt, JSON.stringify(attack.forged)).toBe('rcp_one');
      else refused.add('receipt', attack, wrong[0]!);
    }
    expect(refused.total).toBeGreaterThanOrEqual(40);
    expect(refused.kindsOf('receipt')).toEqual(expect.arrayContaining(['changed', 'cut off']));
  });
});
