import type { Ledger, ReceiptRow } from '../intake/ledger.js';

/** Which receipts are asked for. */
export interface ReceiptsAsked {
  partner: string;
  contract?: string | undefined;
  /** A day in UTC. */
  day?: string | undefined;
  /** Only those with a smaller number. */
  before?: number | undefined;
  most: number;
}

/** Receipts of a partner, the newest first. Without an index: from the newest on, until there are enough. */
export function newestReceipts(
  ledger: Ledger,
  { partner, contract, day, before, most }: ReceiptsAsked,
): ReceiptRow[] {
  const found = ledger
    .sql(`SELECT n FROM receipts NOT INDEXED WHERE partner = ?1 AND (?2 IS NULL OR contract = ?2) AND (?3 IS NULL OR day = ?3)
      AND (?4 IS NULL OR n < ?4) ORDER BY n DESC LIMIT ?5`)
    .all(partner, contract ?? null, day ?? null, before ?? null, most) as { n: number }[];
  return found.map(({ n }) => ledger.receiptAt(n));
}

/** The newest receipt of each contract of a partner. */
export function lastReceipts(ledger: Ledger, partner: string): ReceiptRow[] {
  const found = ledger
    .sql('SELECT max(n) AS n FROM receipts WHERE partner = ? GROUP BY contract ORDER BY contract')
    .all(partner) as { n: number }[];
  return found.map(({ n }) => ledger.receiptAt(n));
}
