import { describe, expect, it } from 'vitest';
import type { EconomicIndicator } from '../../edition/index.js';
import { formatMoney, formatMoneyRange } from './money.js';
import { formatShare } from './numbers.js';
import { declaredDigits, formatRoughCount, roundToDigits, significantDigits } from './significantDigits.js';

const output: EconomicIndicator = {
  id: 'gdp',
  title: { en: 'GDP', zh: '国内生产总值' },
  unit: { en: 'RMB 100 million', zh: '亿元' },
  scale: 1e8,
  vintages: {},
};

describe('digits that an estimate bears', () => {
  it('are those of its declared factor: jobs at 17,300 a point have three', () => {
    expect(declaredDigits(17300)).toBe(3);
    expect(formatRoughCount(4_289_848, 3, 'en')).toBe('4.29 million');
    expect(formatRoughCount(4_289_848, 3, 'zh')).toBe('429万');
    expect(formatRoughCount(839_639, 3, 'en')).toBe('840,000');
    expect(formatRoughCount(839_639, 3, 'zh')).toBe('84.0万');
    expect(formatRoughCount(-7_321, 3, 'en')).toBe('−7,320');
  });

  it('are two at least, however round the factor', () => {
    expect(declaredDigits(20000)).toBe(2);
  });

  it('reach to the second digit of half the interval, and are two without one', () => {
    expect(significantDigits(163.5, 120.2, 206.8)).toBe(3);
    expect(significantDigits(163.5, 163.4, 163.6)).toBe(4);
    expect(significantDigits(163.5, Number.NaN, Number.NaN)).toBe(2);
    expect(significantDigits(1.2, -400, 400)).toBe(1);
  });

  it('round money in sentences, both ends of an interval alike', () => {
    expect(formatMoney(1635.5, output, 'en', 2)).toBe('RMB 160 billion');
    expect(formatMoney(1635.5, output, 'zh', 2)).toBe('1,600亿元');
    expect(formatMoneyRange(1202.4, 2068.6, output, 'en', 2)).toBe('RMB 120 billion to 210 billion');
    expect(formatMoney(267_212, output, 'en', 3)).toBe('RMB 26.7 trillion');
  });

  it('are never more than asked for, whatever the size of the number', () => {
    for (let e = -8; e < 14; e++)
      for (let d = 1; d < 5; d++) {
        const shown = roundToDigits(1.23456789 * 10 ** e, d)
          .toPrecision(12)
          .replace(/e.*$/, '')
          .replace('.', '');
        expect(shown.replace(/^0+/, '').replace(/0+$/, '').length, `${e}, ${d}`).toBeLessThanOrEqual(d);
      }
  });
});

describe('a part of all as per cent', () => {
  it('is 0% or 100% only where it is none or all of it', () => {
    expect(formatShare(1, 'en')).toBe('100%');
    expect(formatShare(0.99996, 'en')).toBe('over 99.9%');
    expect(formatShare(0.00004, 'zh')).toBe('不足0.1%');
    expect(formatShare(0, 'zh')).toBe('0%');
    expect(formatShare(0.953, 'en')).toBe('95.3%');
  });
});
