import type { Lang } from '../../src/edition/index.js';

/** Words of method, which a reader meets only one step on. */
const forbidden: Record<Lang, RegExp> = {
  en: /distinguish|coefficient|\bGini\b|deviation|quotient|confidence|\binterval|variant|percentile|normalis|imput|elastic|regress|R²|Moran|Shorrocks|k-means|natural breaks|degrees of freedom|least squares|standard error|nine times in ten|signific|cannot be told|sampling/i,
  zh: /难分先后|系数|标准差|区位商|置信|方案|标准化|插补|弹性|回归分析|自由度|显著|抽样|自然断点|莫兰|九成方案|先后次序|无法区分/,
};

/** Most words of a sentence, characters of a clause, and numbers. */
const most = { words: 25, characters: 40, numbers: 2 };

/** What a plain sentence does wrong; empty where nothing. Years, ranges in brackets and names with digits are no numbers of it. */
export function faultsOf(sentence: string, lang: Lang): string[] {
  const long =
    lang === 'en'
      ? sentence.split(/\s+/).length > most.words
      : sentence.split(/[，；：。、（）]/).some((clause) => [...clause].length > most.characters);
  const bare = sentence
    .replace(/[(（](?:plausibly |合理区间)?[−+\d][^)）]*[–—至][^)）]*[)）]/g, '')
    .replace(/\(plausibly [^)]*\)|（合理区间[^）]*）/g, '')
    .replace(/(?:19|20)\d\d年(?:\d+月|第?.季度)?|\b(?:19|20)\d\d(?:-\d\d|-?Q\d)?\b/g, '');
  const numbers = bare.match(/(?<![A-Za-z\d.,])[−+]?\d[\d,]*(?:\.\d+)?/g) ?? [];
  const word = forbidden[lang].exec(sentence)?.[0];
  return [
    ...(long ? ['too long'] : []),
    ...(numbers.length > most.numbers ? [`${numbers.length} numbers`] : []),
    ...(word ? [`“${word}”`] : []),
  ];
}
