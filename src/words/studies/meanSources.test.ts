import { describe, expect, it } from 'vitest';
import { meanSources } from './rangeText.js';

describe('what makes ranks uncertain', () => {
  const places = [
    { sources: { weights: 0.5, structure: 0.5, data: 0 } },
    { sources: { weights: 0, structure: 0.2, data: 0.8 } },
    { sources: { weights: Number.NaN, structure: Number.NaN, data: Number.NaN } },
    {},
  ];

  it('is the mean of what the pages of the places say, without those that nothing moves', () => {
    const mean = meanSources(places)!;
    expect([mean.weights, mean.structure, mean.data]).toEqual([0.25, 0.35, 0.4]);
  });

  it('adds up to one', () => {
    const { weights, structure, data } = meanSources(places)!;
    expect(weights + structure + data).toBeCloseTo(1, 12);
  });

  it('is not known where no place was studied', () => {
    expect(meanSources([{}])).toBeUndefined();
  });
});
