import { describe, expect, it } from 'vitest';
import { bandwidthOf, densityAt } from './density.js';
import { rankSize } from './rankSize.js';

const no = Number.NaN;

describe('rank, size and shape', () => {
  it('of Zipf’s law has an exponent near 1', () => {
    const zipf = Array.from({ length: 500 }, (_, i) => 1e6 / (i + 0.5));
    expect(rankSize(zipf)).toMatchObject({
      exponent: expect.closeTo(1, 9),
      r2: expect.closeTo(1, 9),
      units: 500,
    });
  });
  it('say why there is none', () => {
    expect([[], [1], [1, 2], [2, 2, 2]].map((x) => rankSize(x).why)).toEqual([
      'no-units',
      'one-unit',
      'few-units',
      'all-equal',
    ]);
    expect(rankSize([0, no, 1, 2, 4]).units).toBe(3);
    expect(densityAt([1], [1])).toEqual([no]);
    expect(densityAt([2, 2], [2])).toEqual([no]);
    expect(bandwidthOf([0, 1, 1, 1, 1, 9])).toBeGreaterThan(0);
  });
  it('the density adds up to 1', () => {
    const points = Array.from({ length: 400 }, (_, i) => -10 + i / 20);
    const sum = densityAt([1, 2, 2.5, no, 4], points).reduce((a, d) => a + d / 20, 0);
    expect(sum).toBeCloseTo(1, 6);
  });
});
