import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankLines } from './rank.js';

function plainRanks(values: readonly number[]): number[] {
  return values.map((x) => (Number.isNaN(x) ? 0 : 1 + values.filter((y) => y > x).length));
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

it('every line of a cube is ranked by itself', () => {
  const lines = Float64Array.of(1, 2, 3, 3, 2, 1);
  expect([...rankLines(lines, 3)]).toEqual([3, 2, 1, 1, 2, 3]);
});
