import { distance } from 'fastest-levenshtein';
import { foldLetters } from '../../edition/index.js';
import type { PlaceEntry } from '../../words/index.js';

const fold = (text: string) => foldLetters(text).replace(/[\s'’·-]/gu, '');

/** How many letters may be wrong, missing or too many, by the length of what was typed. */
const slipsIn = (wanted: string) => (wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2);

/** How well a place matches: 0 full name or code, 1 beginning of a name or of the initials, 2 within a name, 3 misspelt, 4 by words below it; 9 not at all. */
function fit([code, en, zh, pinyin, initials, , , words]: PlaceEntry, wanted: string, typed: string): number {
  const names = [fold(en), fold(zh), pinyin];
  const id = fold(code);
  if (id === wanted || names.includes(wanted)) return 0;
  if ([...names, initials, id].some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  const slips = slipsIn(wanted);
  const isNearly = (name: string) =>
    distance(name, wanted) <= slips || distance(name.slice(0, wanted.length), wanted) <= slips;
  if (slips > 0 && [fold(en), pinyin].some(isNearly)) return 3;
  return words && hasWords(words, typed) ? 4 : 9;
}

/** Whether every word that was typed begins one of these words, or stands among them where it is Chinese. */
const hasWords = (words: string, typed: string) =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) =>
      /\p{Script=Han}/u.test(word) ? words.includes(word) : ` ${words}`.includes(` ${word}`),
    );

/** Whether a place that matches has another name than what was typed, one that is near in its letters. */
export const isNear = (place: PlaceEntry, typed: string): boolean =>
  fit(place, fold(typed), typed.trim()) === 3;

/**
 * The places that match a text (汉字, English, pinyin, initials or code), misspelt names too: best matches first, and in the order of
 * the list those that match equally well. A code in exact case comes first.
 */
export function matches(places: readonly PlaceEntry[], typed: string, most = 12): PlaceEntry[] {
  const wanted = fold(typed);
  const exact = typed.trim();
  if (wanted === '') return [];
  return places
    .map((place, i) => ({ place, i, fit: fit(place, wanted, exact) }))
    .filter((m) => m.fit < 9)
    .sort((a, b) => Number(b.place[0] === exact) - Number(a.place[0] === exact) || a.fit - b.fit || a.i - b.i)
    .slice(0, most)
    .map((m) => m.place);
}
