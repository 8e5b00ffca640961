/**
 * From records to figures in four steps, independent of the engine: `queryPlan` writes the queries, an engine returns
 * `Partials`, `mergePartials` merges those of several parts, and `Aggregate.read` and `finish` compute the figures.
 */

export {
  type Aggregate,
  aggregates,
  type Cell,
  type Measure,
  measuresOf,
  type State,
} from './aggregates/index.js';
export { clickhouse } from './clickhouse.js';
export { foldName, placeText, type RecordColumn } from './columns.js';
export { numberColumns, parseCondition } from './condition/index.js';
export { conjunction } from './conditions.js';
export { judgedRecords, ownColumns, type RecordRules } from './contract.js';
export { type DateColumn, dateOf, dayLength } from './dates.js';
export {
  type Decimal,
  type DecimalColumn,
  DecimalSums,
  decimalColumn,
  exactMean,
  isZero,
  nearestQuotient,
  sumOfDecimals,
  wholeDecimal,
} from './decimals.js';
export type { Dialect } from './dialect.js';
export { type GeocodingTable, geocodedRecords } from './distinctQuery.js';
export { duckdb, duckdbFor } from './duckdb.js';
export { type BorderedArea, type PlaceGrid, placeGrid } from './grid.js';
export { appendTo, compareTexts, groupBy } from './groupBy.js';
export { noPlaceReasons, placeIds } from './keys.js';
export { maxPlaces, numberFault, numberFaults } from './numbers.js';
export { figuresOf, mergePartials, placeKey } from './partials.js';
export {
  conditionColumns,
  contributedColumn,
  distinctCountQuery,
  type Partials,
  type PlannedSignal,
  queryPlan,
} from './plan.js';
export { cellName, longName, type PartialQuery, type PlanColumn } from './query.js';
export { identifier, literal } from './quote.js';
export { earlierKeys, keyProblems, repeatedKeys } from './recordKeys.js';
export { type RecordSelection, recordsQuery } from './records.js';
export { orderColumn, type SamplePlace, samplePlaces, samplesQuery } from './samples.js';
export { belongsNowhere, columnsShared, sharedColumnsQuery, sharedTypes } from './sharedColumns.js';
export { columnsOfSignal, columnsOfSignals, writtenConditions } from './signalColumns.js';
