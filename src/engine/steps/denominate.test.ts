import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { Reason } from '../../edition/index.js';
import { denominate } from './denominate.js';

const no = Number.NaN;
const { observed, notObserved, denominatorZero, outOfRange, imputedLinear } = Reason;

/** Ratios of `x` to `people` for one unit a column, and their reasons. */
function ratios(
  x: number[],
  people: number[],
  filled: { x?: number; people?: number } = {},
): [number[], number[]] {
  const units = x.map((_, c) => `u${c}`);
  const plan = planOf({
    units,
    periods: ['2015'],
    tree: { x: 1 },
    indicators: { x: { denominator: 'people' }, people: {} },
  });
  const panel = panelOf(plan, { x: [x], people: [people] });
  if (filled.x !== undefined) panel.reasons[filled.x] = imputedLinear;
  if (filled.people !== undefined) panel.reasons[units.length + filled.people] = imputedLinear;
  const { values, reasons } = denominate(plan, panel);
  return [[...values.subarray(0, units.length)], [...reasons.subarray(0, units.length)]];
}

it('divides by the denominator of the same cell', () => {
  expect(ratios([6, 8], [2, 4])).toEqual([
    [3, 2],
    [observed, observed],
  ]);
});

it('a zero denominator is missing with its own reason, also minus zero and zero by zero', () => {
  expect(ratios([6, 6, 0], [0, -0, 0])).toEqual([
    [no, no, no],
    [denominatorZero, denominatorZero, denominatorZero],
  ]);
});

it('a missing numerator or denominator gives its reason, even when the other was filled in', () => {
  expect(ratios([no, 6, 6], [2, no, no], { x: 2 })).toEqual([
    [no, no, no],
    [notObserved, notObserved, notObserved],
  ]);
});

it('a ratio of a filled-in numerator or denominator is filled in', () => {
  expect(ratios([6, 6], [2, 3], { x: 0, people: 1 })[1]).toEqual([imputedLinear, imputedLinear]);
});

it('a quotient beyond the doubles is missing', () => {
  expect(ratios([1e300], [1e-300])).toEqual([[no], [outOfRange]]);
});

it('says a ratio per so many of the denominator', () => {
  const plan = planOf({
    units: ['a', 'b'],
    periods: ['2015'],
    tree: { x: 1 },
    indicators: { x: { denominator: 'people', per: 100_000 }, people: {} },
  });
  const { values, reasons } = denominate(plan, panelOf(plan, { x: [[3, 1]], people: [[200_000, 0]] }));
  expect([...values.subarray(0, 2)]).toEqual([1.5, no]);
  expect([...reasons.subarray(0, 2)]).toEqual([observed, denominatorZero]);
});

it('per without a denominator is a problem', () => {
  const build = () =>
    planOf({ units: ['a'], periods: ['2015'], tree: { x: 1 }, indicators: { x: { per: 1000 } } });
  expect(build).toThrow(/has per: 1000 and no denominator/);
});
