import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { buildIndex } from '../../engine/index.js';
import { perHeadTable } from './perHead.js';

const units = { a: { region: 'n' }, b: { region: 'n' }, c: { region: 's' } };
const row = (level: string, code: string, heads: number) => [level, code, '2018', 'people', 'book', heads];
const plan = planOf({
  units,
  periods: ['2018', '2019'],
  tree: { x: 1 },
  economy: {
    of: {
      indicators: [{ id: 'people', title: { en: 'p', zh: 'p' }, unit: { en: 'p', zh: 'p' } }],
      'per-head': 'people',
    },
    rows: [
      row('total', 'total', 100),
      row('city', 'a', 10),
      row('city', 'b', 60),
      row('city', 'c', 0),
      row('region', 'n', 70),
      row('region', 's', 30),
    ],
  },
});

it('the index per head is what the whole would stand at if everybody had what a head has there', () => {
  const panel = panelOf(plan, {
    x: [
      [2, 3, 5],
      [2, 3, 5],
    ],
  });
  const { rows } = perHeadTable({ plan, panel, index: buildIndex(plan, panel) }, plan.economy!.perHead!);
  const of2018 = rows.filter((r) => r.period === '2018');
  expect(of2018.map((r) => [r.level, r.unit, r.points, r.value, r.rank, r.why])).toEqual([
    ['total', 'total', 100, 100, 1, ''],
    ['region', 'n', 50, expect.closeTo(50 / 0.7, 10), 2, ''],
    ['region', 's', 50, expect.closeTo(50 / 0.3, 10), 1, ''],
    ['city', 'a', 20, 200, 1, ''],
    ['city', 'b', 30, 50, 2, ''],
    ['city', 'c', 50, null, null, 'value:no-heads'],
  ]);
  expect(rows.some((r) => r.period === '2019')).toBe(false);
});
