import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { emptyPanel, Reason } from '../../edition/index.js';
import { impute } from './impute.js';

const no = Number.NaN;
const { observed, notObserved, suppressed, unitDidNotExist, imputedLinear, imputedHold, imputedBack } =
  Reason;

/** Values and reasons of one unit and indicator after imputing. */
function filled(
  values: number[],
  how: 'none' | 'hold' | object,
  reasons: Record<number, number> = {},
): [number[], number[]] {
  const periods = values.map((_, t) => String(2015 + t));
  const plan = planOf({
    units: ['u'],
    periods,
    tree: { x: 1 },
    method: { impute: typeof how === 'string' ? { method: 'linear', ends: how } : how },
  });
  const panel = emptyPanel(1, values.length, 1);
  panel.values.set(values);
  panel.reasons.set(values.map((x, t) => reasons[t] ?? (Number.isNaN(x) ? notObserved : observed)));
  const before = structuredClone(panel);
  const after = impute(plan, panel);
  expect(panel).toEqual(before);
  return [[...after.values], [...after.reasons]];
}

describe('linear', () => {
  it('puts a gap on the straight line between the observed years', () => {
    expect(filled([1, no, no, 4], 'none')).toEqual([
      [1, 2, 3, 4],
      [observed, imputedLinear, imputedLinear, observed],
    ]);
  });

  it('fills nothing before the first observed year, and nothing after the last unless told to', () => {
    expect(filled([no, 5, no], 'none')).toEqual([
      [no, 5, no],
      [notObserved, observed, notObserved],
    ]);
  });

  it('holds the last value to the end when told to', () => {
    expect(filled([no, 5, no, no], 'hold')).toEqual([
      [no, 5, 5, 5],
      [notObserved, observed, imputedHold, imputedHold],
    ]);
  });

  it('holds the last value for as many years as it may', () => {
    expect(filled([no, 5, no, 7, no, no], { method: 'linear', ends: { hold: 1 } })).toEqual([
      [no, 5, 6, 7, 7, no],
      [notObserved, observed, imputedLinear, observed, imputedHold, notObserved],
    ]);
  });

  it('leaves suppressed figures and years in which the unit did not exist', () => {
    const reasons = { 1: suppressed, 3: unitDidNotExist };
    expect(filled([1, no, 3, no, no], 'hold', reasons)).toEqual([
      [1, no, 3, no, 3],
      [observed, suppressed, observed, unitDidNotExist, imputedHold],
    ]);
  });

  it('leaves a unit that was never observed', () => {
    expect(filled([no, no], 'hold')[0]).toEqual([no, no]);
  });
});

describe('last', () => {
  it('carries the last observed value forward, also between two observed years', () => {
    expect(filled([1, no, 4, no, no], { method: 'last' })).toEqual([
      [1, 1, 4, 4, 4],
      [observed, imputedHold, observed, imputedHold, imputedHold],
    ]);
  });
  it('goes no further than it may', () => {
    expect(filled([1, no, no, no], { method: 'last', 'max-periods': 2 })[0]).toEqual([1, 1, 1, no]);
  });
  it('fills nothing before the first observed year, unless it is carried back', () => {
    expect(filled([no, no, 3], { method: 'last' })[0]).toEqual([no, no, 3]);
    expect(filled([no, no, 3], { method: 'last', back: true })).toEqual([
      [3, 3, 3],
      [imputedBack, imputedBack, observed],
    ]);
    expect(filled([no, 3, no], { method: 'linear', back: true })[0]).toEqual([3, 3, no]);
  });
  it('leaves suppressed figures, and what was never observed', () => {
    expect(filled([1, no, no], { method: 'last' }, { 1: suppressed })[0]).toEqual([1, no, 1]);
    expect(filled([no, no], { method: 'last', back: true })[0]).toEqual([no, no]);
  });
});

describe('across units', () => {
  it('marks what it fills, leaves what did not exist, and has nothing to say where nobody is observed', () => {
    const plan = planOf({
      units: ['a', 'b', 'c'],
      periods: ['2015', '2016'],
      tree: { x: 1 },
      method: { impute: { method: 'mean' } },
    });
    const panel = panelOf(plan, {
      x: [
        [2, no, no],
        [no, no, no],
      ],
    });
    panel.reasons[2] = unitDidNotExist;
    const after = impute(plan, panel);
    expect([...after.values]).toEqual([2, 2, no, no, no, no]);
    expect(after.reasons[1]).toBe(Reason.imputedMean);
    expect(after.reasons[2]).toBe(unitDidNotExist);
  });
});

it('none returns the panel itself', () => {
  const plan = planOf({ units: ['a', 'b'], periods: ['2015', '2016'], tree: { x: 1, y: 1 } });
  const panel = emptyPanel(2, 2, 2);
  expect(impute(plan, panel)).toBe(panel);
});
