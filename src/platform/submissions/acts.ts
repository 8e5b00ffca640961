import type { Text } from '../../edition/index.js';
import type { CheckName, Choice } from './words.js';

/** A person who acts for a partner. The id is an e-mail address or the partner's own number: the same person has the same id. */
export interface Person {
  id: string;
  name: string;
  role: string;
}

/** The rights of a person for a partner, beyond reading. */
export const partnerRights = ['explain', 'sign'] as const;
export type PartnerRight = (typeof partnerRights)[number];

/** Who requests an act. `via`: how the person was identified, such as by a token or a session. */
export type Actor =
  | { is: 'person'; partner: string; person: Person; rights: readonly PartnerRight[]; via: string }
  | { is: 'operator'; via: string }
  | { is: 'platform' };

/** Who did something, as it is kept. */
export type By =
  | { is: 'person'; person: Person; via: string }
  | { is: 'operator'; via: string }
  | { is: 'platform' };

/** Something unlikely that a check found, for the partner to confirm or to correct. */
export interface Question {
  /** The same for the same finding, so that an answer stands as long as what was found does. */
  id: string;
  check: CheckName;
  /** The rule that asks. */
  rule: string;
  /** What was found, in a sentence. */
  found: Text;
  /** The usual value, and the threshold of the rule. */
  usual: Text;
  columns: readonly Text[];
  /** The first cases, a row each. */
  examples: readonly (readonly string[])[];
  /** The number of all cases. */
  cases: number;
}

/** The scope of a check and its questions. */
export interface CheckResult {
  check: CheckName;
  /** Records, or for the macro check figures, that it looked at. */
  examined: number;
  /** Of them, those that are left out because of it. */
  leftOut: number;
  questions: number;
}

/** Records of one request that belong to a submission. */
export interface IncludedReceipt {
  receipt: string;
  /** SHA-256 of the request's body. */
  sha256: string;
  /** How its records are written; earlier versions did not say so. */
  form?: string;
  receivedAt: string;
  /** The version of the contract that judged it. */
  version: string;
  segment: number;
  offset: number;
  /** Lines of the body, such as `1-500,502`. */
  lines: string;
  records: number;
}

/** Records of one request whose place another record takes, which has their key. */
export interface Replaced extends Pick<IncludedReceipt, 'receipt' | 'lines'> {
  by: { receipt: string; line: number };
}

/** Numbers of records of the period. */
export interface PeriodCounts {
  received: number;
  stored: number;
  quarantined: number;
  duplicates: number;
  conflicts: number;
  /** Of those stored: sent instead of an earlier one with the same key. */
  corrected: number;
  /** Sent first, with a corrected record in their place now. */
  replaced: number;
  /** Of those stored: came later than the contract allows. */
  late: number;
}

/** The content of a submission: everything received for its period up to its closing. */
export interface Content {
  /** The version of the contract that was current. */
  version: string;
  counts: PeriodCounts;
  /** Places that the records speak of. */
  places: number;
  /** Days with records. */
  days: number;
  /** The sums of the number fields. */
  sums: Readonly<Record<string, number>>;
  receipts: readonly IncludedReceipt[];
  /** SHA-256 of each segment that holds one of the receipts; null where the segment had not ended yet. */
  segments: readonly { segment: number; sha256: string | null }[];
  /** Records of other periods whose place records of this one take, as a correction moved them. */
  replaces?: readonly Replaced[];
  /** The root of the tree (RFC 6962) of the records in the order in which they came: see `leavesOf` in intake/leaf.ts. */
  recordsRoot?: string;
  /** In content that was checked by earlier versions: SHA-256 of the records in that order, each with a line feed after it. */
  recordsSha256?: string;
}

/** Figures of a period by which later ones are judged. */
export interface Profile {
  records: number;
  /** Records of each day. */
  days: Readonly<Record<string, number>>;
  /** Share of records without a value, for each field that may be empty. */
  empty: Readonly<Record<string, number>>;
  /** For each place: number of records, and the sum of each number field. */
  places: Readonly<Record<string, { records: number; sums: Readonly<Record<string, number>> }>>;
}

/** An act about a submission. `number`: which submission of the period, from 1. */
export type Act = { number: number; by: By } & (
  | { act: 'close' }
  | {
      act: 'check';
      content: Content;
      profile: Profile;
      checks: CheckResult[];
      questions: Question[];
      /** Hash of what the check looked at: while it is the same, the check need not run again. */
      basis?: string;
    }
  | { act: 'explain'; question: string; choice: Choice; reason: string; named: boolean }
  | {
      act: 'sign';
      sha256: string;
      /** The canonical statement, whose hash was signed. */
      statement: string;
      /** Whether the person's name may stand in the provenance of releases. */
      named: boolean;
      signature?: KeySignature;
    }
  | { act: 'withdraw'; reason: string }
  | { act: 'release'; edition: string; release: string }
);

export type ActName = Act['act'];

/** A signature of the statement by a person's own key (Ed25519). */
export interface KeySignature {
  /** The line of the public key, as `minisign -P` takes it. */
  key: string;
  /** The text of a minisign signature of the statement. */
  value: string;
}
