import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { countryNames } from './countryNames.js';
import { matchPlaces, placeKey } from './places.js';

const rows = parse<{ code: string; name_en: string; name_zh: string }>(
  readFileSync(new URL('../../editions/world-digital/units.csv', import.meta.url)),
  { columns: true, bom: true },
);
const places = rows.map(({ code, name_en, name_zh }) => ({
  code,
  names: [name_zh, name_en, ...(countryNames[code] ?? [])],
}));
const match = (names: string[]) =>
  matchPlaces(names, [{ id: 'countries', places }], (text) => text) ?? {
    exact: new Map(),
    again: [],
    own: [],
  };

describe('names of countries', () => {
  it('are each that of one country of the list', () => {
    const codes = new Map<string, Set<string>>();
    for (const { code, names } of places)
      for (const name of names) codes.set(placeKey(name), (codes.get(placeKey(name)) ?? new Set()).add(code));
    expect([...codes].filter(([, of]) => of.size > 1)).toEqual([]);
    const known = new Set(rows.map(({ code }) => code));
    expect(Object.keys(countryNames).filter((code) => !known.has(code))).toEqual([]);
  });
  it.each([
    [
      'the World Bank',
      ['Korea, Rep.', 'Egypt, Arab Rep.', 'Bahamas, The', 'Slovak Republic', 'Viet Nam'],
      'KOR EGY BHS SVK VNM',
    ],
    [
      'the United Nations',
      ['Republic of Korea', 'Egypt', 'Bahamas', 'Slovakia', 'Netherlands (the)'],
      'KOR EGY BHS SVK NLD',
    ],
    [
      'newspapers',
      ['South Korea', 'The Bahamas', 'Turkey', 'Ivory Coast', 'Hong Kong'],
      'KOR BHS TUR CIV HKG',
    ],
    ['Chinese tables', ['韩国', '埃及', '俄罗斯联邦', '香港', '科特迪瓦'], 'KOR EGY RUS HKG CIV'],
  ])('as %s writes them get their codes', (_, names, codes) => {
    const { exact } = match(names);
    expect(names.map((name) => exact.get(name)?.code).join(' ')).toBe(codes);
  });
  it('of one country twice: the first gets the code, and the second is told', () => {
    const { exact, again, own } = match(['Turkey', 'Egypt', 'Chile', 'Türkiye', 'Atlantis']);
    expect([...exact.keys()]).toEqual(['Turkey', 'Egypt', 'Chile']);
    expect(again.map(({ name }) => name)).toEqual(['Türkiye']);
    expect(own).toEqual(['Atlantis']);
  });
});
