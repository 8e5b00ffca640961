import type { EconomicIndicator, Lang } from '../../edition/index.js';
import { formatNumber } from './numbers.js';
import { decimalsFor, roundToDigits } from './significantDigits.js';

const moneyScales = {
  en: [
    { from: 1e12, word: ' trillion' },
    { from: 1e9, word: ' billion' },
    { from: 1e6, word: ' million' },
    { from: 1, word: '' },
  ],
  zh: [
    { from: 1e12, word: '万亿' },
    { from: 1e8, word: '亿' },
    { from: 1e4, word: '万' },
    { from: 1, word: '' },
  ],
};

/**
 * A figure of the economy for a sentence, with its sign: RMB 22.77 trillion, RMB −1.20 billion, 22.77万亿元; other units as the edition writes them.
 *
 * @param digits how many count, where it is an estimate
 */
export function formatMoney(value: number, of: EconomicIndicator, lang: Lang, digits?: number): string {
  const { before, text, word, after } = moneyParts(value, moneyScaleOf(value, of, lang), of, lang, digits);
  return `${before}${text}${word}${after}`;
}

/**
 * The two ends of an interval of figures, the lower first whichever is given first, both in one unit and each with its sign, as
 * they stand before and after the word between them: RMB −1.40 trillion and −0.21 trillion, −1.40万亿 and −0.21万亿元.
 */
export function formatMoneyEnds(
  a: number,
  b: number,
  of: EconomicIndicator,
  lang: Lang,
  digits?: number,
): readonly [lower: string, upper: string] {
  const ends = a > b ? [b, a] : [a, b];
  const step = commonScale(ends, of, lang);
  const [low, high] = ends.map((end) => moneyParts(end, step, of, lang, digits)) as [MoneyParts, MoneyParts];
  const lower = isRmb(of) ? `${low.before}${low.text}${low.word}` : low.text;
  const upper = `${high.text}${high.word}${high.after}`;
  return [lower, upper];
}

/** An interval of figures from its lower to its upper end: RMB 20.10 trillion to 25.40 trillion, 20.10万亿至25.40万亿元. */
export function formatMoneyRange(
  a: number,
  b: number,
  of: EconomicIndicator,
  lang: Lang,
  digits?: number,
): string {
  return formatMoneyEnds(a, b, of, lang, digits).join({ en: ' to ', zh: '至' }[lang]);
}

interface MoneyScale {
  from: number;
  word: string;
}

interface MoneyParts {
  before: string;
  text: string;
  word: string;
  after: string;
}

const isRmb = ({ unit }: EconomicIndicator) => unit.en.startsWith('RMB');

/** A figure in the parts it is written in. */
function moneyParts(
  value: number,
  step: MoneyScale,
  of: EconomicIndicator,
  lang: Lang,
  digits?: number,
): MoneyParts {
  const shown = (x: number) => {
    if (digits === undefined) return formatNumber(x, 2, lang);
    const round = roundToDigits(x, digits);
    return formatNumber(round, decimalsFor(round, digits), lang);
  };
  if (!isRmb(of)) return { before: '', text: shown(value), word: '', after: ` ${of.unit[lang]}` };
  const text = shown((value * of.scale) / step.from);
  const { word } = step;
  return lang === 'en' ? { before: 'RMB ', text, word, after: '' } : { before: '', text, word, after: '元' };
}

/** The largest step that leaves a whole unit of the rounded figure. */
function moneyScaleOf(value: number, { scale }: EconomicIndicator, lang: Lang): MoneyScale {
  const whole = Math.abs(value * scale);
  return moneyScales[lang].find(({ from }) => whole >= 0.999995 * from) ?? { from: 1, word: '' };
}

/** The step of the larger end, or a smaller one where the smaller end would be written as nought. */
function commonScale(ends: readonly number[], of: EconomicIndicator, lang: Lang): MoneyScale {
  const sizes = ends.map((end) => Math.abs(end * of.scale)).filter((size) => size > 0);
  const larger = moneyScaleOf(Math.max(0, ...sizes) / of.scale, of, lang);
  const shown = moneyScales[lang].find(
    ({ from }) => from <= larger.from && Math.min(...sizes) >= 0.01 * from,
  );
  return shown ?? { from: 1, word: '' };
}
