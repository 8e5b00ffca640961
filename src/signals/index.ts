export { duckdbVersion, withDuckDb } from './duckdb.js';
export { type OpenEdition, openEdition } from './openEdition.js';
export { type Placed, type PlaceLookup, placeLookup } from './places.js';
export { type Prepared, prepare } from './prepare.js';
export { ensureRecords, type Progress } from './records.js';
export { type Simulation, simulate } from './simulate/simulate.js';
export { parseTable, readText } from './tables.js';
export { decodeText } from './text.js';
export { coinrSheets } from './workbook/coinrSheets.js';
