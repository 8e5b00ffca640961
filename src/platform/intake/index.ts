export { type Account, accountOf, isBalanced } from './account.js';
export { type ActRow, actOf, actsOf, loggedAct } from './acts.js';
export { isSyntax, reasonTitle } from './asideReasons.js';
export { audited } from './audit.js';
export { backUp } from './backup.js';
export { type Acknowledged, Refused } from './batch.js';
export type { LoggedSegment } from './chain.js';
export { keptVersions } from './contractFiles.js';
export { contractsIn, judgesIn, judgesToTry } from './contracts.js';
export { asideOf, type Damaged, damagedIn } from './damaged.js';
export { erasedLines } from './decision.js';
export { dryReplay } from './dryReplay.js';
export { erasedBy, type ToErase } from './erased.js';
export { erasedOf } from './erasedFile.js';
export { erasureId, recordsToErase, type WhatToErase, type Whose } from './erasing.js';
export { type Files, filesOf, type OpenFile, realFiles, type WritableFile } from './files.js';
export type { BodyForm } from './frame.js';
export type { Judge, Judges, Verdict, WhyAside } from './judge.js';
export { markOf } from './leaf.js';
export type { AsideRow, Counts, Ledger, ReceiptRow } from './ledger.js';
export { checkFolder, type FolderCheck, keysKept, logProblems } from './ledgerCheck.js';
export {
  erasedCount,
  type JudgedLine,
  judgedLines,
  type LoggedRecords,
  loggedRecords,
  receiptsAfter,
  receiptsOf,
  waitingOf,
} from './lines.js';
export { isOpen } from './lock.js';
export { hasLedger, ledgerIn } from './openLedger.js';
export { orderErasure, orderPublication, orderReplay, type PublicationOrder } from './orders.js';
export {
  addKey,
  addPartner,
  addToken,
  type Partner,
  partnerOf,
  partnersOf,
  revokeToken,
  type Sender,
  Senders,
  type Token,
  tokenState,
} from './partners.js';
export { keepPeriods, keptPeriods, type PeriodTally } from './periods.js';
export { Platform } from './platform.js';
export type { PlatformOptions } from './platformOptions.js';
export { intakeProblems } from './problems.js';
export { publicKeyIn } from './publicKey.js';
export { eventKey } from './readRecord.js';
export { type InQuarantine, quarantineOf } from './records.js';
export { isIntact, sealedHash } from './seal.js';
export { contentsOf, isKnown, oldestSince, requestText, sealsIn } from './segmentContents.js';
export { Indivisible } from './split.js';
