import { describe, expect, it } from 'vitest';
import { nodeAt, panelOf, planOf } from '../../../test/helpers/plan.js';
import { buildIndex } from '../build.js';
import { Flag, statusName } from '../status.js';
import { aggregate } from './aggregate.js';

const no = Number.NaN;

interface Means {
  mean?: 'arithmetic' | 'geometric' | 'harmonic';
  minPresent?: number;
  weights?: 'keep' | 'reweight';
}

/** Value and status of a node over children x (weight 3), y and z (weight 1 each) for one unit. */
function nodeOf(children: [number, number, number], means: Means = {}): [number, string] {
  const { mean = 'arithmetic', minPresent = 0, weights = 'keep' } = means;
  const missing = { 'min-present': minPresent, weights };
  const method = { normalise: { method: 'min-max' }, aggregate: mean, missing };
  const plan = planOf({ units: ['u'], periods: ['2015'], method, tree: { x: 3, y: 1, z: 1 } });
  const values = Float64Array.of(0, ...children);
  const flags = Uint8Array.from(values, (v) => (Number.isNaN(v) ? Flag.missing : 0));
  aggregate(plan, values, flags, [0, 0, 0, 0], 1);
  return [values[0]!, statusName(flags[0]!)];
}

describe('means', () => {
  it.each([
    ['arithmetic', (3 * 1 + 2 + 4) / 5],
    ['geometric', 8 ** (1 / 5)],
    ['harmonic', 5 / (3 + 1 / 2 + 1 / 4)],
  ] as const)('%s', (mean, expected) => {
    const [value, status] = nodeOf([1, 2, 4], { mean });
    expect(value).toBeCloseTo(expected, 14);
    expect(status).toBe('observed');
  });

  it.each(['geometric', 'harmonic'] as const)('a negative child has no %s mean', (mean) => {
    expect(nodeOf([1, -1, 2], { mean })).toEqual([no, 'missing']);
  });

  it.each(['geometric', 'harmonic'] as const)('a child of zero makes the %s mean zero', (mean) => {
    expect(nodeOf([1, 0, 2], { mean })).toEqual([0, 'observed']);
    expect(nodeOf([1, 0, -0], { mean })).toEqual([0, 'observed']);
  });

  it('huge children have means', () => {
    for (const mean of ['arithmetic', 'geometric', 'harmonic'] as const) {
      expect(nodeOf([1e300, 1e300, 1e300], { mean })[0] / 1e300).toBeCloseTo(1, 10);
    }
  });
});

describe('missing children', () => {
  it('keep: an absent child adds nothing', () => {
    expect(nodeOf([1, no, 2])).toEqual([(3 * 1 + 2) / 5, 'partial']);
  });

  it('reweight: the present share the weight of the absent', () => {
    expect(nodeOf([1, no, 2], { weights: 'reweight' })[0]).toBeCloseTo((3 * 1 + 2) / 4, 14);
    expect(nodeOf([2, no, 2], { weights: 'reweight', mean: 'geometric' })[0]).toBeCloseTo(2, 14);
  });

  it('below the smallest share of present children the node is missing, at it not', () => {
    expect(nodeOf([1, no, 2], { minPresent: 0.7 })).toEqual([no, 'missing']);
    expect(nodeOf([1, no, 2], { minPresent: 2 / 3 })[1]).toBe('partial');
    expect(nodeOf([1, 2, no], { minPresent: 1 })).toEqual([no, 'missing']);
  });

  it('without any child the node is missing whatever the share', () => {
    expect(nodeOf([no, no, no], { minPresent: 0, weights: 'reweight' })).toEqual([no, 'missing']);
  });
});

it('a missing mean is flagged and counts as absent above, also when everything is observed', () => {
  const normalise = { method: 'z-score' };
  const missing = { 'min-present': 0, weights: 'reweight' };
  const tree = { low: { aggregate: 'geometric' as const, children: { x: 1 } }, y: 1 };
  const plan = planOf({ units: ['a', 'b', 'c'], periods: ['2015'], method: { normalise, missing }, tree });
  const index = buildIndex(plan, panelOf(plan, { x: [[1, 2, 3]], y: [[1, 2, 3]] }));
  expect([...index.values.subarray(0, 3)]).toEqual([-1, 0, 1]);
  expect([...index.flags!.subarray(0, 3)].map(statusName)).toEqual(['partial', 'observed', 'observed']);
  expect(index.flags![nodeAt(plan, 'low') * 3]).toBe(Flag.missing);
});

it('flags are absent when every figure is observed and every mean arithmetic', () => {
  const plan = planOf({ units: ['a', 'b'], periods: ['2015'], tree: { x: 1, y: 1 } });
  expect(buildIndex(plan, panelOf(plan, { x: [[1, 2]], y: [[1, 2]] })).flags).toBeUndefined();
});

it('a figure made of filled-in values says so all the way up', () => {
  const method = { impute: { method: 'linear', ends: 'hold' } };
  const plan = planOf({
    units: ['a', 'b'],
    periods: ['2015', '2016'],
    method,
    tree: { n: { children: { x: 1, y: 1 } } },
  });
  const index = buildIndex(
    plan,
    panelOf(plan, {
      x: [
        [1, 1],
        [no, 2],
      ],
      y: [
        [1, 1],
        [1, 1],
      ],
    }),
  );
  expect([...index.flags!.subarray(0, 4)].map(statusName)).toEqual([
    'observed',
    'observed',
    'imputed',
    'observed',
  ]);
});
