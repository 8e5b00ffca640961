export { type Account, isBalanced } from './account.js';
export { type ActRow, actsOf, loggedAct } from './acts.js';
export { isSyntax, reasonTitle } from './asideReasons.js';
export { audited, type Discrepancy } from './audit.js';
export { contractsIn, judgesIn } from './contracts.js';
export { type Files, realFiles, type WritableFile } from './files.js';
export type { BodyForm } from './frame.js';
export type { Circumstances, Judge, Judges, Verdict, WhyAside } from './judge.js';
export type { AsideKind, AsideRow, Counts, Ledger, ReceiptRow } from './ledger.js';
export { type JudgedLine, judgedLines, loggedRecords, receiptsOf, sendersOf, waitingOf } from './lines.js';
export {
  addPartner,
  addToken,
  type Partner,
  partnerOf,
  partnersOf,
  revokeToken,
  type Sender,
  Senders,
  type Token,
} from './partners.js';
export {
  type Acknowledged,
  ledgerIn,
  Platform,
  type PlatformLimits,
  type PlatformOptions,
  type Refusal,
  Refused,
  type SentBatch,
} from './platform.js';
export { intakeProblems } from './problems.js';
export { type InQuarantine, quarantineOf, type StoredRecord, storedRecords } from './records.js';
export { isIntact, sealedHash } from './seal.js';
export { contentsOf, type InSegment, isKnown, sealsIn } from './segmentContents.js';
export { Indivisible } from './split.js';
