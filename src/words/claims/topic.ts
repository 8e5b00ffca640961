import { headlinePeriod } from '../../analysis/index.js';
import { publishedPeriods } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { FactSource } from '../facts/view.js';
import type { Token } from './tokens.js';

/** What a text spoke of before a sentence: "it", "the city" and a figure without a period are of these. */
export interface Topic {
  place?: Subject | undefined;
  /** Number of the period from the first published one. */
  t?: number | undefined;
  /** Number of the node. */
  g?: number | undefined;
}

/** The words of a sentence with the place in place of "it", "the city", 该市 and 其, and the period where it names none. */
export function withTopic(release: FactSource, tokens: readonly Token[], topic: Topic): readonly Token[] {
  const { place, t } = topic;
  const named = place ? withPlace(tokens, place) : tokens;
  const isDated = tokens.some(({ kind }) => kind === 'period');
  if (t === undefined || isDated) return named;
  const period: Token = { word: publishedPeriods(release.plan)[t]!, kind: 'period', t };
  const then = named.findIndex(({ word }, i) => sameYear.includes(`${word}${named[i + 1]?.word ?? ''}`));
  if (then >= 0)
    return [...named.slice(0, then), ...dated(named[then]!.word, period), ...named.slice(then + 2)];
  if (t === headlinePeriod(release)) return named;
  const isChinese = tokens.some(({ word }) => /\p{Script=Han}/u.test(word));
  return isChinese ? [period, ...named] : [...named, { word: 'in', kind: 'word' }, period];
}

/** "That year", of the period that the text spoke of. */
const sameYear = ['thatyear', '当年', '当期', '同年'];
const dated = (word: string, period: Token): Token[] =>
  word === 'that' ? [{ word: 'in', kind: 'word' }, period] : [period];

/** A place as a word of a sentence. */
export const placeToken = (place: Subject): Token => ({
  word: place.name.en.toLowerCase(),
  kind: 'place',
  of: [place],
});

function withPlace(tokens: readonly Token[], place: Subject): readonly Token[] {
  const name = placeToken(place);
  const isOfLevel = (token: Token | undefined) => token?.kind === 'level' && token.of.includes(place.level);
  const found: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [{ word }, next, after] = [tokens[i]!, tokens[i + 1], tokens[i + 2]];
    const begins = i === 0 || [',', '，'].includes(tokens[i - 1]!.word);
    if (begins && word === 'it') found.push(name);
    else if (begins && word === 'its') found.push(name, { word: "'s", kind: 'word' });
    else if (begins && ['其', '它'].includes(word)) found.push(name);
    else if (word === 'it' && ['than', 'of', 'behind', 'below', 'above'].includes(tokens[i - 1]!.word))
      found.push(name);
    else if (begins && word === 'the' && isOfLevel(next) && !['of', 'in'].includes(after?.word ?? '')) {
      found.push(name);
      i++;
    } else if (begins && word === '该' && (isOfLevel(next) || /^[市省国州县区]$/.test(next?.word ?? ''))) {
      found.push(name);
      i++;
    } else found.push(tokens[i]!);
  }
  return found;
}
