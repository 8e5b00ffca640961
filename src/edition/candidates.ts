import { nearest } from './suggest.js';
import type { Text } from './text.js';

/** The first words of a list. */
export const list = (words: readonly string[]) =>
  words.slice(0, 12).join(', ') + (words.length > 12 ? ' …' : '');

/** What is expected of a word: to be one of these. */
export const oneOf = (words: readonly string[]): Text => ({
  en: `one of: ${list(words)}`,
  zh: `下列之一：${list(words)}`,
});

/** How to mend a word that is none of these: the nearest of them. */
export function didYouMean(word: string, candidates: Iterable<string>): Text {
  const near = nearest(word, candidates);
  return near
    ? { en: `did you mean “${near}”?`, zh: `是否应为“${near}”？` }
    : { en: 'correct the spelling, or add it', zh: '请更正拼写，或补上该项' };
}
