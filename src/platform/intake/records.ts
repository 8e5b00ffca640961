import type { AsideRow, Ledger, ReceiptRow } from './ledger.js';
import { recordAt } from './recordAt.js';
import { type Body, wholeBodyOf } from './verdictOf.js';

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
