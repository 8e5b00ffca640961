import { judgedOf } from './damaged.js';
import type { AsideRow, Ledger, ReceiptRow } from './ledger.js';
import { recordAt } from './recordAt.js';
import { isErased } from './split.js';
import { type Body, wholeBodyOf } from './verdictOf.js';

/** A record that was stored, as it was sent. */
export interface StoredRecord {
  receipt: string;
  partner: string;
  line: number;
  received: number;
  form: ReceiptRow['form'];
  late: boolean;
  bytes: Uint8Array;
}

/** All records of a contract that are stored, in the order in which they came. */
export function* storedRecords(ledger: Ledger, log: string, contract: string): Generator<StoredRecord> {
  let after = 0;
  for (;;) {
    const next = ledger
      .sql('SELECT n FROM receipts WHERE contract = ? AND stored > 0 AND n > ? ORDER BY n LIMIT 1')
      .get(contract, after) as { n: number } | undefined;
    if (!next) return;
    after = next.n;
    const row = ledger.receiptAt(next.n);
    const aside = linesIn(ledger, 'aside', row.n);
    const late = linesIn(ledger, 'late', row.n);
    const { records } = wholeBodyOf(log, row);
    for (const raw of records.slice(0, judgedOf(ledger, row))) {
      const { line, bytes } = raw;
      if (aside.has(line) || isErased(raw)) continue;
      const { id: receipt, partner, at: received, form } = row;
      yield { receipt, partner, line, received, form, late: late.has(line), bytes };
    }
  }
}

function linesIn(ledger: Ledger, table: 'aside' | 'late', n: number): Set<number> {
  const rows = ledger.sql(`SELECT line FROM ${table} WHERE n = ?`).all(n) as { line: number }[];
  return new Set(rows.map(({ line }) => line));
}

/** A record in quarantine, with the bytes as they were sent. */
export interface InQuarantine extends Omit<AsideRow, 'n' | 'kind'> {
  receipt: string;
  partner: string;
  contract: string;
  received: number;
  bytes: Uint8Array;
}

/** What is in quarantine, in the order in which it came. */
export function* quarantineOf(
  ledger: Ledger,
  log: string,
  { partner, contract }: { partner?: string; contract?: string },
): Generator<InQuarantine> {
  const found = ledger
    .sql(`SELECT aside.n, aside.line, aside.why FROM aside JOIN receipts ON receipts.n = aside.n
      WHERE aside.kind = 'quarantined' AND (?1 IS NULL OR partner = ?1) AND (?2 IS NULL OR contract = ?2)
      ORDER BY aside.n, aside.line`)
    .iterate(partner ?? null, contract ?? null);
  let last: { row: ReceiptRow; records: Body['records'] } | undefined;
  for (const { n, line, why } of found as Iterable<{ n: number; line: number; why: string }>) {
    if (last?.row.n !== n) {
      const row = ledger.receiptAt(n);
      last = { row, records: wholeBodyOf(log, row).records };
    }
    const { id: receipt, partner, contract, at: received } = last.row;
    const bytes = last.records.length > 0 ? recordAt(last.records, line).bytes : new Uint8Array();
    yield { receipt, partner, contract, received, line, why: JSON.parse(why), bytes };
  }
}
