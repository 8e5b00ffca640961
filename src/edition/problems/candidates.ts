import type { Text } from '../text.js';
import { nearestWord } from './nearestWord.js';

const maxWords = 12;

/** Keys and values of edition.yaml that have a new name, by their former one: a problem report names the new one. */
const renamedKeys: ReadonlyMap<string, string> = new Map([
  ['beside', 'contextual'],
  ['hand-over', 'reweight'],
  ['joined', 'aggregated'],
]);

/** The first words of a list, and how many more there are. */
export function wordList(words: readonly string[]): Text {
  const [first, more] = [words.slice(0, maxWords).join(', '), words.length - maxWords];
  return more > 0
    ? { en: `${first} and ${more} more`, zh: `${first} 等，另有 ${more} 个` }
    : { en: first, zh: first };
}

/** The expectation that a word is one of these. */
export const oneOfWords = (words: readonly string[]): Text => ({
  en: `one of: ${wordList(words).en}`,
  zh: `下列之一：${wordList(words).zh}`,
});

/** The candidate that a word means: its new name where it was renamed, else the nearest; undefined when none is near. */
export function intendedWord(word: string, candidates: Iterable<string>): string | undefined {
  const known = [...candidates];
  const now = renamedKeys.get(word);
  return now !== undefined && known.includes(now) ? now : nearestWord(word, known);
}

/** The advice to use the new name of a renamed key or value (a value in quotes); undefined where it was not renamed. */
export function renameAdvice(written: string): Text | undefined {
  const word = written.replace(/^"(.*)"$/, '$1');
  const now = renamedKeys.get(word);
  return now === undefined
    ? undefined
    : { en: `“${word}” is called “${now}” now`, zh: `“${word}”现名“${now}”` };
}

/** How to mend a word that is none of these: its new name, the nearest of them, or else this advice. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: Text): Text {
  const near = intendedWord(word, candidates);
  if (near !== undefined && near === renamedKeys.get(word)) return renameAdvice(word)!;
  return near ? meantWord(near) : otherwise;
}

/** The question whether a word was meant. */
export const meantWord = (word: string): Text => ({
  en: `did you mean “${word}”?`,
  zh: `是否应为“${word}”？`,
});
