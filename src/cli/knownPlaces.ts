import { fileURLToPath } from 'node:url';
import { cellsOf, UserError } from '../edition/index.js';
import type { KnownPlaces } from '../office/index.js';
import { packageRoot } from '../package/index.js';
import { parseTable, readText } from '../signals/index.js';

/** Places whose codes an imported table may get: the cities of China, its provinces, and the countries of the world. */
export function knownPlaces(): KnownPlaces[] {
  return [
    { id: 'cities', places: placesIn('editions/china-open/units.csv') },
    { id: 'provinces', places: placesIn('editions/china-open/groups.csv', 'province') },
    { id: 'countries', places: placesIn('editions/world-digital/units.csv') },
  ];
}

function placesIn(path: string, column?: string): KnownPlaces['places'] {
  const file = fileURLToPath(new URL(path, packageRoot));
  const { table, problems } = parseTable(path, readText(file, path).text ?? '');
  if (!table) throw new UserError(problems);
  return table.rows
    .map((row) => cellsOf(table, row))
    .filter((cells) => column === undefined || cells['column'] === column)
    .map((cells) => ({
      code: cells['code']!,
      names: [cells['name_zh'], cells['name_en'], cells['within_en']].filter((name) => name !== undefined),
    }));
}
