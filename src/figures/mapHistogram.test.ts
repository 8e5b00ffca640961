import { describe, expect, it } from 'vitest';
import { classesAboutZero, evenClasses } from './mapClasses.js';
import { histogramOf } from './mapHistogram.js';

describe('the histogram of a map of changes', () => {
  const values = [-0.9, -0.3, -0.1, 0, 0.1, 0.1, 0.2, 0.4, 5];

  it('counts every place once, and those that fell, rose and stayed', () => {
    const { bins, fell, rose, same } = histogramOf(values, classesAboutZero(values));
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
    expect([fell, rose, same]).toEqual([3, 5, 1]);
  });

  it('has zero at the edge of a bin where the colours stand about zero', () => {
    const { bins, zero, low, high } = histogramOf(values, classesAboutZero(values));
    expect(zero).toBeCloseTo(0.5, 12);
    expect(low).toBeCloseTo(-high, 12);
    const below = bins.slice(0, bins.length / 2).reduce((sum, { count }) => sum + count, 0);
    expect(below).toBe(3);
  });

  it('has no zero where all rose', () => {
    const risen = [1, 2, 3, 4, 5, 6];
    expect(histogramOf(risen, evenClasses(risen)).zero).toBeUndefined();
  });

  it('puts what lies beyond the ends into the outer bins', () => {
    const { bins, high } = histogramOf(values, classesAboutZero([-1, 1]));
    expect(high).toBeLessThan(5);
    expect(bins.at(-1)!.count).toBe(1);
  });
});
