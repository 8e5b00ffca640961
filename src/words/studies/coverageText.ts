import type { Lang, Text } from '../../edition/index.js';
import type { QualityFacts } from '../../release/index.js';
import { formatShare } from '../numbers/numbers.js';

/** The word for figures that were not imputed, by the status of the data. */
export const observedWords: Record<'real' | 'simulated' | 'example', Text> = {
  real: { en: 'observed', zh: '实测' },
  simulated: { en: 'simulated', zh: '模拟' },
  example: { en: 'given as examples', zh: '示例' },
};

/** The shares of figures that are observed (or simulated, where the data are), imputed and missing. */
export function coverageText(
  { coverage, imputed, missing }: Pick<QualityFacts, 'coverage' | 'imputed' | 'missing'>,
  status: keyof typeof observedWords,
): Text {
  const made = observedWords[status];
  if (coverage === 1)
    return {
      en: `All figures are ${made.en}; none is filled in or missing.`,
      zh: `全部数据均为${made.zh}值，没有填补或缺失。`,
    };
  const part = (share: number, lang: Lang) => formatShare(share, lang);
  return {
    en: `Of the figures ${part(coverage, 'en')} are ${made.en}, ${part(imputed, 'en')} filled in and ${part(missing, 'en')} missing.`,
    zh: `数据中${part(coverage, 'zh')}为${made.zh}值，${part(imputed, 'zh')}为填补值，${part(missing, 'zh')}缺失。`,
  };
}
