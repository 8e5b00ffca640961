import { describe, expect, it } from 'vitest';
import { planOf } from '../../test/helpers/plan.js';
import { isComparableOverTime } from './comparable.js';

const comparable = (more: object, normalise: object = { method: 'min-max' }) =>
  isComparableOverTime(
    planOf({
      units: ['a', 'b', 'c'],
      periods: ['2020', '2021'],
      method: { normalise },
      tree: { part: { weight: 1, children: { x: 1, y: 1 }, ...more } } as never,
    }),
  );

describe('scores of different periods', () => {
  it('compare where nothing is fitted to the units of one period', () => {
    expect(comparable({})).toBe(true);
    expect(comparable({ aggregate: 'geometric' })).toBe(true);
    expect(comparable({ aggregate: 'mazziotta-pareto-adjusted' })).toBe(true);
  });

  it.each(['copeland', 'topsis', 'wroclaw', 'mazziotta-pareto', 'mazziotta-pareto-upwards'])(
    'do not compare where units are compared in each: %s',
    (aggregate) => {
      expect(comparable({ aggregate })).toBe(false);
    },
  );

  it('do not compare on scales of each period, of indicators or of nodes', () => {
    expect(comparable({}, { method: 'min-max', over: 'each-period' })).toBe(false);
    expect(comparable({ rescale: { method: 'min-max' } })).toBe(false);
  });
});
