import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../test/helpers/plan.js';
import { buildIndex, observedShare } from '../engine/index.js';
import { headlinePeriod, totalObserved } from './headline.js';

const periods = ['2018', '2019', '2020'];
const units = { a: { group: 'g' }, b: { group: 'g' }, c: { group: 'h' } };
const no = Number.NaN;

function indexOf(k0: number[][], k1: number[][], headline?: object) {
  const made = planOf({
    units,
    periods,
    method: { impute: { method: 'last' }, normalise: { method: 'base-share' } },
    tree: { k0: 3, k1: 1 },
  });
  const plan = headline ? { ...made, headline: { ...made.headline, ...headline } } : made;
  const panel = panelOf(plan, { k0, k1 });
  return { plan, index: buildIndex(plan, panel) };
}
const all = [
  [1, 2, 3],
  [2, 3, 4],
  [3, 4, 5],
];
/** The last period is carried on. */
const carried = [all[0]!, all[1]!, [no, no, no]];

describe('the period of headlines', () => {
  it('is the last in which 0.8 of the weight is observed, and another share where the edition says so', () => {
    expect(headlinePeriod(indexOf(all, all))).toBe(2);
    // A quarter of the weight is carried on in the last period, then three quarters.
    expect(headlinePeriod(indexOf(all, carried))).toBe(1);
    expect(headlinePeriod(indexOf(all, carried, { observed: 0.75 }))).toBe(2);
    expect(headlinePeriod(indexOf(carried, all, { observed: 0.75 }))).toBe(1);
  });
  it('is the last of the best where no period has so much', () => {
    const { plan, index } = indexOf(all, carried);
    expect(headlinePeriod({ plan: { ...plan, headline: { observed: 1.5 } }, index })).toBe(1);
  });
});

it('the share that is observed of every figure is that of its weight, worked out by hand', () => {
  const cell = fc.constantFrom(no, 1, 2, 5);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), (last) => {
      const of = indexOf([...all.slice(0, 2), last.slice(0, 3)], [...all.slice(0, 2), last.slice(3)]);
      const { plan, index } = of;
      const value = (c: number) => index.values[2 * 3 + c]!;
      const share = (c: number) =>
        (Number.isNaN(last[c]!) ? 0 : 0.75) + (Number.isNaN(last[3 + c]!) ? 0 : 0.25);
      observedShare(plan, index, -1, 0, 2).forEach((s, c) => {
        expect(s).toBeCloseTo(share(c), 12);
      });
      const group = (value(0) * share(0) + value(1) * share(1)) / (value(0) + value(1));
      expect(observedShare(plan, index, 0, 0, 2)[0]).toBeCloseTo(group, 12);
      const total =
        [0, 1, 2].reduce((sum, c) => sum + value(c) * share(c), 0) /
        [0, 1, 2].reduce((sum, c) => sum + value(c), 0);
      expect(totalObserved(plan, index, 2)).toBeCloseTo(total, 12);
    }),
    { numRuns: 60 },
  );
});
