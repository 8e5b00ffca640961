import type { Lang } from '../../edition/index.js';
import { formatNumber } from '../numbers/numbers.js';
import type { Quantity, StatedNumber } from './claim.js';
import { partInWords } from './numerals.js';

/** Most decimals of a number that was said in words. */
const mostDecimals = 6;

/** A number in the digits that it was said in; what was said in words in as many as it needs. */
export function figureText({ value, half }: StatedNumber, lang: Lang): string {
  const needed = Array.from({ length: mostDecimals }, (_, n) => n).find(
    (n) => Number(value.toFixed(n)) === value,
  );
  const digits = half === 0 ? (needed ?? mostDecimals) : Math.max(0, Math.round(-Math.log10(2 * half)));
  return formatNumber(value, digits, lang).replace('−', '-');
}

/** A part of one as words say it: "a third", 三分之一; undefined where it was said in figures, or there is no word for it. */
export function wordPartText(
  { value: { value, half } }: Quantity,
  times: number,
  lang: Lang,
): string | undefined {
  return half === 0 ? partInWords(times * value)?.[lang] : undefined;
}
