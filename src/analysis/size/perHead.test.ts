import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { buildIndex } from '../../engine/index.js';
import { firstStudied } from '../robustness/rankStudy.js';
import { perHeadTable } from './perHead.js';
import { perHeadRanges } from './perHeadRanges.js';

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

describe('the index per head by a census', () => {
  const heads = { a: 100, b: 600, c: 300, d: 5 };
  const counted = planOf({
    units: { ...units, d: { region: 's' } },
    periods: ['2021'],
    tree: { x: 1, y: 1 },
    economy: {
      of: {
        indicators: [{ id: 'people', title: { en: 'p', zh: 'p' }, unit: { en: 'p', zh: 'p' } }],
        'per-head': { by: 'people', period: 2020, 'at-least': 50, beside: true },
      },
      rows: Object.entries(heads).map(([code, n]) => ['city', code, '2020', 'people', 'census', n]),
    },
    method: { screen: { units: { 'min-present': 1 } } },
  });
  const panel = panelOf(counted, { x: [[1], [2], [5], [2]], y: [[4], [3], [Number.NaN], [3]] });
  const index = buildIndex(counted, panel);
  const { rows } = perHeadTable({ plan: counted, panel, index }, counted.economy!.perHead!);
  const rowOf = (unit: string) => rows.find((r) => r.node === 'root' && r.unit === unit)!;

  it('gives a group the heads of its members that have an index', () => {
    expect([rowOf('n').heads, rowOf('s').heads, rowOf('total').heads]).toEqual([700, 5, 705]);
    expect(rowOf('n').value).toBeCloseTo(rowOf('n').points! / (700 / 705), 10);
  });

  it('leaves the total as it is', () => {
    expect(rowOf('total').value).toBeCloseTo(rowOf('total').points!, 10);
  });

  it('has no figure for a place with fewer heads than the least, or without an index', () => {
    expect([rowOf('d'), rowOf('c')].map(({ value, rank, why }) => [value, rank, why])).toEqual([
      [null, null, 'value:too-few-heads'],
      [null, null, 'points:no-index value:no-index'],
    ]);
    expect([rowOf('a').rank, rowOf('b').rank, rowOf('a').of]).toEqual([1, 2, 2]);
  });

  it('has rank ranges that hold the rank of every variant: a is first per head whatever the weights', () => {
    const { low_rank, high_rank } = rowOf('a');
    expect([low_rank, high_rank]).toEqual([1, 1]);
  });

  it('has no ranges before the period of headlines where those of all would take too long, as the uncertainty table', () => {
    const per = { units: [100, 600, 300, Number.NaN], groups: [[700, 300]] };
    const of = { plan: counted, panel, index };
    expect(perHeadRanges(of, 0, per)!.units[0]).toMatchObject({ rank: 1, low: 1, high: 1 });
    const years = { ...counted, periods: ['2020', '2021'] };
    const twice = buildIndex(
      years,
      panelOf(years, { x: [1, 2, 5, 2].map((x) => [x, x]), y: [4, 3, 2, 3].map((x) => [x, x]) }),
    );
    const long = { ...twice, units: 1e9 };
    expect([firstStudied(years, twice), firstStudied(years, long)]).toEqual([0, 1]);
    expect(perHeadRanges({ plan: years, panel, index: long }, 0, per)).toBeUndefined();
  });
});
