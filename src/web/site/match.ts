import type { PlaceEntry } from '../../words/index.js';

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’·-]/g, '');

/** Rank of a match: 0 full name or code, 1 beginning of a name or of the initials, 2 within a name; 9 none. */
function fit([code, en, zh, pinyin, initials]: PlaceEntry, wanted: string): number {
  const names = [fold(en), fold(zh), pinyin];
  const id = fold(code);
  if (id === wanted || names.includes(wanted)) return 0;
  const begins = [...names, initials, id].some((name) => name.startsWith(wanted));
  if (begins) return 1;
  return names.some((name) => name.includes(wanted)) ? 2 : 9;
}

/** The places that match a text (汉字, English, pinyin, initials or code), best matches first. */
export function matches(places: readonly PlaceEntry[], typed: string, most = 12): PlaceEntry[] {
  const wanted = fold(typed);
  const exact = typed.trim();
  if (wanted === '') return [];
  return places
    .map((place, i) => ({ place, i, fit: fit(place, wanted) }))
    .filter((m) => m.fit < 9)
    .sort((a, b) => Number(b.place[0] === exact) - Number(a.place[0] === exact) || a.fit - b.fit || a.i - b.i)
    .slice(0, most)
    .map((m) => m.place);
}
