import type { Undefined } from '../../analysis/index.js';
import { type Lang, type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { periodName } from '../numbers/numbers.js';
import { balanceReasons } from './balanceReasons.js';

/** The names of two published periods. */
export function spanOf(plan: Plan, from: number, to: number): [Text, Text] {
  const name = (t: number) => {
    const period = publishedPeriods(plan)[t]!;
    return { en: periodName(period, 'en'), zh: periodName(period, 'zh') };
  };
  return [name(from), name(to)];
}

/** Why there is no verdict: of `undefined:reason`, as in the column `verdict`. */
export function reasonOf(verdict: string): Text {
  const code = verdict.startsWith('undefined:') ? verdict.slice('undefined:'.length) : undefined;
  return balanceReasons[(code ?? 'no-units') as Undefined];
}

/** What a figure became from one period to another: “fell from 0.622 in 2018 to 0.616 in 2021”. */
export function went(
  [before, after]: readonly [number, number],
  [a, b]: readonly [Text, Text],
  shown: (x: number, lang: Lang) => string,
): Text {
  const way = before > after ? { en: 'fell', zh: '降至' } : { en: 'rose', zh: '升至' };
  const isSame = (['en', 'zh'] as const).every((lang) => shown(before, lang) === shown(after, lang));
  if (isSame) {
    return {
      en: `was ${shown(before, 'en')} in both ${a.en} and ${b.en}`,
      zh: `${a.zh}与${b.zh}均为${shown(before, 'zh')}`,
    };
  }
  return {
    en: `${way.en} from ${shown(before, 'en')} in ${a.en} to ${shown(after, 'en')} in ${b.en}`,
    zh: `由${a.zh}的${shown(before, 'zh')}${way.zh}${b.zh}的${shown(after, 'zh')}`,
  };
}
