import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { buildIndex } from '../../engine/index.js';
import { sizeAnalysis } from './size.js';

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
  const tables = sizeAnalysis({ plan, panel, index: buildIndex(plan, panel) });
  const rows = tables.find((t) => t.name === 'per-head')!.rows;
  expect(rows.filter((r) => r[3] === '2018').map((r) => [r[1], r[2], r[4], r[6], r[7], r[8]])).toEqual([
    ['total', 'total', 100, 100, 1, ''],
    ['region', 'n', 50, expect.closeTo(50 / 0.7, 10), 2, ''],
    ['region', 's', 50, expect.closeTo(50 / 0.3, 10), 1, ''],
    ['city', 'a', 20, 200, 1, ''],
    ['city', 'b', 30, 50, 2, ''],
    ['city', 'c', 50, null, null, 'value:no-heads'],
  ]);
  expect(rows.some((r) => r[3] === '2019')).toBe(false);
});
