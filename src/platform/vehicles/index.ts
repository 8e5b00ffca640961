export { captureStart, type Piece, pieceBytes, readPieces } from './capture.js';
export type { Became, Cars, System2016 } from './edge/aggregate.js';
export { aggregateCaptures, type EdgeHow, type EdgeReport, simulatedVin } from './edge/edge.js';
export { type CityMonthRow, cityFlows, cityMonths, type FlowRow } from './edge/monthRecord.js';
export { flowSchema, monthSchema } from './edge/monthSchema.js';
export { type CityDayRow, cityDays } from './edge/record.js';
export { anyRow, type RowRules, rowSchema } from './edge/schema.js';
export { vehicleContract } from './edge/vehicleContract.js';
export { simulatedCities } from './fleet/cities.js';
export { type Faults, usualFaults } from './fleet/send.js';
export type { Fleet } from './fleet/simulateFleet.js';
export { type WrittenFleet, writeFleet } from './fleet/writeFleet.js';
export * from './frames/index.js';
export * from './gateway/index.js';
export { type FindPlace, findPlace } from './places/findPlace.js';
export { fromGcj02, toGcj02 } from './places/gcj02.js';
export {
  openSums,
  sealedSumSchema,
  shareSchema,
  splitRows,
  sumShares,
} from './sealed/sealedSums.js';
