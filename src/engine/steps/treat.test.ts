import { describe, expect, it } from 'vitest';
import { boxCoxLambda, fitTransform } from './transform.js';
import { treat } from './treat.js';

const defaults = {
  skew: 2,
  kurtosis: 3.5,
  transform: 'log-ct',
  lambda: null,
  combine: false,
  force: false,
} as const;

describe('treatment at its edges', () => {
  const how = { ...defaults, winsorise: 5 };
  it('leaves a sample alone that is too small, constant or passes', () => {
    for (const sample of [
      [1, 2],
      [3, 3, 3, 3, 3],
      [1, 2, 3, 4, 5],
    ]) {
      const values = Float64Array.from(sample);
      expect(treat(values, how).values).toBe(values);
    }
  });
  it('moves low outliers up when the skewness is negative', () => {
    const values = Float64Array.from([-1000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const { winsorised, values: moved } = treat(values, how);
    expect(winsorised).toEqual([{ at: 0, side: 'low' }]);
    expect(moved[0]).toBe(1);
  });
  it('keeps missing values missing and does not change its input', () => {
    const values = Float64Array.from([1, 2, Number.NaN, 3, 4, 5, 6, 7, 1e6]);
    const before = values.slice();
    expect(treat(values, how).values[2]).toBeNaN();
    expect(values).toEqual(before);
  });
  it('a constant sample has no transformation', () => {
    expect(fitTransform('log-ct', [2, 2])(2)).toBeNaN();
  });
  it('estimates λ = 0 for values whose logs are evenly spread around their mean', () => {
    const sample = Float64Array.from({ length: 401 }, (_, i) => Math.exp((i - 200) / 60));
    expect(Math.abs(boxCoxLambda(sample))).toBeLessThan(1e-6);
  });
});

describe('other ways', () => {
  const sample = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]);
  it('winsorises only, and says that this was not enough', () => {
    const { values, winsorised, passes } = treat(sample, {
      ...defaults,
      skew: 1,
      kurtosis: -9,
      winsorise: 1,
      transform: 'none',
    });
    expect(winsorised).toEqual([{ at: 9, side: 'high' }]);
    expect(values[9]).toBe(9);
    expect(passes).toBe(true);
    expect(treat(sample, { ...defaults, winsorise: 0, transform: 'none' }).passes).toBe(false);
  });
  it('combines: transforms the winsorised values, and keeps what was moved', () => {
    const how = { ...defaults, skew: 1e-9, kurtosis: -9, winsorise: 1, transform: 'log' as const };
    const skewed = Float64Array.from([1, 2, 3, 4, 100, 60]);
    const both = treat(skewed, { ...how, combine: true });
    expect([...both.values]).toEqual([1, 2, 3, 4, 60, 60].map(Math.log));
    expect(both.winsorised).toEqual([{ at: 4, side: 'high' }]);
    const alone = treat(skewed, how);
    expect([...alone.values]).toEqual([1, 2, 3, 4, 100, 60].map(Math.log));
    expect(alone.winsorised).toEqual([]);
  });
  it('forces: the logarithm of what passes, or so many points however they lie', () => {
    const even = Float64Array.from([1, 2, 3, 4, 5]);
    const log = treat(even, { ...defaults, winsorise: 0, transform: 'log', force: true });
    expect([...log.values]).toEqual([...even].map(Math.log));
    const two = treat(even, { ...defaults, winsorise: 2, transform: 'none', force: true });
    expect(two.winsorised).toHaveLength(2);
  });
  it('forces nothing on a sample that is the same everywhere', () => {
    const equal = Float64Array.from([3, 3, 3, 3]);
    expect(treat(equal, { ...defaults, winsorise: 2, force: true }).values).toBe(equal);
  });
  it('a log for both tails keeps the order and pulls in the longer one', () => {
    for (const values of [
      [1, 2, 3, 50],
      [-50, 1, 2, 3],
    ]) {
      const mapped = values.map(fitTransform('log-ct-skew', values));
      expect([...mapped].sort((x, y) => x - y)).toEqual(mapped);
    }
    expect(fitTransform('log-ct-skew', [0, 90, 100])(100)).toBeCloseTo(0, 12);
  });
});

describe('fences', () => {
  it('set what lies beyond 1.5 interquartile ranges to the fence, on both sides', () => {
    const { values, winsorised, passes } = treat(Float64Array.from([-50, 1, 2, 3, 4, 5, 60]), {
      fences: 1.5,
    });
    // quartiles 1.5 and 4.5, range 3
    expect([...values]).toEqual([-3, 1, 2, 3, 4, 5, 9]);
    expect(winsorised).toEqual([
      { at: 0, side: 'low' },
      { at: 6, side: 'high' },
    ]);
    expect(passes).toBe(true);
  });
  it('leave alone what lies between them, one value, equal values and none at all', () => {
    for (const list of [[1, 2, 3], [7], [2, 2, 2], [Number.NaN, Number.NaN], [1e308, -1e308]]) {
      const sample = Float64Array.from(list);
      expect(treat(sample, { fences: 1.5 }).values).toEqual(sample);
    }
  });
  it('keep missing values missing', () => {
    expect(treat(Float64Array.from([1, 2, Number.NaN, 3, 4, 99]), { fences: 1.5 }).values[2]).toBeNaN();
  });
});
