import { hash } from 'node:crypto';
import { UserError } from '../../edition/index.js';
import type { SentRecord } from '../contract/judge.js';
import { whyAside } from './asideReasons.js';
import { asideOf, judgedOf } from './damaged.js';
import { erasedLines } from './decision.js';
import type { Frame, RecordsHead } from './frame.js';
import type { WhyAside } from './judge.js';
import { keyValues, type LeafOf, leavesOf, type SaltedOf, saltedOf, saltOf } from './leaf.js';
import type { AsideKind, Ledger, ReceiptRow } from './ledger.js';
import { intakeProblems } from './problems.js';
import type { Read } from './readRecord.js';
import { segmentPath, wholeFrameOf } from './recover.js';
import { type Body, bodyOf } from './verdictOf.js';

/** A record of a request, as it was sent, with its outcome. */
export interface JudgedLine {
  line: number;
  bytes: Uint8Array;
  is: 'stored' | AsideKind;
  late: boolean;
  why: readonly WhyAside[];
  /** Its content; undefined where it cannot be read. */
  record: SentRecord | undefined;
  /** Source and id of an event. */
  event: string | undefined;
  /** Its leaf in the tree of what is signed. */
  leaf: () => Buffer;
}

/**
 * The records of a request that were judged. Those that could not be read are in quarantine, without content.
 *
 * @throws UserError where the bytes of others are damaged
 */
export function* judgedLines(ledger: Ledger, log: string, row: ReceiptRow): Generator<JudgedLine> {
  const aside = new Map(asideOf(ledger, row.n, row.received).map((one) => [one.line, one]));
  const late = lateLines(ledger, row.n);
  const judged = judgedOf(ledger, row);
  const found = judged === 0 ? nothing : loggedRecords(log, row);
  if (!found) throw new UserError([intakeProblems.damagedSegment(segmentPath(log, row.segment), row.offset)]);
  const { records, read, leaf } = found;
  const gone = erasedLines(ledger, row.n);
  for (const [i, raw] of records.slice(0, judged).entries()) {
    const { line, bytes } = raw;
    if (gone.has(line)) continue;
    const { kind: is = 'stored' as const, why = [] } = aside.get(line) ?? {};
    const content = read(raw);
    const { record, event } = 'record' in content ? content : { record: undefined, event: undefined };
    yield { line, bytes, is, late: late.has(line), why, record, event, leaf: () => leaf(raw, i, content) };
  }
  const unread = {
    bytes: new Uint8Array(),
    is: 'quarantined',
    late: false,
    record: undefined,
    event: undefined,
    leaf: nothing.leaf as () => Buffer,
  } as const;
  const last = records[judged - 1]?.line ?? 0;
  for (let i = 1; i <= row.received - row.waiting - judged; i++)
    yield { ...unread, line: last + i, why: [whyAside('damaged')] };
}

/** The lines of the records of a request that came late. */
export function lateLines(ledger: Ledger, n: number): Set<number> {
  const lates = ledger.sql('SELECT line FROM late WHERE n = ?').all(n) as { line: number }[];
  return new Set(lates.map(({ line }) => line));
}

const nothing: Omit<LoggedRecords, 'head' | 'sha256' | 'salt' | 'salted' | 'key'> = {
  records: [],
  read: () => ({ why: whyAside('damaged') }),
  leaf: () => {
    throw new Error('a record that cannot be read has no leaf');
  },
};

/** The requests of a partner under a contract, in the order in which they came, up to one. */
export function receiptsOf(
  ledger: Ledger,
  { partner, contract }: { partner: string; contract: string },
  upTo = Number.MAX_SAFE_INTEGER,
  after = 0,
): ReceiptRow[] {
  const found = ledger
    .sql('SELECT n FROM receipts WHERE partner = ? AND contract = ? AND n <= ? AND n > ? ORDER BY n')
    .all(partner, contract, upTo, after) as { n: number }[];
  return found.map(({ n }) => ledger.receiptAt(n));
}

/** How many records of a partner under a contract, up to a request, have not been judged yet. */
export function waitingOf(
  ledger: Ledger,
  { partner, contract }: { partner: string; contract: string },
  upTo: number,
): number {
  const { waiting } = ledger
    .sql(
      'SELECT coalesce(sum(received - judged), 0) AS waiting FROM receipts WHERE partner = ? AND contract = ? AND n <= ?',
    )
    .get(partner, contract, upTo) as { waiting: number };
  return waiting;
}

/** The requests after a number, in the order in which they came. */
export function* receiptsAfter(ledger: Ledger, after: number): Generator<ReceiptRow> {
  for (let n = after; ; ) {
    const next = ledger.sql('SELECT min(n) AS n FROM receipts WHERE n > ?').get(n) as { n: number | null };
    if (next.n === null) return;
    n = next.n;
    yield ledger.receiptAt(n);
  }
}

/** A request as it lies in the log: who sent it, the hash of its body, and its records by line, with their leaves. */
export interface LoggedRecords extends Pick<Body, 'records' | 'read'> {
  head: RecordsHead;
  sha256: () => string;
  leaf: LeafOf;
  salt: (index: number) => Uint8Array;
  salted: SaltedOf;
  /** The values of a record's key, as they were sent. */
  key: (read: Read) => unknown[];
}

/** The frame of a request; undefined where its bytes are damaged, or are those of another frame. */
export function loggedRecords(log: string, row: ReceiptRow): LoggedRecords | undefined {
  const frame = wholeFrameOf(log, row, row.length);
  if (!frame || !isOf(frame, row)) return undefined;
  const { records, read } = bodyOf(row.form, frame.body);
  const salt = (index: number) => saltOf(frame.salts, index);
  const key = (of: Read) => keyValues(of, frame.head.fields ?? []);
  const sha256 = () => hash('sha256', frame.body, 'hex');
  return {
    head: frame.head,
    sha256,
    records,
    read,
    leaf: leavesOf(frame),
    salted: saltedOf(frame),
    salt,
    key,
  };
}

const isOf = (frame: Frame, { id, form }: ReceiptRow): frame is Frame & { head: RecordsHead } =>
  frame.head.kind === 'records' && frame.head.receipt === id && frame.head.form === form;

/** How many records of a partner under a contract were erased. */
export function erasedCount(
  ledger: Ledger,
  { partner, contract }: { partner: string; contract: string },
): number {
  const { count } = ledger
    .sql(`SELECT count(*) AS count FROM erasures JOIN receipts ON receipts.n = erasures.n
      WHERE partner = ? AND contract = ?`)
    .get(partner, contract) as { count: number };
  return count;
}
