import { expect, it } from 'vitest';
import { inequality } from '../balance/measures.js';
import { groupedGini } from './groupedGini.js';

it('is the Gini of the members when each is a group: half the mean difference over the mean', () => {
  const x = [7, 1, 4, 4, 9];
  const mean = x.reduce((a, b) => a + b, 0) / x.length;
  const gaps = x.flatMap((a) => x.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0);
  expect(groupedGini([1, 1, 1, 1, 1], x)).toBeCloseTo(gaps / (2 * 25 * mean), 14);
  expect(groupedGini([1, 1, 1, 1, 1], x)).toBeCloseTo(inequality('gini', x).value, 14);
});

it('is at most the Gini of the members, whatever they are joined to', () => {
  const members = groupedGini([1, 1, 1, 1], [1, 2, 6, 11]);
  expect(groupedGini([2, 2], [3, 17])).toBeLessThan(members);
  expect(groupedGini([4], [20])).toBe(0);
});

it('does not depend on the order of the groups, and empty groups change nothing', () => {
  expect(groupedGini([2, 1, 5], [1, 8, 4])).toBe(groupedGini([5, 2, 1], [4, 1, 8]));
  expect(groupedGini([2, 0, 1], [1, 0, 8])).toBe(groupedGini([2, 1], [1, 8]));
});

it('is 0 for equals and for one, near 1 where one of very many has all', () => {
  expect(groupedGini([1, 1, 1], [5, 5, 5])).toBe(0);
  expect(groupedGini([1], [5])).toBe(0);
  expect(groupedGini([999_999, 1], [0, 1e300])).toBeCloseTo(1, 5);
});

it('has no value without members, without a sum, or with a negative or missing sum', () => {
  for (const [n, s] of [
    [[], []],
    [
      [2, 3],
      [0, 0],
    ],
    [
      [1, 1],
      [-1, 3],
    ],
    [
      [1, 1],
      [Number.NaN, 3],
    ],
  ] as const) {
    expect(groupedGini(n, s)).toBeNaN();
  }
});
