import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../test/helpers/plan.js';
import { buildIndex, observedShare } from '../engine/index.js';
import { type Tables, tablesFrom } from './analyse.js';
import { headlinePeriod, totalObserved } from './headline.js';
import { moversTable } from './rankings/movers.js';

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
/** Two years of three units, and a third in which a unit may have no figure; nothing is filled in. */
function endingWith(last?: number[]) {
  const years = [[3, 2, 1], [2, 3, 4], ...(last ? [last] : [])];
  const plan = planOf({
    units,
    periods: periods.slice(0, years.length),
    method: { normalise: { method: 'base-share' } },
    tree: { a: { weight: 0.5, children: { k0: 1 } }, b: { weight: 0.5, children: { k1: 1 } } },
  });
  const panel = panelOf(plan, {
    k0: years,
    k1: years.map((year) => year.toReversed().map((x, c) => (year[c] === year[c] ? (x === x ? x : 1) : no))),
  });
  return { plan, panel, index: buildIndex(plan, panel) };
}
const partlyIn = (last: number[]) => {
  const { plan, index } = endingWith(last);
  return [plan, index] as const;
};
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
  it('counts units without a value, though they have one in another period, as weight that is not observed', () => {
    expect(totalObserved(...partlyIn([3, 4, no]), 2)).toBeCloseTo(2 / 3, 12);
    expect(headlinePeriod(endingWith([3, 4, no]))).toBe(1);
    expect(headlinePeriod(endingWith([3, 4, 5]))).toBe(2);
  });
  it('has been measured in most units: a few large ones are not enough where values are added up', () => {
    const most = (last: number[]) => indexOf([[90, 5, 5], [91, 5, 5], last], [...all.slice(0, 2), last]);
    const { plan, index } = most([92, no, no]);
    // Nine tenths of the sum are measured, in one unit of three.
    expect(totalObserved(plan, index, 2)).toBeGreaterThan(0.8);
    expect(headlinePeriod({ plan, index })).toBe(1);
    expect(headlinePeriod(most([92, 5, no]))).toBe(2);
  });
  it('does not count units that have ended by then', () => {
    const { plan, index } = endingWith([3, 4, no]);
    const ended = plan.units.map((unit, c) => (c === 2 ? { ...unit, until: '2019' } : unit));
    expect(headlinePeriod({ plan: { ...plan, units: ended }, index })).toBe(2);
  });
  it('is the end of every table that has one end: they are those of the index without later periods', () => {
    const last = ['peers', 'strengths', 'rank-gaps', 'streaks', 'record-highs', 'shift-share'] as const;
    const [provisional, settled] = [endingWith([1, 4, no]), endingWith()];
    const [whole, shorter] = [tablesFrom(provisional), tablesFrom(settled)];
    for (const name of last) {
      expect(shorter.named(name)!.rows.length, name).toBeGreaterThan(0);
      expect(whole.named(name)!.rows, name).toEqual(shorter.named(name)!.rows);
    }
    const [all, some] = [provisional, settled].map(({ plan, index }) => moversTable(plan, index).rows);
    expect(some!.length).toBe(3);
    expect(all).toEqual(some);
    const ofUnits = (tables: Tables | undefined) =>
      tables!.named('sectors')!.rows.filter((r) => r.level === 'city');
    expect(ofUnits(shorter).length).toBeGreaterThan(0);
    expect(ofUnits(whole)).toEqual(ofUnits(shorter));
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
