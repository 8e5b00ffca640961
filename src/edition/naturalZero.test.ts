import { describe, expect, it } from 'vitest';
import { keysOf, normalisations } from '../../test/conformance/choices.js';
import { planOf } from '../../test/helpers/plan.js';
import type { Normalise } from './decide/methodChoice.js';
import { hasNaturalZero } from './naturalZero.js';

const units = ['u0', 'u1', 'u2'];
const periods = ['2020', '2021'];

/** Whether ratios of points mean something under a way to normalise, of indicators with these properties. */
const isRatio = (normalise: object, x: object = {}, tree: object = { x: 1, y: 1 }) =>
  hasNaturalZero(
    planOf({
      units,
      periods,
      method: { normalise },
      tree: tree as { x: number },
      indicators: { x: { direction: 1, ...x }, y: { direction: 1 } },
    }),
  );

/** Every normalisation as `normalisations` tries it first, with bounds above zero. */
const keeps = {
  'base-share': true,
  'min-max': false,
  'z-score': false,
  robust: false,
  goalposts: false,
  'log-goalposts': false,
  scaled: false,
  rank: false,
  borda: false,
  'percentile-rank': false,
  'distance-to-max': false,
  'distance-to-reference': false,
  'distance-to-target': false,
  'fraction-of-max': true,
  'around-reference': false,
  threshold: false,
  'exponential-rank': false,
  'normal-score': false,
  'top-share': false,
  piecewise: false,
  none: true,
} satisfies Record<Normalise['method'], boolean>;

describe('a natural zero', () => {
  it.each(keysOf(keeps))('is decided for every normalisation: %s', (method) => {
    expect(isRatio({ method, ...normalisations[method][0] })).toBe(keeps[method]);
  });

  it.each([
    [{ method: 'base-share' }],
    [{ method: 'none' }],
    [{ method: 'fraction-of-max' }],
    [{ method: 'goalposts', low: 0, high: 50 }],
    [
      {
        method: 'piecewise',
        points: [
          [0, 0],
          [10, 100],
        ],
      },
    ],
  ])('is there where nothing has no points: %j', (normalise) => {
    expect(isRatio(normalise)).toBe(true);
  });

  it.each([
    [{ method: 'min-max' }],
    [{ method: 'z-score' }],
    [{ method: 'rank' }],
    [{ method: 'percentile-rank' }],
    [{ method: 'goalposts', low: 20, high: 85 }],
    [{ method: 'goalposts', range: [1, 100], low: 0, high: 50 }],
    [{ method: 'log-goalposts', low: 1, high: 50 }],
    [{ method: 'distance-to-target', target: 5 }],
    [
      {
        method: 'piecewise',
        points: [
          [5, 0],
          [10, 100],
        ],
      },
    ],
  ])('is not where the lowest, the mean, an order or a bound stands at 0: %j', (normalise) => {
    expect(isRatio(normalise)).toBe(false);
  });

  it('is not where less is better: no points are the upper bound', () => {
    expect(isRatio({ method: 'goalposts', low: 0, high: 50 }, { direction: -1 })).toBe(false);
  });

  it('is lost on a scale of a node, by reversing a part, by counting comparisons won, and by standardising children', () => {
    const share = { method: 'goalposts', low: 0, high: 50 };
    const node = (more: object) => ({ part: { weight: 1, children: { x: 1, y: 1 }, ...more } });
    expect(isRatio(share, {}, node({}))).toBe(true);
    expect(isRatio(share, {}, node({ rescale: { method: 'min-max' } }))).toBe(false);
    expect(isRatio(share, {}, node({ polarity: 'higher-is-worse' }))).toBe(false);
    expect(isRatio(share, {}, node({ aggregate: 'copeland' }))).toBe(false);
    expect(isRatio(share, {}, node({ aggregate: 'mazziotta-pareto' }))).toBe(false);
    expect(isRatio(share, {}, node({ aggregate: 'geometric' }))).toBe(true);
  });
});
