import { describe, expect, it } from 'vitest';
import type { Release } from '../../../src/release/index.js';
import type { Meaning } from '../../../src/words/claims/claim.js';
import { meaningSentence } from '../../../src/words/claims/claimSentence.js';
import { understand } from '../../../src/words/claims/understand.js';
import { example, releaseOf, worldDigital } from '../../helpers/editions.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';
import { eightTowns } from './eightTowns.js';
import { everyMeaning } from './everyMeaning.js';
import { handShaped } from './handShaped.js';
import { askMaker } from './oracle/asks.js';
import { bookOf } from './oracle/book.js';
import { inChinese } from './oracle/chinese.js';
import { inEnglish } from './oracle/english.js';

/** Each reading of a sentence, of the likeliest places of its names. */
function meaningsOf(release: Release, sentence: string): readonly Meaning[] {
  const found = understand(release, sentence);
  return 'left' in found ? [] : found.readings.map(([first]) => first!);
}

/** A meaning as a text, places by their codes. */
const keyOf = (meaning: Meaning) =>
  JSON.stringify(meaning, (_, value) =>
    value?.code && value.level ? `${value.level} ${value.code}` : value,
  );

/** What sentences mean is said and read again. */
const readBack = (release: Release, sentences: readonly string[]) =>
  readAgain(
    release,
    sentences.flatMap((one) => meaningsOf(release, one)),
  );

/** Meanings are said in both languages and read again: how many were tried, and those that are not that meaning alone. */
function readAgain(release: Release, of: readonly Meaning[]): { tried: number; lost: string[] } {
  const meanings = new Map(of.map((meaning) => [keyOf(meaning), meaning]));
  const lost = [...meanings].flatMap(([key, meaning]) =>
    (['en', 'zh'] as const).flatMap((lang) => {
      const said = meaningSentence(release, meaning, lang);
      const again = meaningsOf(release, said).map(keyOf);
      return again.length === 1 && again[0] === key ? [] : [{ said, key, again }];
    }),
  );
  return { tried: 2 * meanings.size, lost: lost.map((one) => JSON.stringify(one)) };
}

/** Sentences drawn at random in both languages, one in five of two clauses. */
function drawn(release: Release, count: number): string[] {
  const book = bookOf(release.folder);
  const random = seeded(7);
  const draw = askMaker(book, random);
  return Array.from({ length: count }, (_, i) => {
    const [words, and] = i % 2 ? ([inEnglish, ', and '] as const) : ([inChinese, '，且'] as const);
    const one = () => words(book, draw(), random);
    return i % 5 > 0 ? one() : `${one()}${and}${one()}`;
  });
}

describe('a claim as it was understood', () => {
  it.each([
    ['the eight towns', times(60, 300), () => releaseOf(eightTowns())],
    ['the example', times(60, 300), () => releaseOf(example)],
    ['countries', times(30, 100), () => releaseOf(worldDigital)],
  ])(
    'is read again as that claim and no other, in both languages: of %s',
    async (_, count, made) => {
      const release = await made();
      const { tried, lost } = readBack(release, drawn(release, count));
      expect(lost).toEqual([]);
      expect(tried).toBeGreaterThan(1.5 * count);
    },
    120_000,
  );

  it('is read again whatever it claims, and in whatever way', async () => {
    const release = await releaseOf(eightTowns());
    const { tried, lost } = readAgain(release, everyMeaning(release));
    expect(lost).toEqual([]);
    expect(tried).toBeGreaterThan(1000);
  }, 120_000);

  it('is read again where the sentence was written by hand', async () => {
    const release = await releaseOf(eightTowns());
    const { tried, lost } = readBack(
      release,
      handShaped().map(({ sentence }) => sentence),
    );
    expect(lost).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  }, 120_000);
});
