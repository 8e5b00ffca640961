import { describe, expect, it } from 'vitest';
import { planOf } from '../../../test/helpers/plan.js';

const digitsWith = (normalise: object) =>
  planOf({ units: ['a', 'b'], periods: ['2020'], tree: { x: 1 }, method: { normalise } }).nodes.map(
    (node) => node.digits,
  );

describe('the decimals in which scores are shown', () => {
  it.each([
    { method: 'min-max', range: [0, 1] },
    { method: 'goalposts', range: [0, 1], low: 0, high: 9 },
    { method: 'fraction-of-max' },
    { method: 'base-share', scale: 1 },
  ])('are three where all scores lie within one point: %j', (scale) => {
    expect(digitsWith(scale)).toEqual([3, 3]);
  });
  it.each([{ method: 'min-max' }, { method: 'z-score' }, { method: 'base-share', scale: 100 }])(
    'follow the size of a score elsewhere: %j',
    (scale) => {
      expect(digitsWith(scale)).toEqual([undefined, undefined]);
    },
  );
});
