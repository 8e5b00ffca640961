import { describe, expect, it } from 'vitest';
import { normalCritical, studentCritical } from './critical.js';
import { studentTwoSidedTail } from './distributions.js';

describe('the distance beyond which a share of a distribution lies', () => {
  it('has the known values of Student’s t', () => {
    expect(studentCritical(0.05, 1)).toBeCloseTo(12.7062047361747, 11);
    expect(studentCritical(0.05, 10)).toBeCloseTo(2.22813885198627, 12);
    expect(studentCritical(0.05, 30)).toBeCloseTo(2.04227245630124, 12);
    expect(studentCritical(0.01, 2)).toBeCloseTo(9.92484320091807, 11);
  });
  it('has the known values of the normal distribution', () => {
    expect(normalCritical(0.05)).toBeCloseTo(1.95996398454005, 12);
    expect(normalCritical(0.1)).toBeCloseTo(1.64485362695147, 12);
    expect(normalCritical(1e-9)).toBeCloseTo(6.10941020486904, 9);
  });
  it('goes back where it came from, in heavy and in light tails', () => {
    for (const df of [0.5, 1, 2, 5, 29, 1000])
      for (const share of [0.9, 0.5, 0.1, 1e-3, 1e-8])
        expect(studentTwoSidedTail(studentCritical(share, df), df) / share).toBeCloseTo(1, 10);
  });
  it('does not exist for no share, all, or no degrees of freedom', () => {
    for (const [share, df] of [
      [0, 5],
      [1, 5],
      [Number.NaN, 5],
      [0.05, 0],
      [0.05, -1],
    ] as const)
      expect(studentCritical(share, df)).toBeNaN();
    expect(normalCritical(2)).toBeNaN();
  });
});
