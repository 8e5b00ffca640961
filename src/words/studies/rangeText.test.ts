import { expect, it } from 'vitest';
import { planOf } from '../../../test/helpers/plan.js';
import type { DataError } from '../../edition/index.js';
import { dataErrorText, underOthers } from './rangeText.js';

const plan = planOf({ units: ['a', 'b'], periods: ['2020'], tree: { x: 1, y: 1 } });
const withErrors = (...errors: (DataError | null)[]) => ({
  ...plan,
  indicators: plan.indicators.map((i, k) => ({ ...i, error: errors[k] ?? null })),
});
const counts: DataError = { by: 'records', lot: 1 };

it('says which errors the ranges include, and for which share of the weight', () => {
  expect(dataErrorText(withErrors(null, null))).toEqual({
    en: 'errors of the data are not included',
    zh: '不含数据误差',
  });
  expect(dataErrorText(withErrors(counts)).en).toBe(
    'the sampling error of the records is included for 50% of the weight',
  );
  expect(dataErrorText(withErrors(counts, { by: 'share', size: 0.1 })).en).toBe(
    'the sampling error of the records and the declared errors of the figures are included',
  );
});

it('names the noise that was added for confidentiality', () => {
  expect(dataErrorText(withErrors({ ...counts, noise: 3 }))).toEqual({
    en: 'the sampling error of the records and the noise added for confidentiality are included for 50% of the weight',
    zh: '已就占权重50%的指标计入记录抽样误差、为保密加入的噪声',
  });
  expect(underOthers(withErrors({ ...counts, noise: 3 })).en).toContain('the records drawn anew');
});
