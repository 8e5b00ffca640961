import type { PlaceEntry } from '../../publish/index.js';

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’·-]/g, '');

/** How well a place fits: 0 its whole name or code, 1 a name's or the initials' beginning, 2 within a name; 9 not at all. */
function fit([code, en, zh, pinyin, initials]: PlaceEntry, wanted: string): number {
  const names = [fold(en), fold(zh), pinyin];
  if (code.toLowerCase() === wanted || names.includes(wanted)) return 0;
  const begins = [...names, initials, code.toLowerCase()].some((name) => name.startsWith(wanted));
  if (begins) return 1;
  return names.some((name) => name.includes(wanted)) ? 2 : 9;
}

/** The places that fit what was typed (汉字, English, pinyin, initials or code), the best first. */
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
