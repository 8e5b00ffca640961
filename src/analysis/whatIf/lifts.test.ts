import { expect, it } from 'vitest';
import type { Sketch } from '../../../test/helpers/plan.js';
import { posts, sketched } from '../../../test/helpers/whatIf.js';
import { buildIndex } from '../../engine/index.js';
import { liftsOf } from './lifts.js';

const no = Number.NaN;

function lifts(sketch: Partial<Sketch>, values: Record<string, number[][]>, unit = 0) {
  const { plan, panel } = sketched(sketch, values);
  return liftsOf(plan, panel, buildIndex(plan, panel), { unit, node: 0, period: 0, peers: -1, fill: false });
}

it('each effect is weight times change, and the largest of a standard deviation comes first', () => {
  const found = lifts({}, { x: [[20, 60, 40]], y: [[10, 40, 100]] });
  expect(found).toMatchObject({ score: 17.5, rank: 3 });
  const [x, y] = found.lifts;
  expect([x!.indicator, y!.indicator]).toEqual([0, 1]);
  expect(x!.percent).toMatchObject({ value: 20.2, points: expect.closeTo(0.15, 9), rank: 3 });
  expect(x!.sd).toMatchObject({ value: 40, points: expect.closeTo(15, 9) });
  expect(x!.median).toMatchObject({ value: 40, points: expect.closeTo(15, 9) });
  expect(x!.best).toMatchObject({ value: 60, points: expect.closeTo(30, 9), rank: 3 });
  expect(y!.best).toMatchObject({ value: 100, points: expect.closeTo(22.5, 9) });
});

it('where less is better the better value is lower', () => {
  const [x] = lifts({ tree: { x: 1 }, indicators: { x: { direction: -1 } } }, { x: [[80, 20, 50]] }).lifts;
  expect(x!.percent!.value).toBeCloseTo(79.2, 9);
  expect([x!.median!.value, x!.best!.value]).toEqual([50, 20]);
  expect(x!.best!.points).toBeGreaterThan(0);
});

it('an indicator at its best has nothing to gain, and a missing one is left out', () => {
  const found = lifts(
    { method: { ...posts, missing: { 'min-present': 0.5 } } },
    { x: [[60, 60, 40]], y: [[no, 40, 100]] },
  ).lifts;
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ indicator: 0, best: undefined, median: undefined });
});

it('beyond the cap of a scale nothing is gained', () => {
  const [x] = lifts({ tree: { x: 1 } }, { x: [[100, 120, 90]] }).lifts;
  expect(x!.percent).toMatchObject({ points: 0 });
});

it('one unit, and a value that is the same everywhere, have no deviation', () => {
  expect(lifts({ units: ['a'], tree: { x: 1 } }, { x: [[20]] }).lifts[0]).toMatchObject({
    sd: undefined,
    median: undefined,
    best: undefined,
  });
  expect(lifts({ tree: { x: 1 } }, { x: [[20, 20, 20]] }).lifts[0]).toMatchObject({ sd: undefined });
});
