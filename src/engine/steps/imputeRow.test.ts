import { describe, expect, it } from 'vitest';
import { type Branch, panelOf, planOf } from '../../../test/helpers/plan.js';
import { Reason } from '../../edition/index.js';
import { impute } from './impute.js';
import { indicatorGroups } from './indicatorGroups.js';

const no = Number.NaN;
const tree: Branch['children'] = {
  up: { children: { a: 1, b: 1 } },
  down: { children: { deep: { children: { c: 1 } }, d: 1 } },
};

/** Values of one year by indicator after filling, and their reasons. */
function filled(values: Record<string, number[]>, how: object, indicators: Record<string, object> = {}) {
  const units = Object.values(values)[0]!.map((_, i) => `u${i}`);
  const plan = planOf({
    units,
    periods: ['2015'],
    tree,
    indicators,
    method: { normalise: { method: 'none' }, impute: how },
  });
  const panel = panelOf(plan, Object.fromEntries(Object.entries(values).map(([id, x]) => [id, [x]])));
  const after = impute(plan, panel);
  const of = (cells: Float64Array | Uint8Array, id: string) => {
    const k = plan.indicators.findIndex((i) => i.id === id);
    return [...cells.subarray(k * units.length, (k + 1) * units.length)];
  };
  return { value: (id: string) => of(after.values, id), reason: (id: string) => of(after.reasons, id) };
}

describe('groups of indicators', () => {
  const plan = planOf({ units: ['u'], periods: ['2015'], tree });
  const groups = (within: number | 'all') =>
    indicatorGroups(plan, within).map(({ id, indicators }) => [
      id,
      indicators.map((k) => plan.indicators[k]!.id).join(''),
    ]);
  it('are siblings, cousins, or all', () => {
    expect(groups(1)).toEqual([
      ['up', 'ab'],
      ['deep', 'c'],
      ['down', 'd'],
    ]);
    expect(groups(2)).toEqual([
      ['root', 'abd'],
      ['down', 'c'],
    ]);
    expect(groups(3)).toEqual([['root', 'abcd']]);
    expect(groups('all')).toEqual([['root', 'abcd']]);
  });
});

describe('the mean of the unit’s other indicators', () => {
  const four = { c: [1, 2, 3], d: [1, 2, 3] };
  it('lies as high in its own range as the others in theirs, and is marked', () => {
    const { value, reason } = filled({ a: [0, 10, no], b: [5, 1, 2], ...four }, { method: 'row-mean' });
    expect(value('a')).toEqual([0, 10, 2.5]);
    expect(reason('a')[2]).toBe(Reason.imputedRowMean);
    expect(reason('b')).toEqual([0, 0, 0]);
  });
  it('turns an indicator where less is better', () => {
    const down = { b: { direction: -1 } };
    const { value } = filled({ a: [0, 10, no], b: [5, 1, 2], ...four }, { method: 'row-mean' }, down);
    expect(value('a')[2]).toBe(7.5);
  });
  it('takes the median of cousins too when told so', () => {
    const how = { method: 'row-median', within: 'all' };
    const { value, reason } = filled({ a: [0, 10, no], b: [5, 1, 5], c: [0, 4, 1], d: [0, 1, 0] }, how);
    expect(value('a')[2]).toBe(2.5);
    expect(reason('a')[2]).toBe(Reason.imputedRowMedian);
  });
  it('leaves a unit that has nothing in the group', () => {
    const { value, reason } = filled({ a: [0, 1, no], b: [0, 1, no], ...four }, { method: 'row-mean' });
    expect([value('a')[2], value('b')[2]]).toEqual([no, no]);
    expect(reason('a')[2]).toBe(Reason.notObserved);
  });
  it('an indicator that is the same everywhere takes its own value and says nothing of others', () => {
    const { value } = filled({ a: [7, 7, no], b: [0, no, 2], ...four }, { method: 'row-mean' });
    expect(value('a')[2]).toBe(7);
    expect(value('b')[1]).toBeNaN();
  });
  it('holds with negative and huge values', () => {
    const { value } = filled({ a: [-4e300, 4e300, no], b: [-2, -1, -1.5], ...four }, { method: 'row-mean' });
    expect(value('a')[2]).toBe(0);
  });
});
