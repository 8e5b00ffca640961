import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankLines } from './rank.js';

/**
 * Ranks by the words of the rule and by brute force: equal are those linked by pairs that agree in 12 digits or are nearer than
 * rounding noise, and the rank is one more than the number of values above that are not equal.
 */
function plainRanks(values: readonly number[]): number[] {
  const here = values.filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);
  const n = here.length - 1;
  const quarter = Math.round(n / 4);
  const spread = n < 0 ? 0 : here[n - quarter]! - here[quarter]!;
  const slack = spread > 1e-290 && Number.isFinite(spread) ? spread * 2 ** -46 : 0;
  const alike = (a: number, b: number) => {
    if (a === b) return true;
    if (!Number.isFinite(a - b)) return false;
    const gap = Math.abs(a - b);
    return (
      Number(a.toPrecision(12)) === Number(b.toPrecision(12)) ||
      gap <= 2 ** -43 * Math.max(Math.abs(a), Math.abs(b)) ||
      gap <= slack
    );
  };
  const highestOf = (x: number) => {
    let top = x;
    for (const y of here) if (y > top && alike(top, y)) top = y;
    return top;
  };
  return values.map((x) => (Number.isNaN(x) ? 0 : 1 + here.filter((y) => y > highestOf(x)).length));
}

const ranksOf = (values: readonly number[]) => [...rankLines(Float64Array.from(values), values.length)];

const special = fc.constantFrom(
  Number.NaN,
  0,
  -0,
  Infinity,
  -Infinity,
  5e-324,
  -5e-324,
  1e-310,
  -1e-310,
  1,
  1 + 2 ** -52,
  1e300,
  -1e300,
);
const lists = fc.oneof(
  fc.array(fc.double(), { maxLength: 200 }),
  fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 200 }),
  fc.array(fc.oneof(special, fc.double({ min: 0.999999, max: 1.000001 })), { maxLength: 200 }),
);

it('ranks are those of a plain count of the values above', () => {
  fc.assert(
    fc.property(lists, (values) => {
      expect(ranksOf(values)).toEqual(plainRanks(values));
    }),
    { numRuns: 500 },
  );
});

it('equal values share the best rank and the next rank is skipped', () => {
  expect(ranksOf([7, 9, 9, 1, 7])).toEqual([3, 1, 1, 5, 3]);
});

it('a missing value has rank 0 and takes no place', () => {
  expect(ranksOf([Number.NaN, 3, Number.NaN, 4])).toEqual([0, 2, 0, 1]);
  expect(ranksOf([Number.NaN])).toEqual([0]);
});

it('minus zero equals zero', () => {
  expect(ranksOf([-0, 0, 5e-324, -5e-324])).toEqual([2, 2, 1, 4]);
});

it('what agrees in 12 digits shares a rank, what does not has its own', () => {
  expect(ranksOf([0.1 + 0.2, 0.3, 0.30000000001])).toEqual([2, 2, 1]);
  expect(ranksOf([123456789012.4, 123456789011.6, 123456789011.4])).toEqual([1, 1, 3]);
});

it('a score that cancelled out to nothing is level with zero, and a small one beside a large keeps its digits', () => {
  expect(ranksOf([0.1 + 0.2 - 0.3, 0, 1, -1, 0.5, -0.5])).toEqual([3, 3, 1, 6, 2, 5]);
  expect(ranksOf([1, 2, 3, 1e16])).toEqual([4, 3, 2, 1]);
  expect(ranksOf([-7e13, 0, 1])).toEqual([3, 2, 1]);
});

it('every line of a cube is ranked by itself', () => {
  const lines = Float64Array.of(1, 2, 3, 3, 2, 1);
  expect([...rankLines(lines, 3)]).toEqual([3, 2, 1, 1, 2, 3]);
});
