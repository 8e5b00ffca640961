import { coinr } from './coinr.js';
import { csv } from './csv.js';
import { csvw } from './csvw.js';
import { dataPackage } from './dataPackage.js';
import type { Format } from './format.js';
import { jsonStat } from './jsonStat.js';
import { parquet } from './parquet.js';

export type { Format, Selection } from './format.js';
export { type Chosen, chosen, onlyPeriods, selectedResults } from './selected.js';

/** Every form a release can be taken away in that needs no prose, by id. */
export const formats: Readonly<Record<string, Format>> = {
  csv,
  csvw,
  parquet,
  'json-stat': jsonStat,
  'data-package': dataPackage,
  coinr,
};
