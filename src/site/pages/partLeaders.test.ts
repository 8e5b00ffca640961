import { describe, expect, it } from 'vitest';
import { inMemory } from '../../../test/helpers/inMemory.js';
import { partLeaders } from './partLeaders.js';

/** What is said of three places with two parts. */
function said(mobile: number[], fixed: number[], lang: 'en' | 'zh' = 'en') {
  const units = { a: {}, b: {}, c: {} };
  const release = inMemory(
    { units, periods: ['2020'], tree: { mobile: 1, fixed: 1 } },
    { mobile: [mobile], fixed: [fixed] },
  );
  return partLeaders(release, 0, 0, '2020', lang);
}

describe('who has the most points in each part', () => {
  it('is one place where it is the same in all', () => {
    const { text, links } = said([5, 3, 1], [9, 2, 4])!;
    expect(text).toMatch(/^As published, a has the most points of the \S+ in every part in 2020\.$/);
    expect(links).toEqual([{ text: 'a', href: expect.stringMatching(/\/en\/place\/a\/2020$/) }]);
    expect(said([5, 3, 1], [9, 2, 4], 'zh')!.text).toMatch(/^按公布的点数，2020年a各分项均居各.+首位。$/);
  });

  it('is told part by part where places differ', () => {
    expect(said([5, 3, 1], [1, 2, 4])!.text).toMatch(
      /^As published, of the \S+, a has the most points in mobile; c in fixed in 2020\.$/,
    );
    expect(said([5, 3, 1], [1, 2, 4], 'zh')!.text).toMatch(
      /^按公布的点数，2020年各分项居首的.+：a（mobile）、c（fixed）。$/,
    );
  });

  it('is left unsaid where two places share the first rank of a part', () => {
    expect(said([5, 5, 1], [9, 2, 4])).toBeUndefined();
  });
});
