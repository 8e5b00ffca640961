import { type Lang, type Problem, type Text, UserError } from '../edition/index.js';
import { findSubject, type Release, type Subject, subjectsOf } from '../release/index.js';
import type { Query } from './choice.js';

/** A code as one of several words of a parameter: what separates words is escaped. */
export function asWord(code: string): string {
  return code.replace(/[%\s,;，、；]/g, encodeURIComponent);
}

/** The word of a place: its code, with its level where a place of another level has the same. */
export function wordOf({ plan }: Pick<Release, 'plan'>, { code, level }: Subject): string {
  const isAlone = subjectsOf(plan).filter((s) => s.code === code).length === 1;
  return asWord(isAlone ? code : `${level}:${code}`);
}

/** Places as the parameter `of` of an address. */
export const wordsOf = (release: Pick<Release, 'plan'>, places: readonly Subject[]): string =>
  places.map((place) => encodeURIComponent(wordOf(release, place))).join('+');

/** The places that an address names. */
interface PlacesAsked {
  /** Each once, in the order in which they were asked for. */
  found: Subject[];
  /** How many words there were. */
  words: number;
  /** What was not understood or not read. */
  trouble: { [lang in Lang]: string }[];
}

/**
 * The places of an address: `of` has codes or names with spaces or commas between them, `add` one more.
 *
 * @param most words that are looked up: each costs a search among all names
 */
export function placesAsked({ plan }: Pick<Release, 'plan'>, query: Query, most: number): PlacesAsked {
  const words = [...(query('of') ?? '').split(/[\s,;，、；]+/).map(ofWord), query('add') ?? '']
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const trouble: Text[] = [];
  const beyond = words.length - most;
  if (beyond > 0) trouble.push({ en: `${beyond} more words, not read`, zh: `另有${beyond}个词未读取` });
  const all = words.slice(0, most).flatMap((word): Subject[] => {
    const [level, code] = word.split(':');
    const own = subjectsOf(plan).find((s) => s.level === level && s.code === code);
    if (own) return [own];
    try {
      return [findSubject(plan, word)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      trouble.push(...error.problems.map(said));
      return [];
    }
  });
  const found = all.filter((s, i) => all.findIndex((o) => o.code === s.code && o.level === s.level) === i);
  return { found, words: words.length, trouble };
}

const said = ({ found, mend }: Problem): Text => ({
  en: `${found.en} – ${mend.en}`,
  zh: `${found.zh} – ${mend.zh}`,
});

function ofWord(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
