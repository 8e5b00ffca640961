import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { rowsIn } from '../../../test/helpers/tables.js';
import { buildIndex } from '../../engine/index.js';
import { peersOf, structuresOf } from './peers.js';
import { profileFamily } from './profiles.js';
import { rankGaps } from './rankGaps.js';
import { rankingFamily } from './rankings.js';
import { streakFamily } from './streaks.js';

const no = Number.NaN;
const units = { a: { g: 'p' }, b: { g: 'q' }, c: { g: 'q' }, d: { g: '' } };

function of(x: number[][], y: number[][] = x, from: object = units, method?: object) {
  const plan = planOf({
    units: from as typeof units,
    periods: x.map((_, t) => String(2015 + t)),
    tree: { p: { weight: 0.5, children: { x: 1 } }, q: { weight: 0.5, children: { y: 1 } } },
    ...(method ? { method } : {}),
  });
  const panel = panelOf(plan, { x, y });
  return { plan, panel, index: buildIndex(plan, panel) };
}

describe('the table of rank changes', () => {
  const tables = rankingFamily.make(
    of([
      [4, 3, 2, 1],
      [1, 8, 6, no],
      [3, 5, 1, 1],
    ]),
  );
  const root = { level: 'city', node: 'root' };
  it('has places gained since the period before and since the base, and the gaps', () => {
    const row = rowsIn(tables, 'rankings', { ...root, unit: 'a', period: '2017' })[0];
    expect(row).toMatchObject({
      places: 1,
      places_since_base: -1,
      gap_to_first: 20,
      gap_to_next: 20,
      rank_in_g: 1,
    });
  });
  it('has no gap of the first, no place gained in the first period, and no row without a rank', () => {
    const [first] = rowsIn(tables, 'rankings', { ...root, unit: 'a', period: '2015' });
    expect(first).toMatchObject({
      places: null,
      places_since_base: null,
      gap_to_next: null,
      gap_to_first: null,
    });
    expect(rowsIn(tables, 'rankings', { ...root, unit: 'd', period: '2016' })).toEqual([]);
    const back = rowsIn(tables, 'rankings', { ...root, unit: 'd', period: '2017' })[0];
    expect(back).toMatchObject({ places: null, places_since_base: 1, rank_in_g: null });
  });
  it('equals share the gap to the next better rank', () => {
    const rows = rowsIn(tables, 'rankings', { ...root, period: '2017' });
    expect(rows.slice(2).map((r) => [r['unit'], r['gap_to_next']])).toEqual([
      ['c', 20],
      ['d', 20],
    ]);
  });
  it('has the groups as well', () => {
    const rows = rowsIn(tables, 'rankings', { level: 'g', node: 'root', period: '2016' });
    expect(rows.map((r) => [r['unit'], r['places'], r['gap_to_first']])).toEqual([
      ['q', 0, null],
      ['p', 0, 130],
    ]);
  });
  it('one unit in one period has a row and no neighbours', () => {
    const alone = rankingFamily.make(of([[3]], [[3]], { a: { g: 'p' } }));
    expect(rowsIn(alone, 'rankings', { level: 'city', node: 'root' })).toHaveLength(1);
    expect(rowsIn(alone, 'rank-gaps')).toEqual([]);
  });
});

describe('rank gaps', () => {
  it('has so many above and below, with what they have more', () => {
    expect(rankGaps([2, 0, 1, 3], [5, 4, 9, 4], 2, 1)).toEqual([
      { member: 0, step: -1, gap: 1 },
      { member: 3, step: 1, gap: 0 },
    ]);
    expect(rankGaps([2, 0, 1, 3], [5, 4, 9, 4], 0).map((r) => r.step)).toEqual([1, 2, 3]);
  });
});

describe('peers', () => {
  it('have nearly the same shares of the dimensions, whatever their size', () => {
    const { plan, index } = of([[10, 1, 5, 30]], [[10, 3, 5, 10]]);
    const structures = structuresOf(plan, index, 0);
    expect([...structures[0]!].reduce((s, x) => s + x, 0)).toBeCloseTo(1, 12);
    const [first, second] = peersOf(structures, 0);
    expect(first).toEqual({ unit: 2, distance: 0 });
    expect(second!.distance).toBeLessThanOrEqual(1);
    expect(peersOf(structures, 0, 1)).toHaveLength(1);
  });
  it('on other scales than shares have the same pattern of scores', () => {
    const method = { normalise: { method: 'z-score' } };
    const { plan, index } = of([[1, 2, 3, 9]], [[3, 2, 1, 9]], units, method);
    const structures = structuresOf(plan, index, 0);
    expect([...structures[3]!]).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
    expect(peersOf(structures, 1)[0]!.unit).toBe(3);
  });
  it('are those that a comparison of each unit with each gives, ties in the order of the plan', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    for (const [count, steps] of [
      [300, 4],
      [300, 1000],
      [12, 3],
      [5, 2],
    ]) {
      const structures = Array.from({ length: count! }, () =>
        random() < 0.1 ? null : Float64Array.from([0, 1, 2], () => Math.floor(random() * steps!) / 64),
      );
      structures.forEach((own, unit) => {
        const plain = structures
          .flatMap((other, c) =>
            other && own && c !== unit
              ? [{ unit: c, distance: own.reduce((sum, x, d) => sum + Math.abs(x - other[d]!), 0) / 2 }]
              : [],
          )
          .sort((a, b) => a.distance - b.distance || a.unit - b.unit);
        expect(peersOf(structures, unit)).toEqual(plain.slice(0, 10));
      });
    }
  });
  it('are none for a unit that lacks a dimension, has nothing, or is alone', () => {
    const gap = of([[1, 0, 1, 2]], [[no, 0, 1, 1]]);
    const structures = structuresOf(gap.plan, gap.index, 0);
    expect(structures.map((s) => s !== null)).toEqual([false, false, true, true]);
    expect(peersOf(structures, 0)).toEqual([]);
    const alone = of([[3]], [[3]], { a: { g: 'p' } });
    expect(peersOf(structuresOf(alone.plan, alone.index, 0), 0)).toEqual([]);
    expect(profileFamily.make(alone).map((t) => t.rows.length)).toEqual([0, 2]);
  });
  it('strengths are given against all and against peers', () => {
    const tables = profileFamily.make(of([[9, 1, 2, 3]], [[1, 2, 3, 4]]));
    expect(rowsIn(tables, 'strengths', { unit: 'a', against: 'all' })).toEqual([
      expect.objectContaining({ kind: 'strength', node: 'x', rank: 1, of: 4 }),
      expect.objectContaining({ kind: 'weakness', place: 1, node: 'y', rank: 4, of: 4 }),
    ]);
    expect(rowsIn(tables, 'strengths', { unit: 'a', against: 'peers' })).toHaveLength(2);
  });
});

describe('streaks, newcomers and records', () => {
  it('are listed for units and groups at every node with children', () => {
    const tables = streakFamily.make(
      of([
        [4, 3, 2, 1],
        [5, 3, 2, 1],
        [6, 3, 2, 9],
      ]),
    );
    expect(rowsIn(tables, 'streaks', { level: 'city', node: 'root', kind: 'led' })).toEqual([
      {
        level: 'city',
        unit: 'a',
        node: 'root',
        kind: 'led',
        from: '2015',
        to: '2016',
        periods: 2,
        goes_on: 0,
        open: 1,
      },
    ]);
    expect(rowsIn(tables, 'newcomers', { level: 'city', node: 'p' })).toEqual([
      { level: 'city', unit: 'd', node: 'p', first: 3, period: '2017', rank: 1, best_before: 4 },
    ]);
    expect(
      rowsIn(tables, 'record-highs', { level: 'city', node: 'root' }).map((r) => r['record_now']),
    ).toEqual([1, 0, 0, 1]);
    expect(rowsIn(tables, 'record-highs', { level: 'g', node: 'root' })).toHaveLength(2);
  });

  it('have the best rank at the other end where the worst come first', () => {
    const scores = [
      [1, 2, 3, 4],
      [4, 3, 2, 1],
    ];
    for (const [first, best, worst] of [
      ['best', 1, 4],
      ['worst', 4, 1],
    ]) {
      const tables = streakFamily.make(of(scores, scores, units, { rank: { first } }));
      const [a] = rowsIn(tables, 'record-highs', { level: 'city', node: 'root', unit: 'a' });
      expect(a).toMatchObject({ best_rank: best, worst_rank: worst, best_rank_in: '2016' });
    }
  });
});
