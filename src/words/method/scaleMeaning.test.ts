import { describe, expect, it } from 'vitest';
import { planOf } from '../../../test/helpers/plan.js';
import { scaleMeaning } from './scaleMeaning.js';

const meaning = (sketch: Partial<Parameters<typeof planOf>[0]>) =>
  scaleMeaning(
    planOf({ units: ['a', 'b'], periods: ['2020', '2021'], tree: { x: 1, y: 1 }, ...sketch }),
    'en',
  );

describe('what points mean', () => {
  it('is the base of shares, and that they add up', () => {
    expect(meaning({})).toMatch(/^100 is .* in 2020\. The points of all .* add up to those of /);
    expect(meaning({ periods: ['2020'] })).toMatch(/^100 points are all of /);
  });

  it('is said of a scale by its ends or its middle', () => {
    const of = (normalise: object) => meaning({ method: { normalise } });
    expect(of({ method: 'min-max', range: [0, 10], over: 'all-periods' })).toMatch(
      /^A score of 10 would be the best figure .* in any published period in every indicator, 0 the worst/,
    );
    expect(of({ method: 'z-score', mean: 50, sd: 10, over: 'base-period' })).toMatch(
      /^50 is the average .* in 2020/,
    );
  });

  it('is the same for goalposts with and without a logarithm between them, as in the Human Development Index', () => {
    const goalposts = { low: 0, high: 9, range: [0, 1] };
    const normalise = { method: 'goalposts', ...goalposts };
    const logarithmic = { method: 'log-goalposts', ...goalposts, low: 1 };
    expect(meaning({ method: { normalise, 'per-indicator': { y: { normalise: logarithmic } } } })).toMatch(
      /^A score of 1 is reached where every indicator is at its upper goalpost, 0 where every one is at its lower one/,
    );
  });

  it('is not said where “best” or “all of it” would not be so', () => {
    const range = { method: 'min-max', range: [0, 100], over: 'all-periods' };
    expect(meaning({ method: { normalise: range } })).toMatch(/best figure/);
    expect(meaning({ method: { normalise: { ...range, between: [0.1, 0.9] } } })).toBeUndefined();
    expect(meaning({ method: { aggregate: 'geometric' } })).toBeUndefined();
  });

  it('is left to the method where the points are on another scale than the indicators, or on several', () => {
    expect(meaning({ method: { normalise: { method: 'percentile-rank' } } })).toBeUndefined();
    expect(meaning({ method: { aggregate: 'copeland' } })).toBeUndefined();
  });
});
