import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../test/helpers/plan.js';
import { buildIndex } from '../engine/index.js';
import { compareOrders } from './compareOrders.js';
import { movers } from './rankings/movers.js';

const no = Number.NaN;

const units = {
  a: { province: 'p' },
  b: { province: 'q' },
  c: { province: 'q' },
  d: { province: 'r' },
};

function indexOf(x: number[][], compare: object[] = []) {
  const plan = planOf({ units, periods: x.map((_, t) => String(2015 + t)), tree: { x: 1 }, compare });
  return { plan, index: buildIndex(plan, panelOf(plan, { x })) };
}

it('movers come with the biggest rise first, equal rises by the better rank, and leave out who has no rank', () => {
  const { plan, index } = indexOf([
    [4, 3, 2, 1],
    [1, 8, 6, no],
  ]);
  const found = movers(plan, index, 0, 0, 1);
  expect(found.map(({ unit, from, to, places }) => [unit, from, to, places])).toEqual([
    [1, 2, 1, 1],
    [2, 3, 2, 1],
    [0, 1, 3, -2],
  ]);
  expect(found[0]!.change).toBe(50);
});

it('an order of units is compared with our ranks in the period it names', () => {
  const order = {
    title: { en: 'o', zh: 'o' },
    level: 'city',
    period: '2016',
    order: ['b', 'a', 'd'],
    source: 's',
  };
  const { plan, index } = indexOf(
    [
      [1, 1, 1, 1],
      [4, 3, 2, no],
    ],
    [order],
  );
  expect(compareOrders(plan, index)).toEqual([
    { published: plan.compare[0], ours: [2, 1, 0], spearman: -1, overlap: 2 },
  ]);
});

it('an order of groups is compared with the ranks of the groups', () => {
  const order = {
    title: { en: 'o', zh: 'o' },
    level: 'province',
    period: '2015',
    order: ['q', 'p'],
    source: 's',
  };
  const { plan, index } = indexOf([[4, 3, 2, 1]], [order]);
  expect(compareOrders(plan, index)[0]).toMatchObject({ ours: [1, 2], spearman: 1, overlap: 2 });
});

it('an order of a period that is not published has no ranks of ours', () => {
  const order = {
    title: { en: 'o', zh: 'o' },
    level: 'city',
    period: '2014',
    order: ['a', 'b'],
    source: 's',
  };
  const { plan, index } = indexOf([[4, 3, 2, 1]], [order]);
  expect(compareOrders(plan, index)[0]).toMatchObject({ ours: [0, 0], spearman: no, overlap: 0 });
});
