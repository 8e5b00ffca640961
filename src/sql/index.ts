/**
 * From records to figures in four steps, independent of the engine: `queryPlan` writes the queries, an engine returns
 * `Partials`, `mergePartials` merges those of several parts, and `Aggregate.read` and `finish` compute the figures.
 */

export {
  type Aggregate,
  aggregates,
  type Cell,
  type Measure,
  type Measures,
  measuresOf,
  type State,
} from './aggregates/index.js';
export { clickhouse } from './clickhouse.js';
export { placeText, type RecordColumn, sameName } from './columns.js';
export { ConditionError, numbersOf, parseCondition } from './condition/index.js';
export { allOf } from './conditions.js';
export { type Demands, judgedRecords, ownColumns } from './contract.js';
export { type DateColumn, dateOf, lettersOfDay } from './dates.js';
export type { Dialect } from './dialect.js';
export { type Geocoding, geocodedRecords } from './distinctQuery.js';
export { duckdb, duckdbFor } from './duckdb.js';
export { type Bordered, type PlaceGrid, placeGrid } from './grid.js';
export { noPlace, placeIds } from './keys.js';
export { numberFault, numberFaults } from './numbers.js';
export { figuresOf, mergePartials, placeKey } from './partials.js';
export {
  conditionColumns,
  contributedColumn,
  countingQuery,
  type Partials,
  type PlannedSignal,
  queryPlan,
} from './plan.js';
export { cellName, longName, type PartialQuery, type PlanColumn } from './query.js';
export { identifier, literal } from './quote.js';
export { earlierKeys, keyProblems, repeatedKeys } from './recordKeys.js';
export { type RecordsWanted, recordsQuery } from './records.js';
export { orderedBy, samplesQuery } from './samples.js';
export { columnsOfSignals, columnsRead, writtenConditions } from './signalColumns.js';
