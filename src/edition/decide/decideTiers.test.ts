import { describe, expect, it } from 'vitest';
import { planOf } from '../../../test/helpers/plan.js';
import { same } from '../text.js';

const units = { a: { band: 'high' }, b: { band: 'low' } };
const tiersOf = (tiers: object) => planOf({ units, periods: ['2020', '2021'], tree: { x: 1 }, tiers }).tiers;
const published = { title: { en: 't', zh: 't' }, period: 2020, sizes: [1, 1], source: 's' };

describe('tiers of an edition', () => {
  it('may be a column, with as many tiers as it has groups', () => {
    expect(tiersOf({ by: { column: 'band' } })).toEqual({
      by: 'column',
      count: 2,
      grouping: 0,
      published: [],
    });
  });
  it('carry what others published', () => {
    expect(tiersOf({ by: 'natural-breaks', count: 3, published: [published] })).toEqual({
      by: 'natural-breaks',
      count: 3,
      grouping: -1,
      published: [{ ...published, period: '2020', shares: [], source: same('s') }],
    });
  });
  it.each([
    [{ by: { column: 'bnad' } }, 'did you mean “band”?'],
    [{ by: { column: 'band' }, count: 2 }, 'no count: the column says how many'],
    [{ published: [{ ...published, period: 2019 }] }, 'a published period (2020, 2021)'],
    [{ published: [{ ...published, shares: [50] }] }, 'a share for each of the 2 sizes'],
  ])('%o is refused', (tiers, words) => {
    expect(() => tiersOf(tiers)).toThrow(words);
  });
});
