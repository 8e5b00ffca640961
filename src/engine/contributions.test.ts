import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../test/helpers/plan.js';
import { buildIndex } from './build.js';
import { partsOf } from './contributions.js';

const no = Number.NaN;

/** Parts of the root for the second of two units, which has no value of z. */
function partsWithGap(weights: 'keep' | 'reweight') {
  const method = { normalise: { method: 'base-share' }, missing: { 'min-present': 0, weights } };
  const plan = planOf({ units: ['a', 'b'], periods: ['2015'], method, tree: { x: 2, y: 1, z: 1 } });
  const index = buildIndex(plan, panelOf(plan, { x: [[3, 1]], y: [[1, 1]], z: [[1, no]] }));
  const parts = partsOf(plan, index, 0, 0, 1);
  return { value: index.values[1], parts: parts.map(({ weight, value, points }) => [weight, value, points]) };
}

it('an absent child keeps its weight and gives no points', () => {
  const parts = [
    [0.5, 25, 12.5],
    [0.25, 50, 12.5],
    [0.25, no, 0],
  ];
  expect(partsWithGap('keep')).toEqual({ value: 25, parts });
});

it('or hands its weight over to those present', () => {
  const { value, parts } = partsWithGap('reweight');
  expect(parts[2]).toEqual([0, no, 0]);
  expect(parts[0]![0]).toBeCloseTo(2 / 3, 14);
  expect(parts[0]![2]! + parts[1]![2]!).toBeCloseTo(value!, 12);
});
