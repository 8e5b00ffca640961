import { distance } from 'fastest-levenshtein';
import { foldLetters, memoize } from '../edition/index.js';
import { numericCodes } from './numericCodes.js';

/** Places with their codes, such as the cities of China or the countries of the world. */
export interface KnownPlaces {
  id: string;
  /** `at`: longitude and latitude in degrees. */
  places: readonly { code: string; names: readonly string[]; at?: readonly [number, number] }[];
}

interface KnownPlace {
  code: string;
  name: string;
  /** Its first names in Chinese and in English, where the list has them. */
  zh?: string;
  en?: string;
}

/** A name that differs from that of a known place by a letter or two, or is spelled like it. */
export interface NearName {
  name: string;
  known: KnownPlace;
}

export interface MatchedPlaces {
  list: string;
  /** By the name in the table. */
  exact: Map<string, KnownPlace>;
  near: NearName[];
  /** Second names of places that are in `exact`. */
  again: NearName[];
  /** Names that are no known place. */
  own: string[];
  /** Those of them that are places of another list: 吉林省 among cities. */
  elsewhere: string[];
}

/** Share of the names that a list must know before it is used. */
const leastKnownShare = 0.6;

/**
 * Finds the list of places that knows most of the names, if any knows enough.
 *
 * @param spell transliterates a text to Latin letters
 */
export function matchPlaces(
  names: readonly string[],
  lists: readonly KnownPlaces[],
  spell: (text: string) => string,
): MatchedPlaces | undefined {
  const found = lists.map((list) => ({ list, ...exactIn(names, list) }));
  const first = found.reduce<(typeof found)[number] | undefined>(
    (a, b) => (a && a.exact.size >= b.exact.size ? a : b),
    undefined,
  );
  if (!first || names.length === 0 || first.exact.size < names.length * leastKnownShare) return undefined;
  const best = withNear(names, first.list, first, spell);
  const others = found.filter((one) => one !== first);
  const elsewhere = best.own.filter(
    (name) =>
      (saysProvince.test(name) || saysPrefecture.test(name)) && others.some((other) => other.exact.has(name)),
  );
  return { ...best, elsewhere };
}

/** The places of a list by the keys of their names and codes. */
const placesByKey = memoize(
  ({ places }: KnownPlaces): ReadonlyMap<string, KnownPlace | undefined> =>
    byKey(
      places.map(({ code, names }): KnownPlace & { names: readonly string[] } => {
        const [zh, en] = [names.find(isHan), names.find((name) => !isHan(name))];
        return { code, name: names[0]!, names, ...(zh ? { zh } : {}), ...(en ? { en } : {}) };
      }),
    ),
);

/** The names that are those of places of a list. */
function exactIn(names: readonly string[], list: KnownPlaces): Pick<MatchedPlaces, 'exact' | 'again'> {
  const { id } = list;
  const by = placesByKey(list);
  const exact = new Map<string, KnownPlace>();
  const again: NearName[] = [];
  const used = new Set<string>();
  for (const name of names) {
    const known = by.get(placeKey(name));
    if (!known || isOtherLevel(name, id)) continue;
    if (used.has(known.code)) again.push({ name, known });
    else exact.set(name, known);
    used.add(known.code);
  }
  return { exact, again };
}

/** With the names that are nearly those of places of a list. */
function withNear(
  names: readonly string[],
  list: KnownPlaces,
  { exact, again }: Pick<MatchedPlaces, 'exact' | 'again'>,
  spell: (text: string) => string,
): MatchedPlaces {
  const { id } = list;
  const by = placesByKey(list);
  const used = new Set([...exact.values()].map(({ code }) => code));
  const free = [...by].filter(
    (entry): entry is [string, KnownPlace] => entry[1] !== undefined && !used.has(entry[1].code),
  );
  const others = names.filter((name) => {
    const known = by.get(placeKey(name));
    return !known || isOtherLevel(name, id);
  });
  const near = others.flatMap((name) => {
    // 吉林省 is no misspelled 吉林市.
    if (isOtherLevel(name, id)) return [];
    const key = placeKey(name);
    const most = /\p{Script=Han}/u.test(key)
      ? key.length > 2
        ? 1
        : 0
      : key.length > 7
        ? 2
        : key.length > 4
          ? 1
          : 0;
    // 广洲 is spelled like 广州 (Guangzhou).
    const spelled = placeKey(spell(key));
    const same = free.filter(([other]) => other === spelled);
    const close =
      same.length > 0 ? same : most === 0 ? [] : free.filter(([other]) => distance(key, other) <= most);
    const codes = new Set(close.map(([, known]) => known.code));
    return codes.size === 1 ? [{ name, known: close[0]![1] }] : [];
  });
  const own = others.filter((name) => !near.some((n) => n.name === name));
  return { list: id, exact, near, again, own, elsewhere: [] };
}

/** Places by the keys of their names and codes; a key of two places means neither. */
function byKey<P extends { code: string; names: readonly string[] }>(
  places: readonly P[],
): Map<string, P | undefined> {
  const by = new Map<string, P | undefined>();
  for (const place of places) {
    for (const key of new Set([...place.names, place.code].map(placeKey)))
      by.set(key, by.has(key) && by.get(key)?.code !== place.code ? undefined : place);
  }
  return by;
}

/**
 * The known place of each unit of an edition, by its code, the number of its code (156 or 11 for CHN and 110000) or one of its names;
 * units that are no place of the list, or share one with another unit, are absent.
 */
export function placesOfUnits(
  units: readonly { code: string; names: readonly string[] }[],
  { id, places }: KnownPlaces,
): Map<string, KnownPlaces['places'][number]> {
  const numbers = new Map([...numericCodes].map(([code, number]) => [number, code]));
  const by = byKey(places);
  const find = (word: string) => {
    const number = /^\d+$/.test(word) ? word : undefined;
    const code = number && (id === 'countries' ? numbers.get(String(Number(number))) : number.padEnd(6, '0'));
    return isOtherLevel(word, id) ? undefined : by.get(placeKey(code ?? word));
  };
  const found = new Map<string, KnownPlaces['places'][number]>();
  const taken = new Set<string>();
  for (const { code, names } of units) {
    const said = new Set([code, ...names].flatMap((word) => find(word) ?? []));
    const [place] = said;
    if (!place || said.size > 1 || taken.has(place.code)) continue;
    taken.add(place.code);
    found.set(code, place);
  }
  return found;
}

/** What the ends of names say of the level of Chinese places. */
const saysProvince = /(省|自治区|特别行政区)$/u;
const saysPrefecture = /(市|自治州|地区|盟|林区)$/u;
/** Cities that are provinces, too. */
const municipality = /^(北京|上海|天津|重庆)市?$/u;

/** Whether a name says that it is of another level than the places of a list: 吉林省 is not the city 吉林市. */
function isOtherLevel(name: string, list: string): boolean {
  if (list === 'cities') return saysProvince.test(name);
  return list === 'provinces' && saysPrefecture.test(name) && !municipality.test(name);
}

/** Whether a name is written in Chinese characters. */
export const isHan = (name: string) => /\p{Script=Han}/u.test(name);

const placeKinds = /(维吾尔|壮族|回族|特别行政区|自治区|自治州|自治县|地区|林区|省|市|盟)+$/u;

/** A name without its kind, article, case, diacritics and spaces: 深圳市 and 深圳, The Bahamas and “Bahamas, The”, Côte d’Ivoire and cote d'ivoire. */
export function placeKey(name: string): string {
  const plain = foldLetters(name)
    .replace(/\s*&\s*/gu, ' and ')
    .replace(/^the\s+|,\s*the$|\s*\(the\)$/gu, '')
    .replace(/[\s.'’,-]+/gu, '');
  const short = plain.replace(placeKinds, '');
  return short.length >= 2 ? short : plain;
}
