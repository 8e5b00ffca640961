import { cellsOf, type InputTable, type PlaceValues, placeValues, type Signal } from '../edition/index.js';
import { appendTo, noPlaceReasons } from '../sql/index.js';
import {
  type BilingualName,
  normaliseName,
  provinceNames,
  provinceStem,
  unitNames,
  withoutSuffix,
} from './placeNames.js';

/**
 * The result of geocoding a record: the index of the unit; or why there is none: outside the total, or inside it but in
 * no unit, because its place names match no unit or several.
 */
export type GeocodingResult = { unit: number } | { outside: string } | { unplaced: string; ambiguous?: true };

export type Geocoder = (words: PlaceValues, observed: string) => GeocodingResult;

/** The units that a geocoder knows. */
export interface GeocoderUnit {
  code: string;
  name: BilingualName;
  pinyin?: string;
  /** Names of the group (province) it belongs to. */
  province?: BilingualName;
}

/** A row of places.csv: the result for a name or code between two dates. */
interface PlaceRule {
  /** Of a name: the province. */
  province: string;
  result: GeocodingResult;
  from: string;
  to: string;
}

/**
 * A geocoder: finds the unit of names and codes of any year.
 *  Names match in full, or without 市, 地区, 盟, 自治州 and the names of ethnic groups, in Chinese, English or pinyin,
 * regardless of case, width, diacritics and spaces; within their province where the record names one. A name of several
 * units is ambiguous, never guessed. Codes match in full, otherwise by their first four digits, otherwise by their
 * first two (municipalities). `rules` (places.csv: province, city, code, unit, from, to, note) take precedence:
 * mergers, districts, new names and new codes with the dates between which they apply; unit `outside` or empty means
 * that a record belongs to no unit.
 *
 * @param country names of the total in the records; any other country is outside
 */
export function geocoder(
  units: readonly GeocoderUnit[],
  rules: InputTable | undefined,
  country: readonly string[],
): Geocoder {
  const byCode = new Map(units.map((u, c) => [u.code, c]));
  // Not needed for records with codes.
  const names = once(() => namesOf(units));
  const countries = new Set(country.map(normaliseName));
  const { nameRules, codeRules } = rulesOf(rules, byCode, provinceKey);
  const known = new Map<string, GeocodingResult>();
  return (words, observed) => {
    const key = JSON.stringify([words, observed]);
    let placed = known.get(key);
    if (!placed) {
      placed = place(words, observed);
      known.set(key, placed);
    }
    return placed;
  };

  function place(words: PlaceValues, observed: string): GeocodingResult {
    if (words.at !== undefined) return byPosition(words.at, observed);
    if (words.code !== undefined) return byCodes(words.code, observed);
    const { country: of, district } = words;
    if (of !== undefined && !countries.has(normaliseName(of)))
      return { outside: of === '' ? 'no country' : of };
    const placed = byNames(words.province ?? '', words.city ?? '', observed);
    if (!district || !('unplaced' in placed)) return placed;
    const narrower = byNames(words.province ?? '', district, observed);
    return 'unit' in narrower ? narrower : placed;
  }

  function byNames(province: string, city: string, observed: string): GeocodingResult {
    const name = normaliseName(city);
    const key = provinceKey(province);
    const holding = (n: string) => (nameRules.get(n) ?? []).filter((r) => isInForce(r, observed));
    const inProvince = (r: PlaceRule) => r.province === key;
    const rule = holding(name).find(inProvince) ?? holding('').find(inProvince);
    if (rule) return rule.result;
    const { byName, provinces } = names();
    const all = key === '' || provinces.size === 0;
    const within = all ? undefined : provinces.get(normaliseName(provinceStem(province)));
    if (!all && !within) return { unplaced: `unknown province ${province}` };
    if (city === '') return { unplaced: key === '' ? 'no province' : 'province only' };
    const elsewhere = all ? holding(name).map((r) => r.result) : [];
    for (const n of [name, ...withoutSuffix(city).map(normaliseName)]) {
      const fitting = (byName.get(n) ?? []).filter((u) => !within || within.has(u));
      if (fitting.length + elsewhere.length > 0)
        return commonResult([...elsewhere, ...fitting.map((unit) => ({ unit }))]);
    }
    return { unplaced: 'unknown city' };
  }

  /** The common result of several rules and names, or that they are ambiguous. */
  function commonResult(found: readonly GeocodingResult[]): GeocodingResult {
    const different = [...new Map(found.map((p) => [JSON.stringify(p), p])).values()];
    if (different.length === 1) return different[0]!;
    const names = different.map((p) =>
      'unit' in p ? `${units[p.unit]!.name.en} ${units[p.unit]!.code}` : 'no unit',
    );
    return { unplaced: `ambiguous: ${names.join(' or ')}`, ambiguous: true };
  }

  /** The canonical key of a province under any of its names; otherwise the normalised name itself. */
  function provinceKey(name: string): string {
    const plain = normaliseName(provinceStem(name));
    const members = [...(names().provinces.get(plain) ?? [])];
    const one = members.length > 0 && new Set(members.map((u) => units[u]!.province?.zh)).size === 1;
    return one ? normaliseName(provinceStem(units[members[0]!]!.province!.zh)) : plain;
  }

  /** The polygon of a position has a code of the year of its borders. */
  function byPosition(at: string, observed: string): GeocodingResult {
    if (at === noPlaceReasons.outside) return { outside: at };
    if (Object.values(noPlaceReasons).some((why) => why === at)) return { unplaced: at };
    return byCodes(at, observed);
  }

  function byCodes(written: string, observed: string): GeocodingResult {
    const code = written.normalize('NFKC').trim();
    const ruleFor = (of: string) => codeRules.get(of)?.find((r) => isInForce(r, observed))?.result;
    const exact = ruleFor(code);
    if (exact) return exact;
    if (byCode.has(code)) return { unit: byCode.get(code)! };
    const rule = ruleFor(code.slice(0, 4));
    if (rule) return rule;
    const unit = byCode.get(`${code.slice(0, 4)}00`) ?? byCode.get(`${code.slice(0, 2)}0000`);
    return unit === undefined ? { unplaced: 'unknown code' } : { unit };
  }
}

/** Units by name, and the units of a province by each of its names. */
function namesOf(units: readonly GeocoderUnit[]) {
  const byName = new Map<string, number[]>();
  const provinces = new Map<string, Set<number>>();
  units.forEach(({ name, pinyin, province }, unit) => {
    for (const n of unitNames(name, pinyin)) appendTo(byName, n, unit);
    for (const p of province ? provinceNames(province) : []) {
      provinces.set(p, (provinces.get(p) ?? new Set()).add(unit));
    }
  });
  return { byName, provinces };
}

/** The rules of places.csv, by normalised city name and by code. */
function rulesOf(
  table: InputTable | undefined,
  byCode: ReadonlyMap<string, number>,
  provinceKey: (name: string) => string,
) {
  const nameRules = new Map<string, PlaceRule[]>();
  const codeRules = new Map<string, PlaceRule[]>();
  for (const row of table?.rows ?? []) {
    const { province = '', city = '', code, unit, from = '', to = '9999', note = '' } = cellsOf(table!, row);
    const number = byCode.get(unit ?? '');
    const none = unit === 'outside' ? { outside: note } : { unplaced: note };
    const rule = {
      province: provinceKey(province),
      result: number === undefined ? none : { unit: number },
      from,
      to,
    };
    if (code) appendTo(codeRules, code, rule);
    else appendTo(nameRules, normaliseName(city), rule);
  }
  return { nameRules, codeRules };
}

function isInForce(rule: PlaceRule, observed: string): boolean {
  return rule.from <= observed && observed <= rule.to;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** What becomes of a row of records; tallies are of these. */
export const categories = ['placed', 'unplaced', 'outside', 'ambiguous'] as const;

/** The unit of a row (-1 for none), the number of its category, and why it is unplaced or ambiguous. */
interface GeocodedRow {
  unit: number;
  category: number;
  why: string | undefined;
}

/** Geocodes the rows of a date. */
export type GeocodeRows = (observed: string) => (row: number) => GeocodedRow;

/** Geocodes the place names of a date once, however many passes have them. `keys` are those of the rows (`placeKeys`). */
export function geocodeRowsBy(lookup: Geocoder) {
  const known = new Map<string, Map<string, GeocodedRow>>();
  return (unit: Signal['unit'], words: readonly string[][], keys: readonly string[]): GeocodeRows => {
    const kind = JSON.stringify(unit);
    return (observed) => {
      const within = known.get(kind + observed) ?? new Map<string, GeocodedRow>();
      known.set(kind + observed, within);
      return (row) => {
        const before = within.get(keys[row]!);
        if (before) return before;
        const result = geocodedRow(lookup(placeValues(unit, placeValuesAt(words, row)), observed));
        within.set(keys[row]!, result);
        return result;
      };
    };
  };
}

function geocodedRow(at: GeocodingResult): GeocodedRow {
  const of = (name: (typeof categories)[number]) => categories.indexOf(name);
  if ('unit' in at) return { unit: at.unit, category: of('placed'), why: undefined };
  if ('outside' in at) return { unit: -1, category: of('outside'), why: undefined };
  return { unit: -1, category: of(at.ambiguous ? 'ambiguous' : 'unplaced'), why: at.unplaced };
}

/** The place names of a row. */
export const placeValuesAt = (words: readonly string[][], row: number) => words.map((list) => list[row]!);
