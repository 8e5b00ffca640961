import { cellsOf, type InputTable } from '../edition/index.js';
import { countryNames, furtherCountries } from './countryNames.js';
import type { KnownPlaces } from './places.js';

/** The tables of this program's own editions that name places. */
export type PlaceFile =
  | 'editions/china-open/units.csv'
  | 'editions/china-open/groups.csv'
  | 'editions/world-digital/units.csv';

/** Places whose codes an imported table may get: the cities of China, its provinces, and the countries of the world. */
export function knownPlaces(tableOf: (file: PlaceFile) => InputTable): KnownPlaces[] {
  const placesIn = (file: PlaceFile, column?: string): KnownPlaces['places'] => {
    const table = tableOf(file);
    return table.rows
      .map((row) => cellsOf(table, row))
      .filter((cells) => column === undefined || cells['column'] === column)
      .map((cells) => ({
        code: cells['code']!,
        names: [cells['name_zh'], cells['name_en'], cells['within_en']].filter((name) => name !== undefined),
        ...(cells['lon'] && cells['lat']
          ? { at: [Number(cells['lon']), Number(cells['lat'])] as const }
          : {}),
      }));
  };
  return [
    { id: 'cities', places: placesIn('editions/china-open/units.csv') },
    { id: 'provinces', places: placesIn('editions/china-open/groups.csv', 'province') },
    {
      id: 'countries',
      places: [
        ...placesIn('editions/world-digital/units.csv').map((place) => ({
          ...place,
          names: [...place.names, ...(countryNames[place.code] ?? [])],
        })),
        ...Object.entries(furtherCountries).map(([code, names]) => ({ code, names })),
      ],
    },
  ];
}
