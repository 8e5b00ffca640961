import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spearman } from './correlation.js';
import { averageRanks } from './ranked.js';

describe('spearman', () => {
  it('agrees with 1 − 6Σd²/(n(n²−1)) where nothing is tied: IQ and hours of television, −29/165', () => {
    const iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17];
    expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 14);
  });

  // Ranks 1, 2½, 2½, 4 and 1, 2, 3, 4: Σab = 4.5, Σa² = 4.5, Σb² = 5 about the mean 2½.
  it('counts ties by their average rank', () => {
    expect(spearman([10, 20, 20, 30], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 14);
  });

  it('is 1 for any rising and −1 for any falling function of the same list', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 60 }), (xs) => {
        expect(
          spearman(
            xs,
            xs.map((x) => x ** 3),
          ),
        ).toBeCloseTo(1, 12);
        expect(
          spearman(
            xs,
            xs.map((x) => -x),
          ),
        ).toBeCloseTo(-1, 12);
      }),
    );
  });

  it('has no value below two pairs or for a constant list', () => {
    expect([spearman([], []), spearman([1], [2]), spearman([1, 1], [1, 2])]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('leaves out pairs with a missing value', () => {
    expect(spearman([1, Number.NaN, 3, 2], [1, 9, 3, Number.NaN])).toBe(1);
  });
});

it('average ranks share the mean of the places of equal values, infinities included', () => {
  expect([...averageRanks([5, Infinity, 5, -Infinity, Infinity, -0, 0])]).toEqual([
    4.5, 6.5, 4.5, 1, 6.5, 2.5, 2.5,
  ]);
});
