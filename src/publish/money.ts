import type { EconomicIndicator, Lang } from '../edition/index.js';
import { number } from './numbers.js';

const steps = {
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

/** A figure of the economy for a sentence: RMB 22.77 trillion, 22.77万亿元; other units as the edition writes them. */
export function money(value: number, { unit, scale }: EconomicIndicator, lang: Lang): string {
  if (!unit.en.startsWith('RMB')) return `${number(value, 2, lang)} ${unit[lang]}`;
  const { from, word } = stepOf(value * scale, lang);
  const text = `${number((value * scale) / from, 2, lang)}${word}`;
  return lang === 'en' ? `RMB ${text}` : `${text}元`;
}

/** An interval of figures: 20.10 to 25.40 trillion, 20.10万亿至25.40万亿元. */
export function moneyRange(low: number, high: number, of: EconomicIndicator, lang: Lang): string {
  const [a, b] = [money(low, of, lang), money(high, of, lang)];
  return lang === 'en' ? `${a} to ${b}` : `${a}至${b}`;
}

/** The largest step that leaves a whole unit of the rounded figure. */
function stepOf(value: number, lang: Lang) {
  return steps[lang].find(({ from }) => Math.abs(value) >= 0.999995 * from) ?? { from: 1, word: '' };
}
