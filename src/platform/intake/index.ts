export { type Account, isBalanced } from './account.js';
export { type ReasonCode, whyAside } from './asideReasons.js';
export { type Files, realFiles, type WritableFile } from './files.js';
export type { BodyForm } from './frame.js';
export type { Circumstances, Judge, Judges, Verdict, WhyAside } from './judge.js';
export type { AsideKind, AsideRow, Counts, ReceiptRow } from './ledger.js';
export {
  type Acknowledged,
  isPlatform,
  Platform,
  type PlatformLimits,
  type PlatformOptions,
  type Refusal,
  Refused,
  type Submission,
} from './platform.js';
export { Indivisible } from './split.js';
