import { type Lang, memoize, type Plan } from '../../edition/index.js';
import type { Fact } from '../../words/index.js';
import { phraseText, sentencesOf } from '../../words/index.js';

/** Most words of an English brief, most characters of a Chinese one. */
export const mostLength: Record<Lang, number> = { en: 500, zh: 800 };

/** The least length, where the edition has enough facts. */
export const leastLength: Record<Lang, number> = { en: 200, zh: 300 };

/** Words of a text in English; characters in Chinese, marks among them, in which a number or a Latin word is one. */
export function textLength(text: string, lang: Lang): number {
  if (lang === 'en') return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return [
    ...text.matchAll(
      /[\p{Script=Han}\u3000-\u303f\uff00-\uff65]|[\p{L}\p{N}][\p{L}\p{N}.,]*(?<!\p{Script=Han})/gu,
    ),
  ].length;
}

/** Measures how long facts are in words, each fact once. */
export function lengthsOf(plan: Plan): (facts: readonly Fact[], lang: Lang) => number {
  const inWords = (fact: Fact, lang: Lang) =>
    sentencesOf(plan, fact, lang).reduce((sum, sentence) => sum + textLength(phraseText(sentence), lang), 0);
  const ofEach = memoize((fact: Fact) => ({ en: inWords(fact, 'en'), zh: inWords(fact, 'zh') }));
  return (facts, lang) => facts.reduce((sum, fact) => sum + ofEach(fact)[lang], 0);
}
