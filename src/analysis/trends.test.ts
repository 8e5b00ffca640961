import { describe, expect, it } from 'vitest';
import { growthRate, interpolate, percentChange, trendOf } from './trends.js';

const no = Number.NaN;

describe('growth', () => {
  it('needs two values, whatever lies between them', () => {
    expect(growthRate([no, 5, no], [1, 2, 3])).toBeNaN();
    expect(growthRate([], [])).toBeNaN();
    expect(growthRate([1, no, 1.21], [2010, 2011, 2012])).toBeCloseTo(0.1, 14);
  });
  it('is 0 between equal ends, infinite from zero, and does not exist across signs', () => {
    expect(growthRate([7, 1, 7], [1, 2, 3])).toBe(0);
    expect(growthRate([0, 3], [1, 2])).toBe(Number.POSITIVE_INFINITY);
    expect(growthRate([-1, 4], [1, 3])).toBeNaN();
  });
  it('of huge values stays finite', () => {
    expect(growthRate([1e-300, 1e-300 * 1e10], [0, 10])).toBeCloseTo(9, 10);
  });
});

describe('change in per cent', () => {
  it('of two values is their difference; of more the slope of a line', () => {
    expect(percentChange([2, 3], [2010, 2012])).toBe(25);
    expect(percentChange([1, 2, 3], [1, 2, 3])).toBeCloseTo(100, 12);
    expect(percentChange([3, 3, 3], [1, 2, 3])).toBe(0);
    expect(percentChange([no, 3], [1, 2])).toBeNaN();
  });
});

describe('interpolation', () => {
  it('goes between neighbours and never beyond the ends', () => {
    expect(interpolate([no, 1, no, 5], [1, 2, 3, 4], [1, 2, 3, 3.5, 4, 5])).toEqual([no, 1, 3, 4, 5, no]);
    expect(interpolate([no, no], [1, 2], [1, 2])).toEqual([no, no]);
  });
});

describe('a trend', () => {
  const times = [2018, 2019, 2020, 2021];
  it('says what it rests on', () => {
    expect(trendOf([1, no, no, 8], times, growthRate)).toEqual({
      value: 1,
      observed: 0.5,
      first: 2018,
      last: 2021,
    });
  });
  it('of chosen times reads those times', () => {
    expect(trendOf([1, 2, 4, 400], times, growthRate, { times: [2018, 2020] }).value).toBeCloseTo(1, 14);
  });
  it('of the latest counts back from the last present value, and has none where the series is shorter', () => {
    const series = [4, 1, 2, no];
    expect(trendOf(series, times, growthRate, { latest: 2 }).value).toBeCloseTo(1, 14);
    expect(trendOf(series, times, growthRate, { latest: 3 }).value).toBeCloseTo(Math.sqrt(0.5) - 1, 14);
    expect(trendOf(series, times, growthRate, { latest: 4 }).value).toBeNaN();
    expect(trendOf([no, no, no, no], times, growthRate, { latest: 1 })).toEqual({
      value: no,
      observed: 0,
      first: no,
      last: no,
    });
  });
  it('over filled gaps still counts only what was observed', () => {
    const found = trendOf([2, no, 6, no], times, growthRate, { fill: true, latest: 2 });
    expect(found).toEqual({ value: 0.5, observed: 0.5, first: no, last: no });
  });
});
