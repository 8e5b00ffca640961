export {
  type ChangeKind,
  type ContractChange,
  compareContracts,
  compareVersions,
  leastVersion,
} from './contract/compareContracts.js';
export {
  type DataContract,
  type Feed,
  type Field,
  type Limits,
  longestText,
  type Role,
} from './contract/contract.js';
export { contractProblems } from './contract/contractProblems.js';
export { exampleRecords } from './contract/exampleRecords.js';
export { recordJsonSchema } from './contract/jsonSchema.js';
export { type Judged, judgeOf, type SentRecord } from './contract/judge.js';
export { type AsideLine, canonical, type DryRun, judgeText, outcomeTitles } from './contract/judgeText.js';
export { readContract } from './contract/readContract.js';
export { expectedOf, type Reason, type ReasonCode, reasonTitles } from './contract/reasons.js';
export { csvRecords, jsonRecord, jsonRecords, type SentLine } from './contract/sentLines.js';
export { signalsOf } from './contract/signal.js';
export { sqlChecks } from './contract/sqlChecks.js';
export { starterContract } from './contract/starter.js';
export * from './intake/index.js';
export {
  aggregateCaptures,
  type CityDayRow,
  cityDays,
  type EdgeReport,
  findPlace,
  type RowRules,
  rowSchema,
  type System2016,
  simulatedCities,
  usualFaults,
  type WrittenFleet,
  writeFleet,
} from './vehicles/index.js';
