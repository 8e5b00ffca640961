import { describe, expect, it } from 'vitest';
import { emptyPanel, Reason } from '../../edition/index.js';
import { impute } from './impute.js';

const no = Number.NaN;
const { observed, notObserved, suppressed, unitDidNotExist, imputedLinear, imputedHold } = Reason;

/** Values and reasons of one unit and indicator after imputing. */
function filled(
  values: number[],
  ends: 'none' | 'hold',
  reasons: Record<number, number> = {},
): [number[], number[]] {
  const panel = emptyPanel(1, values.length, 1);
  panel.values.set(values);
  panel.reasons.set(values.map((x, t) => reasons[t] ?? (Number.isNaN(x) ? notObserved : observed)));
  const before = structuredClone(panel);
  const after = impute(panel, { method: 'linear', ends });
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

it('none returns the panel itself', () => {
  const panel = emptyPanel(2, 2, 2);
  expect(impute(panel, { method: 'none' })).toBe(panel);
});
