import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../engine/index.js';
import { seededRandom } from '../robustness/random.js';
import { type ListedTest, sizesOf, togetherP } from './judgedTogether.js';

const random = seededRandom(11);
const normal = () => normalQuantile(random() || 0.5);

/** Tests with a change each, in a number of permutations of two kinds, which tests have in common. */
function listed(changes: readonly number[], draws: number): ListedTest[] {
  const common = [0, 1].map(() => Float64Array.from({ length: draws }, normal));
  return changes.map((change) => {
    const permuted = common.map((of) => of.map((z) => 0.7 * z + 0.7 * normal()));
    const beyond = permuted.map((of) => of.filter((x) => Math.abs(x) >= Math.abs(change)).length);
    return {
      p: (1 + Math.max(...beyond)) / (draws + 1),
      drawn: permuted.map((of) => sizesOf(change, of)),
    };
  });
}

describe('verdicts that are judged together', () => {
  it('are as rare as the largest change of the list is under permutations', () => {
    const tests = listed([0.5, -1.2, 2.2, 1.7], 199);
    const expected = tests.map(({ p, drawn }) => {
      const shares = drawn.map(({ observed }, kind) => {
        let beyond = 1;
        for (let i = 0; i < 199; i++)
          if (tests.some((test) => test.drawn[kind]!.permuted[i]! >= observed)) beyond++;
        return beyond / 200;
      });
      return Math.max(p, ...shares);
    });
    expect(togetherP(tests, 0)).toEqual(expected);
    expected.forEach((p, i) => {
      expect(p).toBeGreaterThanOrEqual(tests[i]!.p);
    });
  });

  it('are those of each test by itself where there is one', () => {
    const [test] = listed([2], 199);
    expect(togetherP([test!], 0.05)).toEqual([test!.p]);
    expect(togetherP([], 0.05)).toEqual([]);
  });

  it('count no more for the others once they are told, and are never below those before', () => {
    const tests = listed([8, 2.6, 1.5], 499);
    const once = togetherP(tests, 0);
    const stepwise = togetherP(tests, 0.05);
    expect(stepwise[0]).toBe(once[0]);
    stepwise.forEach((p, i) => {
      expect(p).toBeLessThanOrEqual(once[i]!);
    });
    expect(stepwise[2]).toBeLessThan(once[2]!);
    expect(stepwise[2]).toBeGreaterThanOrEqual(stepwise[1]!);
  });

  it('have the p-value beyond declared errors times the number of tests that are open', () => {
    const tests = listed([8, 8, 8], 499).map((test, i) => ({ ...test, errorsP: [0.01, 0.03, 0.5][i]! }));
    const [first, second, third] = togetherP(tests, 0.05);
    expect(first).toBeCloseTo(0.03, 12);
    expect(second).toBeCloseTo(0.06, 12);
    expect(third).toBe(1);
  });
});
