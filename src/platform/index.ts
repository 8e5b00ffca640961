export { compareContracts, leastVersion, versionProblems } from './contract/compareContracts.js';
export type { DataContract, Field, Limits, Role } from './contract/contract.js';
export type { ChangeKind, ContractChange } from './contract/contractChange.js';
export { contractProblems } from './contract/contractProblems.js';
export { exampleRecords } from './contract/exampleRecords.js';
export { type Floors, floorProblems, floorsOf, underFloors } from './contract/floors.js';
export { recordJsonSchema } from './contract/jsonSchema.js';
export { type Judged, judgeOf } from './contract/judge.js';
export { readContract } from './contract/readContract.js';
export { expectedOf, type Reason, type ReasonCode } from './contract/reasons.js';
export { signalsOf } from './contract/signal.js';
export { sqlChecks } from './contract/sqlChecks.js';
export { starterContract } from './contract/starter.js';
export * from './copies/index.js';
export { type DryRun, dryRun, outcomeTitles } from './dryRun.js';
export * from './intake/index.js';
export { liveFolder } from './intake/places.js';
export { publishAll, type ToPublish } from './live/account.js';
export {
  type CheckedLine,
  checkFigureProof,
  type FigureProof,
  type PromisedRequest,
} from './live/checkFigureProof.js';
export { type Compared, compareAnew } from './live/compareAnew.js';
export { proveFigures } from './live/figureProof.js';
export { mergeRecords, partOf, type RecordsRead } from './live/mergeRecords.js';
export { figuresReached, type ReachedCell, type ReachedFigures } from './live/reached.js';
export { areCountsPublic } from './live/rules.js';
export {
  type SimulatedPartner,
  type SimulatedRecord,
  simulatedPartners,
  simulatedRecords,
} from './live/simulatedPartners.js';
export { judgedState, lastBatches, sumsOf } from './live/stored.js';
export { type StoredRecords, takeStored } from './live/take.js';
export * from './people/index.js';
export * from './readers/index.js';
export * from './replication/index.js';
export * from './standing/index.js';
export * from './submissions/index.js';
export {
  type Accounts,
  aggregateCaptures,
  anyRow,
  type Block,
  CaptureLog,
  type CityDayRow,
  cityDays,
  cityFlows,
  cityMonths,
  commandOf,
  decode as decodeFrame,
  type EdgeReport,
  encode as encodeFrame,
  FrameReader,
  findPlace,
  flowSchema,
  type GatewayCounts,
  isKnownAccount,
  type Listening,
  listenMqtt,
  listenTcp,
  type Message,
  type MqttCounts,
  monthSchema,
  openSums,
  type ReaderCounts,
  readAccounts,
  rowSchema,
  type System2016,
  sealedSumSchema,
  shareSchema,
  simulatedCities,
  splitRows,
  sumShares,
  usualFaults,
  type Version as FrameVersion,
  vehicleContract,
  withAccount,
  writeFleet,
} from './vehicles/index.js';
export * from './webhooks/index.js';
