import { nearestWord } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { FactSource } from '../facts/view.js';
import type { Meaning } from './claim.js';
import { isGrammarWord } from './grammar/parser.js';
import { placeNames, type Token } from './tokens.js';
import { placeToken } from './topic.js';

/** A word that is near the name of a place and is none, and what the sentence means with that name. */
export interface Misspelt {
  written: string;
  meant: Subject;
  nearest: Meaning | undefined;
}

/** Most words of a misspelt name: letters in Chinese. */
const longest = 6;
/** Fewest letters of a word that is a misspelt name by itself, whatever the sentence says. */
const fewest = 5;

/**
 * A misspelt place of a sentence that was not understood: words in whose stead the name makes a claim of the sentence; else a
 * word with a capital letter that is near a name.
 *
 * @param meaningOf what words mean; undefined where they are not understood
 */
export function misspeltPlace(
  release: FactSource,
  sentence: string,
  tokens: readonly Token[],
  meaningOf: (tokens: readonly Token[]) => Meaning | undefined,
): Misspelt | undefined {
  const strange = tokens.flatMap(({ kind, word }, i) => (kind === 'word' && !isGrammarWord(word) ? [i] : []));
  const [first, last] = [strange[0], strange.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const names = placeNames(release);
  const nearest = (written: string) => names.get(nearestWord(written, names.keys()) ?? '')?.[0];
  for (let from = first; from >= 0 && from > last - longest; from--) {
    for (let to = last + 1; to <= tokens.length && to - from <= longest; to++) {
      const out = tokens.slice(from, to);
      if (out.some(({ kind }) => kind !== 'word')) continue;
      const isChinese = /\p{Script=Han}/u.test(out[0]!.word);
      const written = out.map(({ word }) => word).join(isChinese ? '' : ' ');
      const meant = written.length > 1 ? nearest(written) : undefined;
      if (!meant) continue;
      const meaning = meaningOf([...tokens.slice(0, from), placeToken(meant), ...tokens.slice(to)]);
      if (meaning) return { written: asWritten(sentence, written), meant, nearest: meaning };
    }
  }
  for (const [word] of sentence.matchAll(/\b\p{Lu}\p{Ll}+\b/gu)) {
    const isStrange = strange.some((i) => tokens[i]!.word === word.toLowerCase());
    const meant = isStrange && word.length >= fewest ? nearest(word.toLowerCase()) : undefined;
    if (meant) return { written: word, meant, nearest: undefined };
  }
  return undefined;
}

/** Words as the sentence has them, with their capitals. */
function asWritten(sentence: string, words: string): string {
  const at = sentence.toLowerCase().indexOf(words);
  return at < 0 ? words : sentence.slice(at, at + words.length);
}
