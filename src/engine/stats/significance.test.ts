import { describe, expect, it } from 'vitest';
import { concordance } from './concordance.js';
import { logGamma, normalUpperTail, regularisedBeta, studentTwoSidedTail } from './distributions.js';
import { rankColumn } from './ranked.js';
import { kendallP, pearsonP, spearmanP } from './significance.js';

describe('distributions', () => {
  it('of the normal: Abramowitz and Stegun (1964), tables 26.1 and 26.2', () => {
    expect(normalUpperTail(0)).toBe(0.5);
    expect(normalUpperTail(1) / 0.158655253931457).toBeCloseTo(1, 13);
    expect(normalUpperTail(-1.96) / 0.975002104851779).toBeCloseTo(1, 13);
    expect(normalUpperTail(10) / 7.61985302416053e-24).toBeCloseTo(1, 12);
    expect(normalUpperTail(3 - 1e-13) / normalUpperTail(3)).toBeCloseTo(1, 11);
  });
  it('of Student: one degree is Cauchy, two have a closed form, many are nearly normal', () => {
    for (const t of [0, 0.1, 1, 7, 300]) {
      expect(studentTwoSidedTail(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 13);
      expect(studentTwoSidedTail(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 13);
    }
    expect(studentTwoSidedTail(1.96, 1e7) / (2 * normalUpperTail(1.96))).toBeCloseTo(1, 5);
  });
  it('of Gamma and beta', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(171)).toBeCloseTo(706.573062245787, 10);
    expect([regularisedBeta(0, 2, 3), regularisedBeta(1, 2, 3)]).toEqual([0, 1]);
    expect(regularisedBeta(0.3, 2, 3)).toBeCloseTo(0.3483, 14);
    expect(regularisedBeta(Number.NaN, 2, 3)).toBeNaN();
  });
});

describe('p-values at their edges', () => {
  const kendall = (x: number[], y: number[]) => {
    const [a, b] = [rankColumn(x), rankColumn(y)];
    return kendallP(concordance(a, b), a, b);
  };
  it('counted out for few: of 3! orders two lie at the ends, of 5! two', () => {
    expect(spearmanP(1, 3, false)).toBeCloseTo(1 / 3, 14);
    expect(spearmanP(-1, 5, false)).toBeCloseTo(2 / 120, 14);
    expect(kendall([1, 2, 3, 4, 5], [5, 4, 3, 2, 1])).toBeCloseTo(2 / 120, 14);
    // two exchanges: 1 + 3 + 5 of 24 orders have two or fewer
    expect(kendall([1, 2, 3, 4], [1, 4, 2, 3])).toBeCloseTo((2 * 9) / 24, 14);
  });
  it('perfect correlation of many is as good as certain, none is 1', () => {
    expect(pearsonP(1, 40)).toBe(0);
    expect(pearsonP(0, 40)).toBe(1);
    expect(spearmanP(1, 40, true)).toBe(0);
    expect(spearmanP(1, 40, false)).toBeLessThan(1e-9);
  });
  it('is missing where there is no correlation', () => {
    expect(pearsonP(0.5, 2)).toBeNaN();
    expect(pearsonP(Number.NaN, 20)).toBeNaN();
    expect(spearmanP(Number.NaN, 20, false)).toBeNaN();
    expect(kendall([1, 1, 1], [1, 2, 3])).toBeNaN();
    expect(kendall([1], [2])).toBeNaN();
  });
  it('with ties Spearman’s is Student’s', () => {
    expect(spearmanP(0.4, 30, true)).toBe(pearsonP(0.4, 30));
  });
  it('of two tied lists of Kendall: variance from Kendall and Gibbons, (5.7), by hand', () => {
    // n = 4, one tie of two on each side: S = 4, (4·3·13 − 2·9 − 2·9)/18 + (2·2)/(2·4·3) + 0
    const spread = (4 * 3 * 13 - 18 - 18) / 18 + 4 / 24;
    const score = concordance(rankColumn([1, 1, 2, 3]), rankColumn([1, 2, 3, 3])).score;
    expect(kendall([1, 1, 2, 3], [1, 2, 3, 3])).toBeCloseTo(
      2 * normalUpperTail(score / Math.sqrt(spread)),
      14,
    );
  });
});
