import { describe, expect, it } from 'vitest';
import { chainSizes, increment, jobs } from './rules.js';

const no = Number.NaN;

const stepsOf = (index: readonly number[]) =>
  index.slice(1).map((after, t) => ({ before: index[t]!, after }));

describe('the increment rule', () => {
  it('gives the size published for 2016', () => {
    const { size } = increment({ beta: 1406.02, low: no, high: no }, 261.95, 100);
    expect(size / 1e4).toBeCloseTo(22.77, 3);
  });
  it('is 0 in the base, its interval too', () => {
    expect(increment({ beta: 10, low: 8, high: 12 }, 100, 100)).toEqual({ size: 0, low: 0, high: 0 });
  });
  it('turns the interval round where the index fell', () => {
    expect(increment({ beta: 10, low: 8, high: 13 }, 90, 100)).toEqual({ size: -100, low: -130, high: -80 });
  });
  it('has no interval where β has none, and no size without an index', () => {
    expect(increment({ beta: 10, low: no, high: no }, 110, 100)).toEqual({ size: 100, low: no, high: no });
    expect(increment({ beta: 10, low: 8, high: 12 }, no, 100).size).toBeNaN();
  });
  it('adds up over places as the index does', () => {
    const beta = { beta: 3, low: 2, high: 4 };
    const parts = [increment(beta, 30, 25), increment(beta, 90, 75)].map(({ size }) => size);
    expect(parts[0]! + parts[1]!).toBe(increment(beta, 120, 100).size);
  });
});

describe('the chained rule', () => {
  it('gives the size published for 2017 from that of 2016', () => {
    const [, size] = chainSizes(stepsOf([222.53, 348.69]), 0.3545, 0, 227700);
    expect(size! / 1e4).toBeCloseTo(26.7, 2);
  });
  it('stays where the index stays, and with an elasticity of one grows like it', () => {
    expect(chainSizes(stepsOf([100, 100, 100]), 0.35, 0, 7)).toEqual([7, 7, 7]);
    expect(chainSizes(stepsOf([100, 150, 75]), 1, 0, 2)).toEqual([2, 3, 1.5]);
  });
  it('begins at its start and stops at the first index that is missing or not above zero', () => {
    expect(chainSizes(stepsOf([100, 100, 200, no, 300]), 1, 1, 5)).toEqual([no, 5, 10, no, no]);
    expect(chainSizes(stepsOf([100, 0, 100]), 1, 0, 5)).toEqual([5, no, no]);
    expect(chainSizes(stepsOf([100, 200]), 1, -1, 5)).toEqual([no, no]);
  });
});

describe('jobs', () => {
  it('are so many a point, fewer for a fall, and none known without an index', () => {
    expect(jobs(17300, { before: 100, after: 261.95 })).toBeCloseTo(2801735, 6);
    expect(jobs(10, { before: 100, after: 90 })).toBe(-100);
    expect(jobs(10, { before: no, after: 90 })).toBeNaN();
  });
});
