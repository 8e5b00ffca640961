import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAgreement, golden, goldenCities } from '../../../test/helpers/golden.js';
import { mergeEqual } from '../../engine/index.js';
import { naturalBreaks } from './naturalBreaks.js';

const no = Number.NaN;

/** Sum of squared deviations from the class means. */
function squaresOf(values: readonly number[], classOf: ArrayLike<number>): number {
  const members = new Map<number, number[]>();
  for (const [i, x] of values.entries()) members.set(classOf[i]!, [...(members.get(classOf[i]!) ?? []), x]);
  return [...members.values()].reduce((sum, list) => {
    const mean = list.reduce((s, x) => s + x, 0) / list.length;
    return sum + list.reduce((s, x) => s + (x - mean) ** 2, 0);
  }, 0);
}

/** Every way to cut sorted values into at most k runs, and the least sum of squares among them. */
function leastSquares(sorted: readonly number[], k: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let cuts = 0; cuts < 2 ** (sorted.length - 1); cuts++) {
    const classOf = [0];
    for (let i = 1; i < sorted.length; i++) classOf.push(classOf[i - 1]! + ((cuts >> (i - 1)) & 1));
    if (classOf.at(-1)! < k) best = Math.min(best, squaresOf(sorted, classOf));
  }
  return best;
}

describe('natural breaks', () => {
  it('are those of classInt (fisher) on the number blocks of 334 cities', () => {
    const { fisher_jenks_5: theirs } = golden<{
      fisher_jenks_5: { variable: string; breaks: number[]; sizes: number[] };
    }>('analysis/distribution.json');
    const { columns } = goldenCities([theirs.variable]);
    const { breaks, classes, classOf } = naturalBreaks(columns[0]!, 5);
    expectAgreement(breaks, theirs.breaks);
    expect(Array.from({ length: classes }, (_, j) => classOf.filter((x) => x === j).length)).toEqual(
      theirs.sizes,
    );
  });
  it('leave as little within the classes as any classes of neighbours do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1e3, max: 1e3, noNaN: true })), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.integer({ min: 1, max: 5 }),
        (values, k) => {
          const { classOf, classes } = naturalBreaks(values, k);
          const sorted = [...values].sort((a, b) => a - b);
          expect(squaresOf(values, classOf)).toBeCloseTo(leastSquares(sorted, k), 5);
          expect(classes).toBe(Math.min(k, new Set(mergeEqual(values).map((x) => x + 0)).size));
        },
      ),
      { numRuns: 200 },
    );
  });
  it('never part equal values, and never part by the order of the values', () => {
    expect([...naturalBreaks([7, 1, 7, 2, 7, 1], 2).classOf]).toEqual([1, 0, 1, 0, 1, 0]);
  });
  it('give a missing value no class', () => {
    const { classOf, breaks } = naturalBreaks([1, no, 9], 2);
    expect([...classOf]).toEqual([0, -1, 1]);
    expect(breaks).toEqual([1, 5, 9]);
  });
  it('are as many as there are different values: one unit, all equal, none', () => {
    expect(naturalBreaks([4], 5)).toEqual({ classes: 1, classOf: Int32Array.of(0), breaks: [4, 4] });
    expect([...naturalBreaks([2, 2, 2], 3).classOf]).toEqual([0, 0, 0]);
    expect(naturalBreaks([no, no], 3)).toEqual({ classes: 0, classOf: Int32Array.of(-1, -1), breaks: [] });
    expect(naturalBreaks([], 3).classes).toBe(0);
  });
  it('bear huge, tiny and negative values', () => {
    expect([...naturalBreaks([1e300, 1.1e300, -1e300, 0], 3).classOf]).toEqual([2, 2, 0, 1]);
    expect([...naturalBreaks([1e-300, 1.1e-300, 9e-300], 2).classOf]).toEqual([0, 0, 1]);
  });
});
