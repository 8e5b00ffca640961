import { headlinePeriod } from '../../analysis/index.js';
import { publishedPeriods } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { FactSource } from '../facts/view.js';
import { tense } from './grammar/tense.js';
import type { Token } from './tokens.js';

/** What a text spoke of before a sentence: "it", "the city" and a figure without a period are of these. */
export interface Topic {
  place?: Subject | undefined;
  /** All of several that it spoke of together: "they", 两地. */
  places?: readonly Subject[] | undefined;
  /** Whether it told a value: "that was 2 points more than in 2020". */
  isValue?: boolean | undefined;
  /** Number of the period from the first published one. */
  t?: number | undefined;
  /** Number of the node. */
  g?: number | undefined;
  /** The period that a change without any period is compared with: the one before unless told. */
  since?: number | undefined;
}

/**
 * The words of a sentence with the place in place of "it", "the city", 该市 and 其, several in place of "they", and the period where
 * it names none or another that it is compared with.
 */
export function withTopic(release: FactSource, tokens: readonly Token[], topic: Topic): readonly Token[] {
  const { t } = topic;
  const later = withYear(release, tokens, t);
  const named = withPlaces(later ?? tokens, topic);
  if (t === undefined || later) return named;
  const all = publishedPeriods(release.plan);
  const at = (s: number): Token => ({ word: all[s]!, kind: 'period', t: s });
  const then = named.findIndex(({ word }, i) => sameYear.includes(`${word}${named[i + 1]?.word ?? ''}`));
  if (then >= 0)
    return [...named.slice(0, then), ...dated(named[then]!.word, at(t)), ...named.slice(then + 2)];
  const isBase = (one: Token, i: number) =>
    one.kind === 'period' && one.t < t && bases.test(` ${wordsBefore(tokens, i)}`);
  const own = tokens.slice(afterRelative(tokens));
  const isDated = own.some((one, i) => one.kind === 'period' && !isBase(one, i + tokens.length - own.length));
  if (isDated || t === headlinePeriod(release)) return named;
  const isChinese = tokens.some(({ word }) => /\p{Script=Han}/u.test(word));
  const dates = [...(isChinese ? [] : [wordToken('in')]), at(t)];
  if (isChinese) return [...dates, ...named];
  return tokens.some(isBase) ? [...dates, wordToken(','), ...named] : [...named, ...dates];
}

/** The words of a sentence with the year in place of "a year later" or 次年 at its start, where periods are years. */
function withYear(
  { plan }: FactSource,
  tokens: readonly Token[],
  t: number | undefined,
): Token[] | undefined {
  if (t === undefined || plan.frequency !== 'year') return undefined;
  const all = publishedPeriods(plan);
  for (const [by, words] of yearsFrom) {
    for (const n of [1, 2, 3, 4]) {
      const [before, rest] = [tokens.slice(0, n), tokens.slice(n)];
      const period = all[t + by];
      if (period === undefined || !words.includes(before.map(({ word }) => word).join(''))) continue;
      const year: Token = { word: period, kind: 'period', t: t + by };
      const comma = rest[0]?.word === ',' ? [] : [wordToken(',')];
      const isEnglish = /^[a-z]/.test(before[0]!.word);
      return isEnglish ? [wordToken('in'), year, ...comma, ...rest] : [year, ...rest];
    }
  }
  return undefined;
}

/** Words before a period that another is compared with; "since" may reach beyond the time of the text. */
const bases =
  / (?:on|over|against|from|than|than in|(?:compared|relative) (?:with|to)|compared with in|same as in|unchanged as in|[较比与和同]|相 比)$/;

const wordsBefore = (tokens: readonly Token[], at: number) =>
  tokens
    .slice(Math.max(0, at - 3), at)
    .map(({ word }) => word)
    .join(' ');

/** Where a sentence goes on in the past after a clause in passing, which has a time of its own: "Elton, which led in 2019, ranked …". */
function afterRelative(tokens: readonly Token[]): number {
  const which = tokens.findIndex(({ word }, i) => word === 'which' && tokens[i - 1]?.word === ',');
  const end = which < 0 ? -1 : tokens.findIndex(({ word }, i) => i > which && word === ',');
  return end >= 0 && tense(tokens, end + 1)[0]!.value === 'past' ? end : 0;
}

/** What begins a sentence about the year after that of the text, or the one before. */
const yearsFrom: readonly (readonly [by: number, words: readonly string[]])[] = [
  [
    1,
    ['ayearlater', 'oneyearlater', 'thefollowingyear', 'inthefollowingyear', 'thenextyear', '次年', '翌年'],
  ],
  [-1, ['theyearbefore', 'ayearearlier', 'ayearbefore', 'thepreviousyear', '上一年', '前一年']],
];

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

/** Words for a place that do not say its level as the release calls it. */
const anyPlace = [
  'municipality',
  'region',
  'city',
  'town',
  'province',
  'country',
  'county',
  'state',
  'economy',
];
export const anyInChinese = '[市省国州县区地]';
const isAnyInChinese = new RegExp(`^${anyInChinese}$`);
const wordToken = (word: string): Token => ({ word, kind: 'word' });

function withPlaces(tokens: readonly Token[], { place, places = [], isValue }: Topic): readonly Token[] {
  if (!place) return tokens;
  const spoken = placeToken(place);
  const isOfLevel = (token: Token | undefined) =>
    (token?.kind === 'level' && token.of.includes(place.level)) || anyPlace.includes(token?.word ?? '');
  const found: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [{ word }, next, after] = [tokens[i]!, tokens[i + 1], tokens[i + 2]];
    // "It" is the place that the sentence itself began with, if it did.
    const name = tokens.slice(0, i).find(({ kind }) => kind === 'place') ?? spoken;
    const begins = i === 0 || [',', '，', ';', '；'].includes(tokens[i - 1]!.word);
    const both = places.length > 1 && i === 0 ? severalWords(tokens, places) : undefined;
    if (both) {
      found.push(...both.names);
      i += both.words - 1;
    } else if (begins && word === 'it') found.push(name);
    else if (begins && word === 'its') found.push(name, wordToken("'s"));
    else if (
      i === 0 &&
      isValue &&
      ['that', 'this'].includes(word) &&
      ['was', 'is'].includes(next?.word ?? '')
    )
      found.push(name, wordToken("'s"), wordToken('index'));
    else if (begins && ['其', '它'].includes(word)) found.push(name);
    else if (word === 'it' && ['than', 'of', 'behind', 'below', 'above'].includes(tokens[i - 1]!.word))
      found.push(spoken);
    else if (begins && word === 'the' && isOfLevel(next) && !['of', 'in'].includes(after?.word ?? '')) {
      found.push(name);
      i++;
    } else if (begins && word === '该' && (isOfLevel(next) || isAnyInChinese.test(next?.word ?? ''))) {
      found.push(name);
      i++;
    } else found.push(tokens[i]!);
  }
  return found;
}

/** "They", 两地: the places that a text spoke of together, and how many words stand for them. */
function severalWords(
  tokens: readonly Token[],
  places: readonly Subject[],
): { names: Token[]; words: number } | undefined {
  const [first, second] = tokens.map(({ word }) => word);
  const count = { 2: ['两', '二'], 3: ['三'] }[places.length] ?? [];
  const isChinese = count.includes(first ?? '') && /^[地省市国者]$/.test(second ?? '');
  if (first !== 'they' && !isChinese) return undefined;
  const and = isChinese ? '、' : ',';
  const names = places.flatMap((place, i) => [
    ...(i === 0 ? [] : [wordToken(i === places.length - 1 ? (isChinese ? '和' : 'and') : and)]),
    placeToken(place),
  ]);
  return { names, words: isChinese ? 2 : 1 };
}
