import { describe, expect, it } from 'vitest';
import { coinr, doubles, expectAgreement, type Frame } from '../../../test/helpers/golden.js';
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
  quantiles: [0, 1],
  share: 0,
  points: [],
  steps: false,
};
const raw = coinr('01_pipeline')['Raw']!.data;
const theirs = coinr<Record<string, Frame & (number | null)[]>>('05_normalise');

/** A column of the golden data, turned so that more is better. */
const turned = (name: string) => {
  const sign = name === 'Villages' || name === 'Towns' ? -1 : 1;
  return doubles(raw[name]!).map((x) => sign * x);
};
const scored = (values: Float64Array, name: ScaleName, parameters: Partial<ScaleParameters>) =>
  values.map(fitScale(name, values, { ...plain, ...parameters })!);

describe('scales agree with COINr', () => {
  const cases: [string, ScaleName, Partial<ScaleParameters>][] = [
    ['minmax_0_100', 'min-max', { range: [0, 100] }],
    ['minmax_1_100', 'min-max', { range: [1, 100] }],
    ['zscore', 'z-score', {}],
    ['zscore_10_2', 'z-score', { mean: 10, sd: 2 }],
    ['rank', 'rank', {}],
    ['borda', 'borda', {}],
    ['prank', 'percentile-rank', {}],
    ['dist2max', 'distance-to-max', {}],
    ['fracmax', 'fraction-of-max', {}],
    ['scaled', 'scaled', { low: 0, high: 1000, range: [0, 100] }],
  ];
  it.each(cases)('%s', (file, name, parameters) => {
    for (const [column, want] of Object.entries(theirs[file]!.data)) {
      if (column !== 'uCode') expectAgreement(scored(turned(column), name, parameters), want);
    }
  });

  it('dist2ref with the first unit as reference', () => {
    for (const [column, want] of Object.entries(theirs['dist2ref_1']!.data)) {
      if (column === 'uCode') continue;
      const values = turned(column);
      expectAgreement(scored(values, 'distance-to-reference', { reference: values[0]! }), want);
    }
  });

  it('goalposts, distance to a target, and to a target below that is capped', () => {
    const posts = { low: 100, high: 5000, range: [0, 10] as [number, number], cap: true };
    expectAgreement(scored(turned('MobileLate'), 'goalposts', posts), theirs['goalposts_MobileLate']!);
    const target = scored(turned('Communities'), 'distance-to-target', { target: 1000 });
    expectAgreement(target, theirs['dist2targ_Communities']!);
    const below = scored(turned('Towns'), 'distance-to-target', { target: -20, cap: true });
    expectAgreement(below, theirs['dist2targ_neg_cap_Towns']!);
  });
});

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
