import { createHash } from 'node:crypto';
import { TreeHash } from '../../disk/index.js';
import { UserError } from '../../edition/index.js';
import type { SentRecord } from '../contract/judge.js';
import {
  actOf,
  actsOf,
  erasedLines,
  type Ledger,
  type LoggedRecords,
  loggedAct,
  loggedRecords,
  markOf,
} from '../intake/index.js';
import type { Content } from './acts.js';
import { sha256Of } from './canonical.js';
import type { Kept } from './corrections.js';
import { type Submission, submissionsFrom } from './fold.js';
import { isInRanges } from './lines.js';
import { standing } from './moves.js';
import type { Statement } from './statement.js';
import type { Subject } from './subject.js';

/** What was signed of a submission. */
export interface SignedPart extends Subject, SignedRecords {
  submission: string;
  number: number;
  /** The hash that was signed. */
  sha256: string;
  signedAt: number;
  /** The act by which it was signed. */
  act: string;
}

/** The requests that a statement consists of, with the lines that belong to it, and the hash of these records. */
export type SignedRecords = Pick<Content, 'receipts' | 'replaces' | 'recordsRoot' | 'recordsSha256'>;

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
    const { receipts, replaces, recordsRoot, recordsSha256 } = JSON.parse(statement) as Statement;
    const records = {
      receipts,
      ...(replaces !== undefined && { replaces: standing(ledger, replaces) }),
      ...(recordsRoot !== undefined && { recordsRoot }),
      ...(recordsSha256 !== undefined && { recordsSha256 }),
    };
    const inForce = isInForce(submission);
    const subject = { partner, contract, period };
    return [{ submission: id, ...subject, number, sha256, signedAt, act: signed.id, ...records, inForce }];
  });
}

/** A record that was signed. */
export interface SignedRecord {
  receipt: string;
  line: number;
  record: SentRecord;
  /** What it is known by where it counts. */
  mark: () => string;
}

/**
 * What the log has of a request of which records were signed. `same`: the bytes that were received. `erased`: some of its records were
 * erased, so that only the hash of all records can say whether the others are the same. `other`: other bytes. `unread`: bytes that are
 * damaged or missing.
 */
export interface FoundReceipt {
  receipt: string;
  is: 'same' | 'erased' | 'other' | 'unread';
  /** Of the records that were signed: how many were erased since. */
  erased: number;
  /** How many of these without the leaf that was signed: nothing can be said of them. */
  lost: number;
}

/** What the log has of all records that were signed. */
export interface FoundRecords {
  receipts: FoundReceipt[];
  /** The hash of the records, with the leaves of those that were erased; undefined where it cannot be computed. */
  hash: string | undefined;
  /** Whether that is the hash in the statement. */
  isSame: boolean;
}

/** How records are compared with those that were signed: all of them by their tree, or each request by the hash of its bytes. */
type Comparing = 'tree' | 'bytes';

/**
 * Compares the records in the log with those that were signed.
 *
 * @param see called with each record that was not erased, before it is known whether all are the same
 * @param by the hash of the bytes of a request, with its form, partner and contract, decides the same as the tree, in less time. It is
 *   for requests of which nothing was erased.
 */
export function findSigned(
  { ledger, log }: Kept,
  signed: SignedRecords & Pick<Subject, 'partner' | 'contract'>,
  see: (record: SignedRecord) => void = () => {},
  by: Comparing = 'tree',
): FoundRecords {
  const hash = new RecordsHash(by === 'bytes' ? 'none' : signed.recordsRoot === undefined ? 'bytes' : 'tree');
  const receipts = signed.receipts.map(({ receipt, sha256, lines, records: count, form }): FoundReceipt => {
    const row = ledger.receipt(receipt);
    const found = row && loggedRecords(log, row);
    if (!found) {
      hash.add(undefined);
      return { receipt, is: 'unread', erased: 0, lost: 0 };
    }
    const gone = erasedLines(ledger, row.n);
    const isIn = isInRanges(lines);
    let [seen, erased, lost] = [0, 0, 0];
    for (const [i, raw] of found.records.entries()) {
      if (!isIn(raw.line)) continue;
      seen++;
      const left = gone.get(raw.line);
      if (left) {
        erased++;
        const leaf = hash.of === 'bytes' ? undefined : left.leaf;
        if (!leaf) lost++;
        hash.add(leaf);
        continue;
      }
      const read = found.read(raw);
      if (hash.of !== 'none') hash.add(hash.of === 'tree' ? found.leaf(raw, i, read) : raw.bytes);
      const at = { receipt, line: raw.line };
      const mark = () => markOf(found.leaf(raw, i, read), found.salt(i), at);
      if ('record' in read) see({ ...at, record: read.record, mark });
    }
    const isOthers =
      by === 'bytes' && !same(found.head, { form, partner: signed.partner, contract: signed.contract });
    const isOther = seen !== count || isOthers || (gone.size === 0 && found.sha256() !== sha256);
    return { receipt, is: isOther ? 'other' : gone.size > 0 ? 'erased' : 'same', erased, lost };
  });
  const is = hash.result();
  const isSame =
    by === 'bytes'
      ? receipts.every((one) => one.is === 'same')
      : is !== undefined && is === (signed.recordsRoot ?? signed.recordsSha256);
  return { receipts, hash: is, isSame };
}

type Head = Pick<LoggedRecords['head'], 'partner' | 'contract'> & { form: string | undefined };

const same = (a: Head, b: Head) => a.form === b.form && a.partner === b.partner && a.contract === b.contract;

/** A leaf of the tree that was signed. Without a salt, the record was erased, or came before there were salts. */
export interface SignedLeaf {
  receipt: string;
  line: number;
  salt?: string;
  leaf?: string;
}

/**
 * The leaves of what was signed, in the order of the tree, with the salts of the records that are still there: with these, whoever has
 * the records can compute the root. Nothing for requests that cannot be read.
 */
export function* signedLeaves({ ledger, log }: Kept, { receipts }: SignedRecords): Generator<SignedLeaf> {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  for (const { receipt, lines } of receipts) {
    const row = ledger.receipt(receipt);
    const found = row && loggedRecords(log, row);
    const gone = row && erasedLines(ledger, row.n);
    const isIn = isInRanges(lines);
    for (const [i, raw] of found?.records.entries() ?? []) {
      if (!isIn(raw.line)) continue;
      const at = { receipt, line: raw.line };
      const left = gone!.get(raw.line);
      if (left) yield { ...at, ...(left.leaf && { leaf: hex(left.leaf) }) };
      else yield { ...at, salt: hex(found!.salt(i)), leaf: hex(found!.leaf(raw, i, found!.read(raw))) };
    }
  }
}

/** The hash that a statement has of its records: the root of their tree, or, as it was earlier, that of their bytes in a row. */
class RecordsHash {
  readonly #tree = new TreeHash();
  readonly #bytes = createHash('sha256');
  #isComplete = true;

  /** @param of of what: `none` where the hash is not asked for */
  constructor(readonly of: 'tree' | 'bytes' | 'none') {}

  /** @param record its leaf, or its bytes; undefined where they are not known */
  add(record: Uint8Array | undefined): void {
    if (!record) this.#isComplete = false;
    else if (this.of === 'tree') this.#tree.add(record as Buffer);
    else this.#bytes.update(record).update('\n');
  }

  result(): string | undefined {
    if (!this.#isComplete || this.of === 'none') return undefined;
    return (this.of === 'tree' ? this.#tree.root() : this.#bytes.digest()).toString('hex');
  }
}

/** What was signed, as far as it may count. */
export type SignedContent =
  /** The records are exactly those that were signed, but for those that were erased. */
  | { is: 'signed'; records: readonly SignedRecord[]; erased: number }
  /** Bytes of these requests, or of the signature, are damaged or missing: nothing of it can be taken until they are put back. */
  | { is: 'unread'; receipts: readonly string[] }
  /** These requests, or the statement, are not what was signed: nothing of it may be taken. */
  | { is: 'other'; receipts: readonly string[] };

/** The records of a signed submission in the order in which they came, all of them or none. Whatever counts signed records asks this. */
export function signedContent(kept: Kept, part: SignedPart): SignedContent {
  const act = hashInLog(kept, part.act);
  if (act === 'damaged') return { is: 'unread', receipts: [] };
  if (act !== part.sha256) return { is: 'other', receipts: [] };
  const records: SignedRecord[] = [];
  const isUntouched = part.receipts.every(({ receipt, form }) => {
    const row = kept.ledger.receipt(receipt);
    return form !== undefined && (!row || erasedLines(kept.ledger, row.n).size === 0);
  });
  const found = findSigned(kept, part, (record) => records.push(record), isUntouched ? 'bytes' : 'tree');
  const named = (is: FoundReceipt['is']) =>
    found.receipts.filter((one) => one.is === is).map(({ receipt }) => receipt);
  const [other, unread] = [named('other'), named('unread')];
  if (other.length > 0) return { is: 'other', receipts: other };
  if (unread.length > 0) return { is: 'unread', receipts: unread };
  if (!found.isSame) return { is: 'other', receipts: named('erased') };
  return { is: 'signed', records, erased: found.receipts.reduce((sum, { erased }) => sum + erased, 0) };
}

/** The hash of the statement in the act by which something was signed, as the log has it; undefined where the ledger has another act. */
function hashInLog({ ledger, log }: Kept, id: string): string | 'damaged' | undefined {
  const row = actOf(ledger, id);
  try {
    const found = row && loggedAct(log, row);
    if (found?.head.receipt !== id || found.text !== row?.text) return undefined;
    return sha256Of((JSON.parse(found.text) as { statement: string }).statement);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return 'damaged';
  }
}
