import { expect, it } from 'vitest';
import { planOf } from '../../test/helpers/plan.js';
import { mergedTotals } from './mergedTotals.js';
import type { WrittenSignal } from './writtenSignal.js';

const plan = planOf({
  units: { a: { side: 'left' }, b: { side: 'left' } },
  periods: ['2020', '2021'],
  tree: { visits: 1 },
});
const signal = { indicator: 'visits', value: { max: 'n' } } as unknown as WrittenSignal;
// Two units, the group, the total.
const figures = (period: string) => ({
  indicator: 'visits',
  period,
  values: Float64Array.of(1, 5, 5, Number.NaN),
});

it('Groups have the figure that was merged for them, where there is one and the period counts', () => {
  expect(mergedTotals(plan, [figures('2021'), figures('1999')], [signal])).toEqual([
    { indicator: 'visits', period: '2021', level: 'side', code: 'left', value: 5 },
  ]);
});

it.each([{ contributors: 3 }, { 'suppress-below': 5 }])(
  'A signal with a rule of confidentiality has none, as they may be those of a withheld unit: %j',
  (rule) => {
    const confidential = { ...signal, ...rule } as WrittenSignal;
    expect(mergedTotals(plan, [figures('2021')], [confidential])).toEqual([]);
  },
);
