import { describe, expect, it } from 'vitest';
import { ask, posts, rankAfter, sketched } from '../../../test/helpers/whatIf.js';

const no = Number.NaN;

describe('other aggregates', () => {
  const join = (aggregate: object | string, values: number[][]) =>
    sketched(
      { method: { ...posts, aggregate }, tree: Object.fromEntries(values.map((_, k) => [`k${k}`, 1])) },
      Object.fromEntries(values.map((row, k) => [`k${k}`, [row]])),
    );
  it('a geometric mean is lifted by its weakest parts first', () => {
    const even = join('geometric', [
      [4, 20, 90],
      [16, 20, 90],
    ]);
    const answer = ask(even, { rank: 2 });
    expect(answer.moves.map((m) => m.after)).toEqual([expect.closeTo(20, 1), expect.closeTo(20, 1)]);
    expect(answer.size).toBeCloseTo(20, 5);
    expect(answer.least).toBeCloseTo(20, 5);
    expect(rankAfter(even, answer)).toBe(2);
  });
  it('also from zero, where its slope is infinite', () => {
    const zero = join('geometric', [
      [0, 20, 90],
      [16, 20, 90],
    ]);
    const answer = ask(zero, { rank: 2 });
    expect(answer.size).toBeCloseTo(24, 4);
    expect(rankAfter(zero, answer)).toBe(2);
  });
  it('a minimum is lifted by raising all that are below', () => {
    const least = join('minimum', [
      [10, 30, 90],
      [20, 30, 90],
      [50, 30, 90],
    ]);
    const answer = ask(least, { rank: 2 });
    expect(answer.size).toBeCloseTo(30, 6);
    expect(answer.moves.map((m) => m.after)).toEqual([expect.closeTo(30, 6), expect.closeTo(30, 6)]);
  });
  it('a square mean has a change that is not proved to be the smallest', () => {
    const square = join({ power: 2 }, [
      [10, 40, 90],
      [30, 40, 90],
    ]);
    const answer = ask(square, { rank: 2 });
    expect(answer).toMatchObject({ status: 'reached', shape: 'monotone', least: no });
    expect(answer.size).toBeCloseTo(Math.sqrt(2 * 1600 - 100) - 30, 5); // all into the larger
    expect(rankAfter(square, answer)).toBe(2);
  });
  it.each(['median', 'copeland', 'topsis', 'mazziotta-pareto'])(
    '%s: the rebuilt index has the rank',
    (how) => {
      const other = sketched(
        { units: ['a', 'b', 'c', 'd'], method: { ...posts, aggregate: how }, tree: { x: 2, y: 1, z: 1 } },
        { x: [[10, 40, 90, 20]], y: [[30, 40, 20, 10]], z: [[20, 50, 60, 90]] },
      );
      const answer = ask(other, { rank: 2 });
      expect(answer).toMatchObject({ status: 'reached', least: no });
      expect(rankAfter(other, answer)).toBeLessThanOrEqual(2);
    },
  );
  it('that compare units prove nothing when everything falls short', () => {
    const other = sketched(
      { method: { ...posts, aggregate: 'topsis' } },
      { x: [[10, 40, 90]], y: [[30, 40, 90]] },
    );
    expect(ask(other, { only: [1], rank: 1 })).toMatchObject({ status: 'not-found', shape: 'unknown' });
  });
});

describe('scales that move with the unit', () => {
  const values = { x: [[20, 60, 40, 10]], y: [[20, 40, 80, 15]] };
  const four = { units: ['a', 'b', 'c', 'd'] };
  it.each(['min-max', 'z-score', 'robust', 'rank', 'percentile-rank'])(
    '%s: the answer holds in the rebuilt index',
    (method) => {
      const moving = sketched({ ...four, method: { normalise: { method } } }, values);
      const answer = ask(moving, { rank: 2 });
      expect(answer.status).toBe('reached');
      expect(answer.scalesHold).toBe(method === 'min-max');
      expect(rankAfter(moving, answer)).toBe(2);
    },
  );
  it('two units that would be the same everywhere prove nothing', () => {
    const two = sketched(
      { units: ['a', 'b'], method: { normalise: { method: 'min-max' } }, tree: { x: 1 } },
      { x: [[1, 2]] },
    );
    expect(ask(two)).toMatchObject({ status: 'not-found', fixed: [{ why: 'no-effect' }] });
  });
  it('min-max holds until the unit is itself the lowest', () => {
    const lowest = sketched({ ...four, method: { normalise: { method: 'min-max' } } }, values);
    const answer = ask(lowest, { unit: 3, rank: 2 });
    expect(answer).toMatchObject({ status: 'reached', scalesHold: false, least: no });
    expect(answer.othersMoved).toBeGreaterThan(0);
    expect(rankAfter(lowest, answer)).toBe(2);
  });
  it('shares of the base move in the base itself and stand in later periods', () => {
    const shares = sketched(
      { periods: ['2020', '2021'], method: {} },
      {
        x: [
          [20, 60, 40],
          [30, 60, 40],
        ],
        y: [
          [20, 40, 80],
          [20, 40, 80],
        ],
      },
    );
    const later = ask(shares, { period: 1, rank: 2 });
    expect(later).toMatchObject({ status: 'reached', scalesHold: true, othersMoved: 0 });
    expect(later.size).toBeCloseTo(later.least, 6);
    const base = ask(shares, { period: 0, rank: 2 });
    expect(base).toMatchObject({ status: 'reached', scalesHold: false });
    expect(base.othersMoved).toBeGreaterThan(0);
    expect([rankAfter(shares, later), rankAfter(shares, base)]).toEqual([2, 2]);
  });
  it('treated outliers make no claim of a least change', () => {
    const method = { ...posts, treat: { winsorise: 1 } };
    const treated = sketched({ ...four, method }, values);
    const answer = ask(treated, { rank: 2 });
    expect(answer).toMatchObject({ status: 'reached', scalesHold: false });
    expect(rankAfter(treated, answer)).toBe(2);
  });
});
