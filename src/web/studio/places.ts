import provinces from 'editions/china-open/groups.csv?raw';
import cities from 'editions/china-open/units.csv?raw';
import countries from 'editions/world-digital/units.csv?raw';
import { readCsv, type Table } from '../../edition/index.js';
import { type KnownPlaces, knownPlaces, type PlaceFile } from '../../office/index.js';

const texts: Record<PlaceFile, string> = {
  'editions/china-open/units.csv': cities,
  'editions/china-open/groups.csv': provinces,
  'editions/world-digital/units.csv': countries,
};

/** Places whose codes a sheet may get, from the tables that are bundled with this script. */
export const places: readonly KnownPlaces[] = knownPlaces((file) => tableOf(file, texts[file]));

function tableOf(file: string, text: string): Table {
  const [header, ...rows] = readCsv(text).rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => cell.text),
  }));
  return { file, header: header?.cells ?? [], rows };
}
