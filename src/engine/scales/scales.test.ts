import { describe, expect, it } from 'vitest';
import { plainScale } from '../../../test/helpers/scale.js';
import type { ScaleName } from '../../edition/index.js';
import { fitScale, type ScaleParameters } from './index.js';

describe('scales at their edges', () => {
  const fit = (values: number[], name: ScaleName, p: Partial<ScaleParameters> = {}) =>
    fitScale(name, values, { ...plainScale, ...p });

  it('log goalposts are the human development index’s: 100(ln x − ln lo)/(ln hi − ln lo)', () => {
    const income = fit([1], 'log-goalposts', { low: 100, high: 75_000, range: [0, 100] })!;
    expect(income(17_054)).toBeCloseTo((100 * Math.log(170.54)) / Math.log(750), 10);
    expect(income(-1)).toBeNaN();
  });
  it('on log goalposts zero has the low end where they are capped, and else no score', () => {
    const bounds: Partial<ScaleParameters> = { low: 100, high: 75_000, range: [0, 100] };
    expect(fit([0, 5], 'log-goalposts', { ...bounds, cap: true })!(0)).toBe(0);
    const uncapped = fit([0, 5], 'log-goalposts', { ...bounds, cap: false })!;
    expect([uncapped(0), uncapped(-1)]).toEqual([Number.NaN, Number.NaN]);
    expect(uncapped(10)).toBeLessThan(0);
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
  it('quantiles in place of the ends, and what lies beyond them capped or not', () => {
    const sample = [0, 1, 2, 3, 4, 5, 6, 7, 8, 100];
    const between = { quantiles: [0.1, 0.8] as [number, number], cap: true };
    const score = fit(sample, 'min-max', between)!;
    const [low, high] = [0.9, 7.2]; // R: quantile(c(0:8, 100), c(0.1, 0.8))
    expect(score(3)).toBeCloseTo((3 - low) / (high - low), 14);
    expect(score(100)).toBe(1);
    expect(score(0)).toBe(0);
    expect(fit(sample, 'min-max', { ...between, cap: false })!(100)).toBeGreaterThan(1);
    expect(fit([1, 5, 5, 5, 5, 5, 5, 5, 5, 9], 'min-max', { quantiles: [0.2, 0.8] })).toBeUndefined();
  });
  it('a threshold is reached or not', () => {
    const score = fit([], 'threshold', { target: 5, range: [0, 1] })!;
    expect([4.9, 5, 6].map(score)).toEqual([0, 1, 1]);
    expect(score(Number.NaN)).toBeNaN();
  });
  it('ranks transformed as in the English Indices of Deprivation: the first tenth of the places from 50 to 100', () => {
    const sample = Array.from({ length: 33_755 }, (_, i) => i / 7);
    const score = fit(sample, 'exponential-rank')!;
    const share = (rank: number) => -23 * Math.log(1 - (rank / 33_755) * (1 - Math.exp(-100 / 23)));
    for (const rank of [1, 2, 17_000, 30_380, 33_754, 33_755])
      expect(score(sample[rank - 1]!)).toBeCloseTo(share(rank), 9);
    expect(score(sample.at(-1)!)).toBeCloseTo(100, 9);
    expect(score(1e9)).toBe(score(sample.at(-1)!)); // of another period, above all of the sample
    expect(sample.filter((x) => score(x) >= 50).length / sample.length).toBeCloseTo(0.1, 2);
  });
  it('normal scores: R’s qnorm(ppoints(5, a = 3/8)), and with offset 0 qnorm((1:5)/6)', () => {
    const of = (p: Partial<ScaleParameters>) =>
      [7, 8, 9, 10, 99].map(fit([7, 8, 9, 10, 99], 'normal-score', p)!);
    [-1.179761, -0.4972006, 0, 0.4972006, 1.179761].forEach((z, i) => {
      expect(of({ offset: 0.375 })[i]).toBeCloseTo(z, 6);
    });
    [-0.9674216, -0.4307273, 0, 0.4307273, 0.9674216].forEach((z, i) => {
      expect(of({ offset: 0, mean: 50, sd: 10 })[i]).toBeCloseTo(50 + 10 * z, 5);
    });
    expect(fit([1, 1, 1], 'normal-score', { offset: 0.5, ties: 'average' })!(1)).toBe(0);
  });
  it('among the highest tenth are those with nine tenths of the others below', () => {
    const sample = Array.from({ length: 11 }, (_, i) => i);
    const score = fit(sample, 'top-share', { share: 0.1 })!;
    expect(sample.map(score)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    expect(fit([1, 2, 2, 2], 'top-share', { share: 0.5 })!(2)).toBe(0); // three share the place after the first
    expect(fit([3], 'top-share', { share: 0.1 })).toBeUndefined();
  });
  it('given points: lines or steps between them, the ends beyond them', () => {
    const points: [number, number][] = [
      [0, 10],
      [10, 20],
      [20, 0],
    ];
    expect([-5, 0, 5, 10, 15, 20, 99].map(fit([], 'piecewise', { points })!)).toEqual([
      10, 10, 15, 20, 10, 0, 0,
    ]);
    const steps = fit([], 'piecewise', { points, steps: true })!;
    expect([-5, 0, 9, 10, 19, 20, 99].map(steps)).toEqual([10, 10, 10, 20, 20, 0, 0]);
  });
  it('around the reference: its mean gets the middle, the width is that of the whole sample', () => {
    const score = fit([0, 4, 10], 'around-reference', { reference: 4, range: [70, 130] })!;
    expect([4, 0, 10].map(score)).toEqual([100, 76, 136]);
    expect(fit([2, 2], 'around-reference', { reference: 2 })).toBeUndefined();
    expect(fit([1, 2], 'around-reference', { reference: Number.NaN })).toBeUndefined();
  });
});
