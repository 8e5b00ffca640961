import { beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../../src/release/index.js';
import { checkClaim } from '../../../src/words/index.js';
import { releaseOf } from '../../helpers/editions.js';
import { eightTowns } from './eightTowns.js';
import { handShaped } from './handShaped.js';

const lines = handShaped();

describe('sentences written by hand', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(eightTowns());
  }, 120_000);
  const verdict = (sentence: string) => checkClaim(release, sentence, 'en').verdict;
  const called = (is: string, ...verdicts: readonly string[]) =>
    lines
      .filter((line) => line.is === is && verdicts.includes(verdict(line.sentence)))
      .map(({ sentence }) => sentence);

  it('that are so are never called false, and those that are not never true', () => {
    expect(called('T', 'false')).toEqual([]);
    expect(called('F', 'true')).toEqual([]);
  });

  it('of which no release can say whether they are so are called neither', () => {
    expect(called('X', 'true', 'false', 'not-distinguishable')).toEqual([]);
  });

  it('do not say of who lost least that it gained the most', async () => {
    const falling = await releaseOf(eightTowns({ reversed: true }));
    const said = (sentence: string) => checkClaim(falling, sentence, 'en').verdict;
    // Of the Coast all fell from 2021 to 2022, Glynde by the least.
    expect(said('Glynde lost 0.1 points in 2022')).toBe('true');
    expect(said('In the Coast, Glynde gained the most points')).toBe('false');
    expect(said('In the Coast, Glynde grew fastest')).toBe('false');
  });

  it('that are so or not are called so in more than 96 of 100', () => {
    const all = lines.filter(({ is }) => is !== 'X');
    const answered = [...called('T', 'true'), ...called('F', 'false')];
    expect(lines.length).toBeGreaterThan(790);
    expect(answered.length / all.length).toBeGreaterThan(0.96);
  });
});
