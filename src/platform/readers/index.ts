export { type FieldAlarm, type FieldState, fieldStates } from './fieldAlarms.js';
export { newTally, type Tally, tallyRecord } from './fieldTally.js';
export { type FieldsSeen, FieldWatch, looked } from './fieldWatch.js';
export {
  type ExampleAside,
  examplesAside,
  mostLookedAt,
  type ReasonAside,
  reasonsAside,
} from './quarantine.js';
export { lastReceipts, newestReceipts } from './receipts.js';
