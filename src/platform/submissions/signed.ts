import type { SentRecord } from '../contract/judge.js';
import { actsOf, type Ledger, loggedRecords } from '../intake/index.js';
import type { IncludedReceipt } from './acts.js';
import type { Kept } from './corrections.js';
import { type Submission, submissionsFrom } from './fold.js';
import { isInRanges } from './lines.js';
import type { Statement } from './statement.js';
import type { Subject } from './subject.js';

/** What was signed of a submission. */
export interface SignedPart extends Subject {
  submission: string;
  number: number;
  /** The hash that was signed. */
  sha256: string;
  signedAt: number;
  /** The requests that it consists of, with the lines that belong to it. */
  receipts: readonly IncludedReceipt[];
}

export const isInForce = ({ state }: Submission) => state === 'signed' || state === 'in-release';

/** The submissions that were ever signed, all of them or those of a partner, a contract, a period, and whether they are in force. */
export function everSigned(
  ledger: Ledger,
  of: { partner?: string; contract?: string; period?: string } = {},
): (SignedPart & { inForce: boolean })[] {
  return submissionsFrom(actsOf(ledger, of)).flatMap((submission) => {
    const { id, partner, contract, period, number, signed } = submission;
    if (!signed) return [];
    const { sha256, at: signedAt, statement } = signed;
    const { receipts } = JSON.parse(statement) as Statement;
    const inForce = isInForce(submission);
    return [{ submission: id, partner, contract, period, number, sha256, signedAt, receipts, inForce }];
  });
}

/** A record that was signed. */
export interface SignedRecord {
  receipt: string;
  line: number;
  bytes: Uint8Array;
  record: SentRecord;
}

/** The records of a signed submission, exactly those that were signed, in the order in which they came. @throws UserError for damaged bytes */
export function* signedRecords({ ledger, log }: Kept, { receipts }: SignedPart): Generator<SignedRecord> {
  for (const { receipt, lines } of receipts) {
    const row = ledger.receipt(receipt);
    if (!row) continue;
    const isIn = isInRanges(lines);
    const { records, read } = loggedRecords(log, row);
    for (const raw of records) {
      const content = isIn(raw.line) ? read(raw) : undefined;
      if (content && 'record' in content)
        yield { receipt, line: raw.line, bytes: raw.bytes, record: content.record };
    }
  }
}
