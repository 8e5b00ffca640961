import { judgedOf } from '../../src/platform/intake/damaged.js';
import type { Ledger, ReceiptRow } from '../../src/platform/intake/ledger.js';
import { isErased } from '../../src/platform/intake/split.js';
import { wholeBodyOf } from '../../src/platform/intake/verdictOf.js';

/** A record that was stored, as it was sent. */
interface StoredRecord {
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
