import { describe, expect, it } from 'vitest';
import { panelOf, planOf, type Sketch } from '../../test/helpers/plan.js';
import { buildIndex } from './build.js';
import { lossesOf, lossOf } from './losses.js';

const no = Number.NaN;

function lost(
  method: object,
  tree: Sketch['tree'],
  values: Record<string, number[]>,
  indicators?: Sketch['indicators'],
) {
  const units = ['a', 'b', 'c', 'd'];
  const plan = planOf({ units, periods: ['2020'], method, tree, ...(indicators ? { indicators } : {}) });
  const rows = Object.fromEntries(Object.entries(values).map(([id, list]) => [id, [list]]));
  const index = buildIndex(plan, panelOf(plan, rows));
  const told = lossesOf(plan, index).map((l) => [plan.nodes[l.node]!.id, l.reason, l.units, l.of]);
  const why = (id: string) => {
    const g = plan.nodes.findIndex((n) => n.id === id);
    return units.map((_, u) => lossOf(plan, index, g, 0, u));
  };
  return { told, why, missing: units.filter((_, u) => Number.isNaN(index.values[u]!)) };
}

describe('what a choice loses', () => {
  it('z-scores in a geometric mean: every unit below average in something', () => {
    const { told, missing } = lost(
      { normalise: { method: 'z-score' }, aggregate: 'geometric' },
      { x: 1, y: 1 },
      { x: [1, 2, 3, 4], y: [4, 1, 2, 3] },
    );
    expect(told).toEqual([['root', 'negative-part', [0, 1, 2], 4]]);
    expect(missing).toEqual(['a', 'b', 'c']);
  });
  it('the logarithm of a raw figure of zero, by treatment and by scale; what was never observed is no loss', () => {
    const treat = { transform: 'log', winsorise: 0, force: true };
    const figures = { x: [0, 2, 3, 400], y: [1, 2, no, 4] };
    const treated = lost({ normalise: { method: 'min-max' }, treat }, { x: 1, y: 1 }, figures);
    expect(treated.told).toEqual([['x', 'log-of-not-positive', [0], 4]]);
    expect(treated.why('y')).toEqual([undefined, undefined, undefined, undefined]);
    expect(treated.why('root')).toEqual(['too-few-parts', undefined, 'too-few-parts', undefined]);
    const scaled = lost(
      { normalise: { method: 'log-goalposts', low: 1, high: 500, cap: false } },
      { x: 1, y: 1 },
      figures,
    );
    expect(scaled.told).toEqual([['x', 'log-of-not-positive', [0], 4]]);
  });
  it('the logarithm by what was raw, also where lower is better', () => {
    const treat = { transform: 'log', winsorise: 0, force: true };
    const { told } = lost(
      { normalise: { method: 'min-max' }, treat },
      { x: 1, y: 1 },
      { x: [-3, 2, 3, 400], y: [1, 2, 3, 4] },
      { x: { direction: -1 } },
    );
    expect(told).toEqual([['x', 'log-of-not-positive', [0], 4]]);
  });
  it('a mean of as many parts as must be there, one of them below zero', () => {
    const { why } = lost(
      { normalise: { method: 'z-score' }, aggregate: 'geometric', missing: { 'at-least': 2 } },
      { x: 1, y: 1, z: 1 },
      { x: [1, 2, 3, 4], y: [4, 1, 2, 3], z: [no, 1, 2, no] },
    );
    expect(why('root')).toEqual(['negative-part', 'negative-part', 'negative-part', undefined]);
  });
  it('an indicator that is the same everywhere, and a method that needs all parts', () => {
    const { told } = lost(
      {
        normalise: { method: 'min-max' },
        aggregate: 'topsis',
        missing: { 'min-present': 0.4, weights: 'reweight' },
      },
      { x: 1, y: 1, z: 1 },
      { x: [1, 2, 3, 4], y: [7, 7, 7, 7], z: [4, 9, 2, no] },
    );
    expect(told).toEqual([
      ['root', 'needs-all-parts', [0, 1, 2], 3],
      ['y', 'no-scale', [0, 1, 2, 3], 4],
    ]);
  });
  it('nothing where every unit with figures has a score', () => {
    const { told } = lost(
      { normalise: { method: 'min-max', range: [1, 100] }, aggregate: 'geometric' },
      { x: 1, y: 1 },
      { x: [1, 2, 3, 4], y: [4, no, 2, 3] },
    );
    expect(told).toEqual([]);
  });
});
