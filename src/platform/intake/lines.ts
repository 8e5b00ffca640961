import { hash } from 'node:crypto';
import type { SentRecord } from '../contract/judge.js';
import { whyAside } from './asideReasons.js';
import { asideOf, judgedOf } from './damaged.js';
import type { WhyAside } from './judge.js';
import type { AsideKind, Ledger, ReceiptRow } from './ledger.js';
import { frameOf } from './recover.js';
import { isErased } from './split.js';
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
}

/**
 * The records of a request that were judged. Those that could not be read are in quarantine, without content.
 *
 * @throws UserError where the bytes of others are damaged
 */
export function* judgedLines(ledger: Ledger, log: string, row: ReceiptRow): Generator<JudgedLine> {
  const aside = new Map(asideOf(ledger, row.n, row.received).map((one) => [one.line, one]));
  const lates = ledger.sql('SELECT line FROM late WHERE n = ?').all(row.n) as { line: number }[];
  const late = new Set(lates.map(({ line }) => line));
  const judged = judgedOf(ledger, row);
  const { records, read } = judged === 0 ? nothing : bodyOf(row.form, frameOf(log, row, row.length).body);
  for (const raw of records.slice(0, judged)) {
    const { line, bytes } = raw;
    if (isErased(raw)) continue;
    const { kind: is = 'stored' as const, why = [] } = aside.get(line) ?? {};
    const content = read(raw);
    const { record, event } = 'record' in content ? content : { record: undefined, event: undefined };
    yield { line, bytes, is, late: late.has(line), why, record, event };
  }
  const unread = {
    bytes: new Uint8Array(),
    is: 'quarantined',
    late: false,
    record: undefined,
    event: undefined,
  } as const;
  const last = records[judged - 1]?.line ?? 0;
  for (let i = 1; i <= row.received - row.waiting - judged; i++)
    yield { ...unread, line: last + i, why: [whyAside('damaged')] };
}

const nothing: Body = { records: [], read: () => ({ why: whyAside('damaged') }) };

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

/** The frame of a request: the hash of its body, and its records by line. @throws UserError where the bytes are damaged */
export function loggedRecords(
  log: string,
  row: ReceiptRow,
): { sha256: string; records: Body['records']; read: Body['read'] } {
  const { head, body } = frameOf(log, row, row.length);
  if (head.kind !== 'records' || head.receipt !== row.id)
    return { sha256: '', records: [], read: bodyOf('ndjson', new Uint8Array()).read };
  return { sha256: hash('sha256', body, 'hex'), ...bodyOf(row.form, body) };
}

/** The records of a request that were erased at the request of their partner. */
export function erasedLines(ledger: Ledger, n: number): Set<number> {
  const rows = ledger.sql('SELECT line FROM erasures WHERE n = ?').all(n) as { line: number }[];
  return new Set(rows.map(({ line }) => line));
}

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
