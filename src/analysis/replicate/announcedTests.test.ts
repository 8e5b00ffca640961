import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import type { Published } from '../../edition/index.js';
import { buildIndex } from '../../engine/index.js';
import { replicateAnnounced } from './announced.js';
import { type AnnouncedTest, testOf } from './announcedTests.js';

const units = { a: { province: 'p' }, b: { province: 'p' }, c: { province: 'q' }, d: { province: 'q' } };
const periods = ['2015', '2016', '2017'];

/** Four units in two provinces, over three years, with two parts of equal weight. */
const of = (() => {
  const tree = { x: 1, y: 1 };
  const method = { normalise: { method: 'base-share', scale: 100 } };
  const plan = planOf({ units, periods, tree, method });
  const panel = panelOf(plan, {
    x: [
      [8, 4, 2, 1],
      [8, 5, 3, 1],
      [8, 6, 9, 1],
    ],
    y: [
      [4, 2, 1, 1],
      [4, 2, 1, 1],
      [4, 2, 1, 1],
    ],
  });
  return { plan, panel, index: buildIndex(plan, panel) };
})();

const level = 'city';
const test = (said: AnnouncedTest, year = '2017') => testOf(of, said, year);

it('counts the periods in a row in which a place was first', () => {
  expect(test({ is: 'led', level, places: ['a'], count: 3 })).toMatchObject({ met: true, ours: [3] });
  expect(test({ is: 'led', level, places: ['a'], count: 4 })).toMatchObject({ met: false, ours: [3] });
  expect(test({ is: 'led', level, places: ['b'], count: 1 })).toMatchObject({ met: false, ours: [0] });
  expect(test({ is: 'led', level: 'province', places: ['p'], count: 3 })).toMatchObject({ met: true });
});

it('knows who is among the first k for the first time, and from where', () => {
  const k = (count: number, places: string[], year?: string) =>
    test({ is: 'newcomer', level, places, count }, year);
  expect(k(2, ['c'])).toMatchObject({ met: true, ours: [2, 3] });
  expect(k(2, ['a'])).toMatchObject({ met: false, ours: [] });
  expect(k(3, ['c'])).toMatchObject({ met: false });
  expect(k(2, ['c'], '2016')).toMatchObject({ met: false });
});

it('says who came nearer to the mean of others, and whether most did', () => {
  const nearer = (places: string[]) => test({ is: 'nearer', level, places, to: ['a'] });
  expect(nearer(['b', 'c'])).toMatchObject({
    met: true,
    names: of.plan.units.slice(1, 3).map((u) => u.name),
  });
  expect(nearer(['b', 'd']).met).toBe(false);
  const [before, now] = nearer(['c']).ours;
  const own = (t: number, c: number) => of.index.values[t * 4 + c]!;
  expect(before).toBeCloseTo((100 * own(1, 2)) / own(1, 0), 12);
  expect(now).toBeCloseTo((100 * own(2, 2)) / own(2, 0), 12);
  const most = test({ is: 'most-nearer', level, to: ['a'] });
  expect(most.met).toBe(true);
  expect(most.ours[0]).toBeCloseTo(200 / 3, 12);
  expect(test({ is: 'most-nearer', level, to: ['c'] }).met).toBe(false);
});

it('compares growth of places and nodes, and values', () => {
  expect(test({ is: 'grows-faster', level: 'province', places: ['q'], to: ['p'] }).met).toBe(true);
  expect(test({ is: 'grows-faster', level, places: ['c', 'd'], to: ['a'] }).met).toBe(false);
  expect(test({ is: 'fastest', places: ['x'], to: ['y'] })).toMatchObject({ met: true });
  expect(test({ is: 'fastest', places: ['x'], to: ['y'] }).ours[0]).toBeCloseTo(100 * (24 / 17 - 1), 12);
  expect(test({ is: 'fastest', places: ['y'], to: ['x'] }).met).toBe(false);
  expect(test({ is: 'ahead', level: 'province', places: ['p'], to: ['q'] }).met).toBe(true);
  expect(test({ is: 'ahead', level: 'province', places: ['q'], to: ['p'] }).met).toBe(false);
});

it('does not take equals as ahead or faster, nor places, years and levels that there are not', () => {
  expect(test({ is: 'ahead', level, places: ['a'], to: ['a'] }).met).toBe(false);
  expect(test({ is: 'grows-faster', level, places: ['d'], to: ['a'] }).met).toBe(false);
  expect(test({ is: 'ahead', level, places: ['z'], to: ['a'] }).met).toBe(false);
  expect(test({ is: 'ahead', level: 'region', places: ['p'], to: ['q'] }).met).toBe(false);
  expect(test({ is: 'ahead', level, places: ['a'], to: ['b'] }, '2015').met).toBe(false);
  expect(test({ is: 'led', level, places: ['a'], count: 1 }, '2019').met).toBe(false);
});

it('takes nothing as met of which nothing is asked', () => {
  for (const is of ['ahead', 'grows-faster', 'fastest', 'nearer', 'most-nearer'] as const)
    expect(test({ is, level, places: ['a'] }).met).toBe(false);
  const row = { id: 'x', year: '2017', says: { en: 'x', zh: 'x' }, source: { en: '', zh: '' } };
  const statements = { announced: [{ of: 'x' }], ours: [], madeToGive: [] };
  const published = { statements, announced: [row], figures: [], rankings: [] } as unknown as Published;
  const simulated = { ...of, plan: { ...of.plan, dataStatus: 'simulated' as const }, id: 'r' };
  expect(replicateAnnounced(published, [simulated])[0]!.found).toMatchObject([{ how: 'not-reproduced' }]);
});
