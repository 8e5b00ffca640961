import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { buildIndex } from '../../engine/index.js';
import { standardise, tiersOf } from './tiers.js';
import { compareTiers } from './tiersTables.js';

const no = Number.NaN;

/** Two dimensions; the tiers as the edition says them. */
function indexOf(x: number[], y: number[], tiers?: object, groups: string[] = []) {
  const units = Object.fromEntries(x.map((_, c) => [`u${c}`, { band: groups[c] ?? 'b' }]));
  const plan = planOf({
    units,
    periods: ['2020'],
    method: { normalise: { method: 'base-share' }, missing: { 'min-present': 1 } },
    tree: { x: 0.5, y: 0.5 },
    ...(tiers ? { tiers } : {}),
  });
  const panel = panelOf(plan, { x: [x], y: [y] });
  return { plan, panel, index: buildIndex(plan, panel) };
}

const tiersIn = ({ plan, index }: ReturnType<typeof indexOf>) =>
  [...tiersOf(plan, index, 0).tierOf].map((j) => j + 1);

describe('tiers', () => {
  const x = [1, 100, 1.1, 10, 90, 11];
  it('are five by k-means unless the edition says otherwise', () => {
    const { plan } = indexOf(x, x);
    expect(plan.tiers).toEqual({ by: 'k-means', count: 5, grouping: -1, published: [] });
    expect(plan.defaults).toContainEqual({ path: 'tiers.by', value: 'k-means' });
  });
  it('by k-means hold what is alike in all dimensions, the highest total first', () => {
    expect(tiersIn(indexOf(x, x, { count: 3 }))).toEqual([3, 1, 3, 2, 1, 2]);
  });
  it('by natural breaks go by the total', () => {
    expect(tiersIn(indexOf(x, x, { by: 'natural-breaks', count: 2 }))).toEqual([2, 1, 2, 2, 1, 2]);
  });
  it('by a column are its groups in their order, without units that have no total', () => {
    const of = indexOf([1, no, 3], [1, no, 3], { by: { column: 'band' } }, ['low', 'high', 'high']);
    expect(tiersOf(of.plan, of.index, 0)).toEqual({ tiers: 2, tierOf: Int32Array.of(0, -1, 1) });
  });
  it('leave out a unit without a total and are fewer where there are fewer different units', () => {
    expect(tiersIn(indexOf([4, no, 4], [4, 1, 4]))).toEqual([1, 0, 1]);
    expect(tiersIn(indexOf([4], [4]))).toEqual([1]);
    expect(tiersIn(indexOf([4], [4], { by: 'natural-breaks' }))).toEqual([1]);
  });
});

describe('standardised logarithms', () => {
  it('have mean 0 and standard deviation 1', () => {
    const found = standardise(Float64Array.of(1, 10, 100));
    expect([...found]).toEqual([expect.closeTo(-1, 12), expect.closeTo(0, 12), expect.closeTo(1, 12)]);
  });
  it('take a zero for half the smallest value above zero', () => {
    expect([...standardise(Float64Array.of(0, 2, 8))]).toEqual([...standardise(Float64Array.of(1, 2, 8))]);
  });
  it('are the values themselves where one is below zero, or ratios mean nothing', () => {
    expect([...standardise(Float64Array.of(-1, 0, 1))]).toEqual([-1, 0, 1]);
    expect([...standardise(Float64Array.of(4, 5, 6), false)]).toEqual([-1, 0, 1]);
  });
  it('are 0 where all are equal or zero, or one is alone, and missing where the value is', () => {
    expect([...standardise(Float64Array.of(3, 3, no))]).toEqual([0, 0, no]);
    expect([...standardise(Float64Array.of(0, 0))]).toEqual([0, 0]);
    expect([...standardise(Float64Array.of(5))]).toEqual([0]);
  });
});

it('tiers stand beside published ones, as many as either has', () => {
  const of = indexOf([6, 2, 1, 1], [6, 2, 1, 1], { by: 'natural-breaks', count: 2 });
  const published = { period: '2020', sizes: [1, 1, 2], shares: [50, 30, 20] };
  const tiers = tiersOf(of.plan, of.index, 0);
  expect(compareTiers(of, tiers, published)).toEqual([
    { tier: 1, published: { units: 1, share: 50 }, ours: { units: 1, share: 60 } },
    { tier: 2, published: { units: 1, share: 30 }, ours: { units: 3, share: 40 } },
    { tier: 3, published: { units: 2, share: 20 }, ours: { units: no, share: no } },
  ]);
});
