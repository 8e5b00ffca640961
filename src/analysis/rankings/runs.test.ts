import { describe, expect, it } from 'vitest';
import { bestOf, newcomersOf, runsOf } from './runs.js';

/** Ranks of a few members, a row a period. */
const ranks = (...rows: number[][]) => Int32Array.from(rows.flat());
const no = Number.NaN;

describe('runs', () => {
  const five = ranks([1, 2, 3, 4], [1, 3, 2, 4], [2, 4, 1, 3], [1, 4, 2, 3], [1, 4, 3, 2]);
  const told = (kind: string, of: Int32Array, members = 4) =>
    runsOf(of, members, [2])
      .filter((r) => r.kind === kind)
      .map(({ member, from, to, goesOn, open }) => ({ member, from, to, goesOn, open }));
  it('of leading say since when, whether they go on, and whether they may be older than the index', () => {
    expect(told('led', five)).toEqual([
      { member: 0, from: 0, to: 1, goesOn: false, open: true },
      { member: 0, from: 3, to: 4, goesOn: true, open: false },
    ]);
  });
  it('of the first k count a rank of at most k', () => {
    expect(told('top-2', five)).toEqual([
      { member: 0, from: 0, to: 4, goesOn: true, open: true },
      { member: 2, from: 1, to: 3, goesOn: false, open: false },
    ]);
  });
  it('of rises and falls need three in a row', () => {
    const up = ranks([4, 1], [3, 2], [2, 3], [1, 4]);
    expect(told('risen', up, 2)).toEqual([{ member: 0, from: 1, to: 3, goesOn: true, open: true }]);
    expect(told('fallen', up, 2)).toEqual([{ member: 1, from: 1, to: 3, goesOn: true, open: true }]);
    expect(told('risen', up.subarray(0, 6), 2)).toEqual([]);
  });
  it('end where a rank is missing; those who share the first rank all lead', () => {
    expect(told('led', ranks([1, 1], [1, 1], [0, 1], [1, 2]), 2)).toEqual([
      { member: 0, from: 0, to: 1, goesOn: false, open: true },
      { member: 1, from: 0, to: 2, goesOn: false, open: true },
    ]);
  });
  it('begin with the first ranks there are, not with the first period', () => {
    expect(told('led', ranks([0, 0], [1, 2], [1, 2]), 2)).toEqual([
      { member: 0, from: 1, to: 2, goesOn: true, open: true },
    ]);
  });
  it('of one member alone are of leading, of one period and of nobody none', () => {
    expect(runsOf(ranks([1], [1]), 1, [1, 3]).map((r) => r.kind)).toEqual(['led']);
    expect(runsOf(ranks([1, 2]), 2, [1])).toEqual([]);
    expect(runsOf(new Int32Array(0), 0, [1])).toEqual([]);
  });
});

describe('newcomers to the first k', () => {
  it('were never among them before, and nobody is new in the first period', () => {
    const found = newcomersOf(ranks([1, 2, 3], [2, 1, 3], [3, 2, 1], [1, 3, 2]), 3, [1, 2]);
    expect(found).toEqual([
      { member: 1, k: 1, period: 1, rank: 1, before: 2 },
      { member: 2, k: 1, period: 2, rank: 1, before: 3 },
      { member: 2, k: 2, period: 2, rank: 1, before: 3 },
    ]);
  });
  it('are all who share the last place, and those who had no rank before', () => {
    const found = newcomersOf(ranks([1, 2, 3, 0], [1, 2, 2, 2]), 4, [2]);
    expect(found).toEqual([{ member: 2, k: 2, period: 1, rank: 2, before: 3 }]);
  });
  it('nobody is new when ranks begin late, or in a k that all fit in', () => {
    expect(newcomersOf(ranks([0, 0], [1, 2]), 2, [1])).toEqual([]);
    expect(newcomersOf(ranks([1, 2], [2, 1]), 2, [2])).toEqual([]);
  });
});

describe('records', () => {
  const best = (values: number[], of: number[]) =>
    bestOf(
      (t) => values[t]!,
      (t) => of[t]!,
      values.length,
    );
  it('are the highest value and the first and last rank, with the first period of each', () => {
    expect(best([5, 9, 9, 2], [2, 1, 1, 4])).toEqual({
      present: 4,
      highest: 9,
      highestAt: 1,
      first: { rank: 1, at: 1 },
      last: { rank: 4, at: 3 },
    });
  });
  it('are none without any value', () => {
    expect(best([7, no], [1, 0])).toMatchObject({ present: 1, highest: 7 });
    const never = { rank: 0, at: -1 };
    const none = { present: 0, highest: no, highestAt: -1, first: never, last: never };
    expect(best([no], [0])).toMatchObject(none);
  });
});
