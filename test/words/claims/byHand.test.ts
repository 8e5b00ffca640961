import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../../src/release/index.js';
import { checkClaim } from '../../../src/words/claims/checkClaim.js';
import { chinaRelease, releaseOf, worldDigital } from '../../helpers/editions.js';

/** Sentences by the first letter of their edition; what a person found them to be. */
const written = readFileSync(new URL('byHand.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^[wod] [TFNRX] /.test(line))
  .map((line) => ({
    edition: line[0]!,
    is: line[2] as 'T' | 'F' | 'N' | 'R' | 'X',
    sentence: line.slice(4),
  }));

/** The verdicts that would mislead a reader of a sentence. */
const wrong = {
  T: ['false'],
  F: ['true'],
  X: ['true'],
  N: ['true', 'false'],
  R: ['true', 'false', 'not-distinguishable'],
};

describe.each([
  ['w', 'world-digital with three indicators', () => releaseOf(worldDigital, 'access')],
  ['d', 'world-digital', () => releaseOf(worldDigital)],
  ['o', 'china-open', chinaRelease],
] as const)('of the adversarial sentences judged by hand', (letter, name, made) => {
  let release: Release | string;
  beforeAll(async () => {
    release = await made();
  }, 120_000);
  const own = written.filter(({ edition }) => edition === letter);

  it(`none about ${name} gets a verdict that misleads`, (test) => {
    if (typeof release === 'string') return test.skip(release);
    const of = release;
    const misled = own.filter(({ is, sentence }) =>
      wrong[is].includes(checkClaim(of, sentence, /\p{Script=Han}/u.test(sentence) ? 'zh' : 'en').verdict),
    );
    expect(misled).toEqual([]);
    expect(own.length).toBeGreaterThan(30);
  });

  it(`most of the plain ones about ${name} are answered`, (test) => {
    if (typeof release === 'string') return test.skip(release);
    const of = release;
    const plain = own.filter(({ is }) => is === 'T' || is === 'F');
    const answered = plain.filter(({ sentence }) =>
      ['true', 'false'].includes(checkClaim(of, sentence, 'en').verdict),
    );
    expect(answered.length / plain.length).toBeGreaterThan(0.7);
  });
});
