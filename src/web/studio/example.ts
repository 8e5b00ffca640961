import values from 'editions/example/data/values.csv?raw';
import edition from 'editions/example/edition.yaml?raw';
import indicators from 'editions/example/indicators.csv?raw';
import units from 'editions/example/units.csv?raw';
import type { Unzipped } from './zip.js';

/** The edition that `iplus new` writes. */
export const example: Unzipped = {
  name: 'my-index',
  files: new Map([
    ['edition.yaml', edition],
    ['indicators.csv', indicators],
    ['units.csv', units],
    ['data/values.csv', values],
  ]),
  others: new Map(),
};
