import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areEqual, equalRange, exceeds, mergeEqual, reaches, runsOfEqual } from './ties.js';

/** A double as an exact fraction of whole numbers over a power of two. */
function fraction(x: number): { top: bigint; shift: number } {
  let shift = 0;
  let y = x;
  while (!Number.isInteger(y)) {
    y *= 2;
    shift++;
  }
  return { top: BigInt(y), shift };
}

/** Exact comparison of Σ w·x of whole numbers. */
const exactSum = (weights: readonly number[], row: readonly number[]) =>
  weights.reduce((sum, w, i) => sum + BigInt(w) * BigInt(row[i]!), 0n);

/** The same sum in doubles, from decimals, in an order of its own. */
function roundedSum(weights: readonly number[], row: readonly number[], order: readonly number[]): number {
  const whole = weights.reduce((a, b) => a + b, 0);
  return order.reduce((sum, i) => sum + (weights[i]! / whole) * (row[i]! / 100), 0);
}

const rows = fc.record({
  weights: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 5, maxLength: 5 }),
  // Few different hundredths, so that many sums are equal.
  rows: fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 5, maxLength: 5 }), {
    minLength: 2,
    maxLength: 40,
  }),
  orders: fc.array(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), { minLength: 40, maxLength: 40 }),
});

describe('equal figures', () => {
  it('are those whose exact sums are equal, whatever order they were added in', () => {
    fc.assert(
      fc.property(rows, ({ weights, rows, orders }) => {
        const exact = rows.map((row) => exactSum(weights, row));
        const sums = rows.map((row, i) => roundedSum(weights, row, orders[i]!));
        const runs = runsOfEqual(sums, true);
        sums.forEach((x, i) => {
          const { below, upTo } = equalRange(runs, x);
          expect(below).toBe(exact.filter((y) => y < exact[i]!).length);
          expect(upTo).toBe(exact.filter((y) => y <= exact[i]!).length);
        });
      }),
      { numRuns: 300 },
    );
  });
  it('are those whose exact sums are equal where terms of both signs cancel out', () => {
    fc.assert(
      fc.property(rows, ({ weights, rows, orders }) => {
        const centred = rows.map((row) => row.map((x) => x - 6));
        const exact = centred.map((row) => exactSum(weights, row));
        fc.pre(new Set(exact).size > 3);
        const sums = mergeEqual(
          centred.map((row, i) => roundedSum(weights, row, orders[i]!)),
          true,
        );
        sums.forEach((x, i) => {
          sums.forEach((y, j) => {
            expect(Math.sign(x - y)).toBe(exact[i]! < exact[j]! ? -1 : exact[i]! > exact[j]! ? 1 : 0);
          });
        });
      }),
      { numRuns: 200 },
    );
  });
  it('agree with rounding to 12 digits in whole numbers wherever that is not a matter of noise', () => {
    /** Rounds the exact value of a double, half away from zero. */
    const rounded = (x: number): string => {
      const { top, shift } = fraction(Math.abs(x));
      const scale = 10n ** 40n;
      const digits = (top * scale) / 2n ** BigInt(shift);
      const text = digits.toString();
      const unit = 10n ** BigInt(text.length - 12);
      return `${Math.sign(x)}${((digits + unit / 2n) / unit) * unit}`;
    };
    const near = fc.tuple(
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.integer({ min: -400, max: 400 }),
    );
    fc.assert(
      fc.property(near, ([x, steps]) => {
        const y = x * (1 + steps * 5e-14);
        fc.pre(Math.abs(steps) > 3);
        expect(areEqual(x, y)).toBe(rounded(x) === rounded(y));
      }),
      { numRuns: 1000 },
    );
  });
  it('are told of limits and of missing figures', () => {
    expect(reaches(0.7 + 0.1, 0.8)).toBe(true);
    expect(reaches(0.79999999, 0.8)).toBe(false);
    expect(exceeds(0.1 + 0.2, 0.3)).toBe(false);
    expect([areEqual(Number.NaN, Number.NaN), areEqual(1, Number.NaN), reaches(Number.NaN, 0)]).toEqual([
      false,
      false,
      false,
    ]);
    expect([areEqual(Infinity, Infinity), areEqual(Infinity, 1e308), areEqual(-Infinity, Infinity)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([areEqual(0, -0), areEqual(0, 5e-324), areEqual(1, -1)]).toEqual([true, false, false]);
  });
  it('become one double, and others stay as they are', () => {
    expect([...mergeEqual([0.1 + 0.2, Number.NaN, 0.3, 1])]).toEqual([0.3, Number.NaN, 0.3, 1]);
    expect([...mergeEqual([])]).toEqual([]);
  });
});
