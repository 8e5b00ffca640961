import type { Lang } from '../../edition/index.js';
import { roundTo } from '../../engine/index.js';
import { formatCount, formatNumber } from './numbers.js';

/** Digits of an estimate for which no interval is known. */
export const digitsWithoutInterval = 2;

/** Most digits that an estimate is told with. */
const mostDigits = 4;

/** The power of ten of the first digit of a number. */
const leadingExponent = (value: number) => Math.floor(Math.log10(Math.abs(value)) + 1e-12);

/** The significant digits of an estimate: down to the second digit of half its interval. */
export function significantDigits(value: number, low: number, high: number): number {
  const half = Math.abs(high - low) / 2;
  if (!(half > 0) || !Number.isFinite(half) || value === 0) return digitsWithoutInterval;
  return Math.max(1, Math.min(mostDigits, leadingExponent(value) - leadingExponent(half) + 2));
}

/** How many digits a declared number has, zeros at its end left out: 3 of 17,300. At least two. */
export function declaredDigits(value: number): number {
  const [digits = ''] = Math.abs(value).toExponential().split('e');
  return Math.max(digitsWithoutInterval, digits.replace('.', '').length);
}

/** A number rounded to significant digits: 4,289,848 to three is 4,290,000. */
export function roundToDigits(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const after = digits - 1 - leadingExponent(value);
  if (after >= 0) return roundTo(value, Math.min(after, 12));
  const step = Number(`1e${-after}`);
  return Math.round(value / step) * step;
}

/** Decimals that show so many digits of a number, two at most. */
export function decimalsFor(value: number, digits: number): number {
  return value === 0 ? 0 : Math.max(0, Math.min(2, digits - 1 - leadingExponent(value)));
}

/** An estimated count with so many digits: 4.29 million, 840,000; 429万, 84.0万. */
export function formatRoughCount(value: number, digits: number, lang: Lang): string {
  if (Number.isNaN(value)) return formatCount(value, lang);
  const round = roundToDigits(value, digits);
  const size = Math.abs(round);
  const steps = { en: [[1e9, ' billion'], [1e6, ' million']], zh: [[1e8, '亿'], [1e4, '万']] } as const; // biome-ignore format: a table
  const step = steps[lang].find(([from]) => size >= from);
  if (!step) return formatNumber(round, 0, lang);
  return `${formatNumber(round / step[0], decimalsFor(round / step[0], digits), lang)}${step[1]}`;
}
