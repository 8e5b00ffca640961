import { describe, expect, it } from 'vitest';
import type { Candidate, CandidateSet } from './candidates.js';
import { mostBytes, withinBudget } from './withinBudget.js';

const units = Array.from({ length: 40 }, (_, i) => ({ code: `U${i}` }));

/** Three rows of each unit, with a cell of `size` bytes. */
function setOf(indicator: string, size: number): CandidateSet {
  const rows = [...units.keys()].flatMap((unit) =>
    [1, 2, 3].map((rank): Candidate => ({ unit, number: rank, rank, of: 3, cells: ['x'.repeat(size)] })),
  );
  const set = {
    indicator,
    period: '2022',
    file: `${indicator}.csv`,
    columns: ['c'],
    numbered: 'line' as const,
  };
  return { set, rows };
}

/** The largest figure is that of the last unit. */
const order = [...units.keys()].reverse();
const orders = new Map([
  ['a', order],
  ['b', order],
]);

describe('the sample rows of a release', () => {
  it('are all where they fit', () => {
    const { sets, rows } = withinBudget({ units }, [setOf('a', 10), setOf('b', 10)], orders);
    expect([sets.length, rows.length]).toEqual([2, 240]);
  });

  it('are else the first of each figure, then the last, then the one in the middle, of the largest figures first', () => {
    const ranksOf = (size: number, unit: string) => {
      const { rows } = withinBudget({ units }, [setOf('a', size), setOf('b', size)], orders);
      expect(rows.reduce((sum, { cells }) => sum + cells[0]!.length, 0)).toBeLessThanOrEqual(mostBytes);
      return rows.filter((row) => row.unit === unit && row.set === 0).map(({ rank }) => rank);
    };
    expect([ranksOf(700, 'U39'), ranksOf(700, 'U0')]).toEqual([
      [1, 2, 3],
      [1, 3],
    ]);
    expect([ranksOf(1200, 'U39'), ranksOf(1200, 'U0')]).toEqual([[1, 3], [1]]);
    expect([ranksOf(4000, 'U39'), ranksOf(4000, 'U0')]).toEqual([[1], []]);
  });

  it('are none where one is too large, and then no set is left either', () => {
    expect(withinBudget({ units }, [setOf('a', mostBytes)], orders)).toEqual({
      sets: [],
      rows: [],
      hasRoom: false,
    });
  });
});
