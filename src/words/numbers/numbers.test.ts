import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  axisCount,
  count,
  exact,
  joined,
  number,
  percent,
  periodName,
  places,
  points,
  probability,
  signed,
} from './numbers.js';

const both = (say: (lang: 'en' | 'zh') => string) => [say('en'), say('zh')];

describe('a number', () => {
  it('is rounded once, with the true minus sign, and never −0', () => {
    expect(number(-1234.567, 2, 'en')).toBe('−1,234.57');
    expect(number(1.005, 2, 'en')).toBe('1.01');
    expect(number(-0.004, 2, 'en')).toBe('0.00');
    expect(number(-0, 0, 'zh')).toBe('0');
    expect(exact(-1e-9, 'en')).toBe('0');
  });

  it('that is missing is an en dash, in every form', () => {
    const missing = Number.NaN;
    for (const lang of ['en', 'zh'] as const) {
      expect(number(missing, 2, lang)).toBe('–');
      expect(points(missing, lang)).toBe('–');
      expect(signed(missing, 2, lang)).toBe('–');
      expect(count(missing, lang)).toBe('–');
      expect(exact(missing, lang)).toBe('–');
      expect(percent(missing, lang)).toBe('–');
    }
  });

  it('that changes carries its sign, unless it rounds to nothing', () => {
    expect([1.8, -1.8, 0, 0.001, -0.001].map((x) => signed(x, 2, 'en'))).toEqual([
      '+1.80',
      '−1.80',
      '0.00',
      '0.00',
      '0.00',
    ]);
  });

  it('is never spelt with a hyphen, NaN or Infinity', () => {
    fc.assert(
      fc.property(
        fc.double({ noDefaultInfinity: true }),
        fc.constantFrom('en' as const, 'zh' as const),
        (x, lang) => {
          const said = [
            number(x, 2, lang),
            points(x, lang),
            signed(x, 2, lang),
            percent(x, lang),
            exact(x, lang),
          ];
          for (const text of said) expect(text).not.toMatch(/-|NaN|undefined|null|Inf/);
        },
      ),
    );
  });

  it('reads back to what was rounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (n, digits) => {
        const text = number(n / 10 ** digits, digits, 'en')
          .replaceAll(',', '')
          .replace('−', '-');
        expect(Number(text)).toBe(n / 10 ** digits + 0);
      }),
    );
  });
});

describe('points', () => {
  it('keep small places apart: more decimals below 0.1', () => {
    expect([12.345, 0.1, 0.0999, 0.01234, 0.001234, 0].map((x) => points(x, 'en'))).toEqual([
      '12.35',
      '0.10',
      '0.100',
      '0.012',
      '0.0012',
      '0.00',
    ]);
  });
});

describe('a count at an axis', () => {
  it('has the fewest digits, in the unit of its language', () => {
    const ticks = [0, 500, 80_000, 400_000, 1_200_000, 20_000_000, 150_000_000];
    expect(ticks.map((x) => axisCount(x, 'en'))).toEqual([
      '0',
      '500',
      '80,000',
      '400,000',
      '1.2 million',
      '20 million',
      '150 million',
    ]);
    expect(ticks.map((x) => axisCount(x, 'zh'))).toEqual([
      '0',
      '500',
      '8万',
      '40万',
      '120万',
      '2,000万',
      '1.5亿',
    ]);
    expect(axisCount(-35_000, 'zh')).toBe('−3.5万');
  });
});

describe('a share', () => {
  it('has no space before the sign in either language', () => {
    expect(both((lang) => percent(0.1234, lang))).toEqual(['12.3%', '12.3%']);
    expect(both((lang) => probability(0.0312, lang))).toEqual(['p = 0.031', 'p = 0.031']);
    expect(both((lang) => probability(1e-9, lang))).toEqual(['p < 0.001', 'p < 0.001']);
    expect(both((lang) => probability(Number.NaN, lang))).toEqual(['p –', 'p –']);
    expect(both((lang) => percent(-0.5, lang, 0))).toEqual(['−50%', '−50%']);
  });
});

describe('a count', () => {
  it('is in thousands and millions in English, in 万 and 亿 in Chinese', () => {
    expect(both((lang) => count(9_999, lang))).toEqual(['9,999', '9,999']);
    expect(both((lang) => count(345_678, lang))).toEqual(['345,678', '34.6万']);
    expect(both((lang) => count(26_812_345, lang))).toEqual(['26.8 million', '2,681.2万']);
    expect(both((lang) => count(123_456_789, lang))).toEqual(['123.5 million', '1.23亿']);
  });

  it('shows a decimal only of what is not whole', () => {
    expect(both((lang) => count(97.25, lang))).toEqual(['97.3', '97.3']);
    expect(count(97, 'en')).toBe('97');
  });
});

describe('words with numbers', () => {
  it('are places in words up to ten, with their plural', () => {
    expect([1, 2, 10, 11, 72].map((n) => places(n, 'en'))).toEqual([
      'one place',
      'two places',
      'ten places',
      '11 places',
      '72 places',
    ]);
    expect(places(72, 'zh')).toBe('72位');
  });

  it('are names joined as each language joins them', () => {
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((l) => joined(l, 'en'))).toEqual([
      '',
      'A',
      'A and B',
      'A, B and C',
    ]);
    expect(joined(['甲', '乙', '丙'], 'zh')).toBe('甲、乙、丙');
  });

  it('are periods as each language says them', () => {
    expect(['2018', '2018-Q1', '2018-01', '2018-12'].map((p) => periodName(p, 'zh'))).toEqual([
      '2018年',
      '2018年第1季度',
      '2018年1月',
      '2018年12月',
    ]);
    expect(periodName('2018-Q1', 'en')).toBe('2018-Q1');
  });
});
