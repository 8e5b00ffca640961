import { describe, expect, it } from 'vitest';
import type { ScaleName } from '../../edition/index.js';
import { fitScale, type ScaleParameters } from './scales.js';

const plain: ScaleParameters = {
  range: [0, 1],
  mean: 0,
  sd: 1,
  low: 0,
  high: 1,
  target: 0,
  reference: 0,
  cap: false,
  ties: 'lowest',
};
describe('scales at their edges', () => {
  const fit = (values: number[], name: ScaleName, p: Partial<ScaleParameters> = {}) =>
    fitScale(name, values, { ...plain, ...p });

  it('log goalposts are the human development index’s: 100(ln x − ln lo)/(ln hi − ln lo)', () => {
    const income = fit([1], 'log-goalposts', { low: 100, high: 75_000, range: [0, 100] })!;
    expect(income(17_054)).toBeCloseTo((100 * Math.log(170.54)) / Math.log(750), 10);
    expect(income(-1)).toBeNaN();
  });
  it('robust scores put the median at zero and half of a normal sample within ±0.6745', () => {
    const score = fit([1, 2, 3, 4, 100], 'robust')!;
    expect(score(3)).toBe(0);
    expect(score(4)).toBeCloseTo(1 / 1.4826, 12);
  });
  it('a sample that is the same everywhere has no min-max, z-score, robust score or distance', () => {
    for (const name of ['min-max', 'z-score', 'robust', 'distance-to-max', 'distance-to-target'] as const) {
      expect(fit([7, 7, 7], name)).toBeUndefined();
    }
  });
  it('one unit has no percentile rank, an empty sample no fraction of its maximum', () => {
    expect(fit([5], 'percentile-rank')).toBeUndefined();
    expect(fit([], 'fraction-of-max')).toBeUndefined();
    expect(fit([0, 0], 'fraction-of-max')).toBeUndefined();
  });
  it('missing values take no part and stay missing', () => {
    const score = fit([1, Number.NaN, 3], 'min-max')!;
    expect(score(2)).toBe(0.5);
    expect(score(Number.NaN)).toBeNaN();
  });
  it('ties share the lowest rank', () => {
    const rank = fit([1, 2, 2, 3], 'rank')!;
    expect([1, 2, 3].map(rank)).toEqual([1, 2, 4]);
  });
  it('or their average, and a value between two others has one too', () => {
    const average = (name: ScaleName) => fit([1, 2, 2, 2, 3], name, { ties: 'average' })!;
    expect([1, 2, 3].map(average('rank'))).toEqual([1, 3, 5]);
    expect([1, 2, 3].map(average('borda'))).toEqual([0, 2, 4]);
    expect([1, 2, 2.5, 3].map(average('percentile-rank'))).toEqual([0, 0.5, 1, 1]);
  });
  it('none leaves every value as it is', () => {
    expect([-1, 0, 1e300].map(fit([1, 1], 'none')!)).toEqual([-1, 0, 1e300]);
  });
});
