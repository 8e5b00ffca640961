import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../test/helpers/plan.js';
import { rowsIn } from '../../test/helpers/tables.js';
import { buildIndex } from '../engine/index.js';
import { type Analysed, analyse, isBest, movers } from './index.js';
import { hasEntered } from './matched.js';

const no = Number.NaN;
const places = 'abcdefghijkl'.split('');
const periods = ['2000', '2008', '2016'];

/** Twelve places of two groups; in the first period two have no figure, and the indicator y begins in the second. */
function built(change: (x: number[][], y: number[][]) => void = () => {}): Analysed {
  const x = periods.map((_, t) => places.map((_p, c) => (t === 0 && c < 2 ? no : 10 + 3 * c + 2 * t)));
  const y = periods.map((_, t) => places.map((_p, c) => (t === 0 ? no : 90 - 5 * c)));
  change(x, y);
  const plan = planOf({
    units: Object.fromEntries(places.map((code, c) => [code, { side: c % 2 ? 'odd' : 'even' }])),
    periods,
    list: true,
    tree: { x: 1, y: 1 },
    method: { normalise: { method: 'none' }, missing: { 'min-present': 0, weights: 'reweight' } },
  });
  const panel = panelOf(plan, { x, y });
  return { plan, panel, index: buildIndex(plan, panel) };
}

const table = (of: Analysed, name: string) => rowsIn(analyse(of), name);

describe('where places and indicators come later', () => {
  const of = built();
  it('the change of the whole is that of the ten places and the one indicator of both periods', () => {
    const [, second] = table(of, 'changes').filter((r) => r['node'] === 'root' && r['level'] === 'total');
    expect(second!['points']).toBeCloseTo(2, 10);
  });

  it('both figures stand side by side, with how many were compared', () => {
    const [row] = table(of, 'matched-sets').filter((r) => r['node'] === 'root' && r['level'] === 'total');
    expect(row).toMatchObject({
      from: '2000',
      to: '2008',
      units: 10,
      units_of: 12,
      indicators: 1,
      indicators_of: 2,
    });
    expect(row!['points']).toBeCloseTo(2, 10);
    expect(row!['published']).toBeCloseTo(of.index.total.values[1]! - of.index.total.values[0]!, 10);
    expect(Math.abs(Number(row!['published']) - 2)).toBeGreaterThan(1);
  });

  it('contributions add up to that change, and new indicators contribute nothing', () => {
    const rows = table(of, 'contributions').filter((r) => r['node'] === 'root' && r['period'] === '2008');
    expect(rows.map((r) => [r['part'], Number(r['points'])])).toEqual([['x', expect.closeTo(2, 10)]]);
  });

  it('the groups and the Gini coefficient are compared over the same places', () => {
    const groups = table(of, 'groups').filter(
      (r) => r['node'] === 'root' && r['level'] === 'side' && r['period'] === '2008',
    );
    for (const row of groups) expect(row['change']).toBeCloseTo(2, 10);
    const [gini] = table(of, 'balance-verdicts').filter(
      (r) => r['level'] === 'city' && r['measure'] === 'gini',
    );
    expect(gini).toMatchObject({ from: '2000', to: '2016', units: 10, units_of: 12 });
    expect(gini!['change']).toBeLessThan(0);
  });

  it('newcomers move nobody', () => {
    expect(movers(of.plan, of.index, 0, 0, 1).map((m) => m.places)).toEqual(new Array(10).fill(0));
    const rows = table(of, 'rankings').filter(
      (r) => r['level'] === 'city' && r['node'] === 'root' && r['period'] === '2008',
    );
    expect(rows.filter((r) => r['places'] !== null).map((r) => r['places'])).toEqual(new Array(10).fill(0));
    expect(table(of, 'newcomers').filter((r) => r['period'] === '2008')).toEqual([]);
  });

  it('a class is left only by those who move among the places of both periods', () => {
    const limits = table(of, 'mobility-classes').flatMap((r) =>
      r['up-to'] === null ? [] : [Number(r['up-to'])],
    );
    const classOf = (v: number) => limits.filter((limit) => v > limit * (1 + 1e-12)).length;
    const step = (ends: number[][]) => {
      const [from, to] = ends.map((column) => {
        const mean = column.reduce((a, b) => a + b, 0) / column.length;
        return column.map((v) => classOf(v / mean));
      }) as [number[], number[]];
      return from.map((was, c) => [was, to[c]!] as const);
    };
    const x = (t: number) => places.map((_, c) => 10 + 3 * c + 2 * t);
    const both = (t: number) => x(t).map((v, c) => (v + 90 - 5 * c) / 2);
    const moves = [...step([x(0).slice(2), x(1).slice(2)]), ...step([both(1), both(2)])];
    const counted = new Array(25).fill(0);
    for (const [from, to] of moves) counted[5 * from + to]++;
    const rows = table(of, 'mobility-moves').filter((r) => r['node'] === 'root' && r['neighbours'] === null);
    expect(rows.map((r) => r['count'])).toEqual(counted);
  });

  it('a record is one over what both periods have', () => {
    expect(isBest(of.plan, of.index, 0, 1, { grouping: -2, number: 0 })).toBe(true);
    expect(isBest(of.plan, of.index, 0, 1, { grouping: -1, number: 0 })).toBeUndefined();
    const fallen = built((x) => x[1]!.fill(9));
    expect(isBest(fallen.plan, fallen.index, 0, 1, { grouping: -2, number: 0 })).toBe(false);
  });
});

describe('where every period has all', () => {
  it('no matched set is listed', () => {
    const whole = built((x, y) => {
      x[0]![0] = x[0]![1] = 5;
      y[0]!.fill(50);
    });
    expect(table(whole, 'matched-sets')).toEqual([]);
  });
});

it('who has come among the first only because another has no figure any more has not entered', () => {
  const plan = planOf({
    units: ['a', 'b', 'c', 'd', 'e'],
    periods: ['2000', '2001'],
    tree: { x: 1 },
    method: { normalise: { method: 'none' } },
  });
  const entered = (...after: number[]) => {
    const index = buildIndex(plan, panelOf(plan, { x: [[50, 40, 30, 20, 10], after] }));
    return [0, 1, 2, 3, 4].filter((number) => hasEntered(plan, index, 0, { grouping: -1, number }, [3, 1]));
  };
  expect(entered(no, 40, 30, 20, 10)).toEqual([]);
  expect(entered(no, 40, 30, 20, 35)).toEqual([4]);
});
