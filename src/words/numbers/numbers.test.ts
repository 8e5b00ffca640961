import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAxisCount,
  formatCount,
  formatExact,
  formatNumber,
  formatPercent,
  formatPlaces,
  formatPoints,
  formatProbability,
  formatSigned,
  formatSize,
  joinNames,
  periodName,
} from './numbers.js';

const both = (say: (lang: 'en' | 'zh') => string) => [say('en'), say('zh')];

it('A number of bytes has two to four digits and the unit that fits', () => {
  const sizes = [0, 999, 1000, 9_949, 9_950, 999_499, 999_500, 536_870_912];
  expect(sizes.map(formatSize)).toEqual([
    ...['0 B', '999 B', '1.0 kB', '9.9 kB', '10 kB', '999 kB', '1.0 MB', '536.9 MB'],
  ]);
});

describe('a number', () => {
  it('is rounded once, with the true minus sign, and never −0', () => {
    expect(formatNumber(-1234.567, 2, 'en')).toBe('−1,234.57');
    expect(formatNumber(1.005, 2, 'en')).toBe('1.01');
    expect(formatNumber(-0.004, 2, 'en')).toBe('0.00');
    expect(formatNumber(-0, 0, 'zh')).toBe('0');
    expect(formatExact(-1e-9, 'en')).toBe('0');
  });

  it('that is missing is an en dash, in every form', () => {
    const missing = Number.NaN;
    for (const lang of ['en', 'zh'] as const) {
      expect(formatNumber(missing, 2, lang)).toBe('–');
      expect(formatPoints(missing, lang)).toBe('–');
      expect(formatSigned(missing, 2, lang)).toBe('–');
      expect(formatCount(missing, lang)).toBe('–');
      expect(formatExact(missing, lang)).toBe('–');
      expect(formatPercent(missing, lang)).toBe('–');
    }
  });

  it('that changes carries its sign, unless it rounds to nothing', () => {
    expect([1.8, -1.8, 0, 0.001, -0.001].map((x) => formatSigned(x, 2, 'en'))).toEqual([
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
            formatNumber(x, 2, lang),
            formatPoints(x, lang),
            formatSigned(x, 2, lang),
            formatPercent(x, lang),
            formatExact(x, lang),
          ];
          for (const text of said) expect(text).not.toMatch(/-|NaN|undefined|null|Inf/);
        },
      ),
    );
  });

  it('reads back to what was rounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (n, digits) => {
        const text = formatNumber(n / 10 ** digits, digits, 'en')
          .replaceAll(',', '')
          .replace('−', '-');
        expect(Number(text)).toBe(n / 10 ** digits + 0);
      }),
    );
  });
});

describe('points', () => {
  it('keep small places apart: more decimals below 0.1', () => {
    expect([12.345, 0.1, 0.0999, 0.01234, 0.001234, 0].map((x) => formatPoints(x, 'en'))).toEqual([
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
    expect(ticks.map((x) => formatAxisCount(x, 'en'))).toEqual([
      '0',
      '500',
      '80,000',
      '400,000',
      '1.2 million',
      '20 million',
      '150 million',
    ]);
    expect(ticks.map((x) => formatAxisCount(x, 'zh'))).toEqual([
      '0',
      '500',
      '8万',
      '40万',
      '120万',
      '2,000万',
      '1.5亿',
    ]);
    expect(formatAxisCount(-35_000, 'zh')).toBe('−3.5万');
  });
});

describe('a share', () => {
  it('has no space before the sign in either language', () => {
    expect(both((lang) => formatPercent(0.1234, lang))).toEqual(['12.3%', '12.3%']);
    expect(both((lang) => formatProbability(0.0312, lang))).toEqual(['p = 0.031', 'p = 0.031']);
    expect(both((lang) => formatProbability(1e-9, lang))).toEqual(['p < 0.001', 'p < 0.001']);
    expect(both((lang) => formatProbability(Number.NaN, lang))).toEqual(['p –', 'p –']);
    expect(both((lang) => formatPercent(-0.5, lang, 0))).toEqual(['−50%', '−50%']);
  });
});

describe('a count', () => {
  it('is in thousands and millions in English, in 万 and 亿 in Chinese', () => {
    expect(both((lang) => formatCount(9_999, lang))).toEqual(['9,999', '9,999']);
    expect(both((lang) => formatCount(345_678, lang))).toEqual(['345,678', '34.6万']);
    expect(both((lang) => formatCount(26_812_345, lang))).toEqual(['26.8 million', '2,681.2万']);
    expect(both((lang) => formatCount(123_456_789, lang))).toEqual(['123.5 million', '1.23亿']);
  });

  it('shows a decimal only of what is not whole', () => {
    expect(both((lang) => formatCount(97.25, lang))).toEqual(['97.3', '97.3']);
    expect(formatCount(97, 'en')).toBe('97');
  });
});

describe('words with numbers', () => {
  it('are places in words up to ten, with their plural', () => {
    expect([1, 2, 10, 11, 72].map((n) => formatPlaces(n, 'en'))).toEqual([
      'one place',
      'two places',
      'ten places',
      '11 places',
      '72 places',
    ]);
    expect(formatPlaces(72, 'zh')).toBe('72位');
  });

  it('are names joined as each language joins them', () => {
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((l) => joinNames(l, 'en'))).toEqual([
      '',
      'A',
      'A and B',
      'A, B and C',
    ]);
    expect(joinNames(['甲', '乙', '丙'], 'zh')).toBe('甲、乙、丙');
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
