import { describe, expect, it } from 'vitest';
import { coinr, doubles, expectAgreement, type Frame } from '../../../test/helpers/golden.js';
import { boxCoxLambda, fitTransform, type TransformName } from './transform.js';
import { treat } from './treat.js';

interface Treated {
  x_treat: Frame;
  Dets_Table: Frame;
}
const theirs = coinr<Record<string, Treated & Record<string, (number | null)[]>>>('04_treat');
const raw = coinr('01_pipeline')['Raw']!.data;
const defaults = {
  skew: 2,
  kurtosis: 3.5,
  transform: 'log-ct',
  lambda: null,
  combine: false,
  force: false,
} as const;

describe('treatment agrees with COINr', () => {
  it.each([
    ['default', 5],
    ['winmax1', 1],
    ['log_first', 0],
  ])('%s: at most %i points winsorised, then the log', (name, winsorise) => {
    for (const [column, want] of Object.entries(theirs[name]!.x_treat.data)) {
      if (column === 'uCode') continue;
      expectAgreement(treat(doubles(raw[column]!), { ...defaults, winsorise }).values, want);
    }
  });
  it('says how many points were moved where that was enough', () => {
    const { winsorised, transform } = treat(doubles(raw['Towns']!), { ...defaults, winsorise: 5 });
    expect(winsorised).toHaveLength(1);
    expect(transform).toBeUndefined();
  });
  it.each([
    ['log_CT_plus', 'log-ct'],
    ['log_CT_orig', 'log-ct-plus'],
    ['log_GII_as_intended', 'log-gii'],
  ] as [string, TransformName][])(
    '%s (log_GII returns its input in COINr; the formula is meant)',
    (file, name) => {
      for (const [column, want] of Object.entries(theirs[file]!)) {
        const values = doubles(raw[column]!);
        expectAgreement(values.map(fitTransform(name, values)), want as (number | null)[]);
      }
    },
  );
  it('Box-Cox with λ given', () => {
    for (const [column, want] of Object.entries(theirs['boxcox_half']!)) {
      const values = doubles(raw[column]!);
      expectAgreement(values.map(fitTransform('box-cox', values, 0.5)), want as (number | null)[]);
    }
  });
});

describe('treatment at its edges', () => {
  const how = { ...defaults, winsorise: 5 };
  it('leaves a sample alone that is too small, constant or passes', () => {
    for (const sample of [
      [1, 2],
      [3, 3, 3, 3, 3],
      [1, 2, 3, 4, 5],
    ]) {
      const values = Float64Array.from(sample);
      expect(treat(values, how).values).toBe(values);
    }
  });
  it('moves low outliers up when the skewness is negative', () => {
    const values = Float64Array.from([-1000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const { winsorised, values: moved } = treat(values, how);
    expect(winsorised).toEqual([{ at: 0, side: 'low' }]);
    expect(moved[0]).toBe(1);
  });
  it('keeps missing values missing and does not change its input', () => {
    const values = Float64Array.from([1, 2, Number.NaN, 3, 4, 5, 6, 7, 1e6]);
    const before = values.slice();
    expect(treat(values, how).values[2]).toBeNaN();
    expect(values).toEqual(before);
  });
  it('a constant sample has no transformation', () => {
    expect(fitTransform('log-ct', [2, 2])(2)).toBeNaN();
  });
  it('estimates λ = 0 for values whose logs are evenly spread around their mean', () => {
    const sample = Float64Array.from({ length: 401 }, (_, i) => Math.exp((i - 200) / 60));
    expect(Math.abs(boxCoxLambda(sample))).toBeLessThan(1e-6);
  });
});
