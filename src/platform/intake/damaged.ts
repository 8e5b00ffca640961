import { whyAside } from './asideReasons.js';
import { countErased } from './decision.js';
import type { RecordsHead } from './frame.js';
import type { AsideRow, Ledger, ReceiptRow } from './ledger.js';
import { type Place, wholeFrameOf } from './recover.js';

/** A stretch of the log that could not be read when its turn came. */
export interface Damaged extends Place {
  length: number;
  /** The request in it, where it is known to be one, and its records that were set aside unread. */
  receipt:
    | { n: number; id: string; partner: string; contract: string; at: number; records: number }
    | undefined;
}

interface Row extends Place {
  length: number;
  n: number | null;
  judged: number;
  id: string | null;
  partner: string;
  contract: string;
  at: number;
  received: number;
}

/** Takes note of a damaged stretch; of a request also how many of its records were judged before. */
export function noteDamage(
  ledger: Ledger,
  { segment, offset, length }: Place & { length: number },
  request?: { n: number; judged: number },
): void {
  ledger
    .sql('INSERT OR IGNORE INTO damaged (segment, offset, length, n, judged) VALUES (?, ?, ?, ?, ?)')
    .run(segment, offset, length, request?.n ?? null, request?.judged ?? 0);
}

/**
 * Takes note of a damaged stretch whose request nobody knows any more, where the ledger is made anew. The number that it had stays
 * free, so that those after it have theirs.
 */
export function noteUnknown(ledger: Ledger, at: Place & { length: number }, isRequest: boolean): void {
  const { n } = ledger
    .sql(
      `SELECT 1 + max((SELECT coalesce(max(n), 0) FROM receipts), (SELECT coalesce(max(n), 0) FROM damaged)) AS n`,
    )
    .get() as { n: number };
  noteDamage(ledger, at, isRequest ? { n, judged: 0 } : undefined);
}

/** All damaged stretches that are known, in the order of the log; or those of one request. */
export function damagedIn(ledger: Ledger, of: { n?: number; contract?: string } = {}): Damaged[] {
  // A folder that is only read may be that of an older program.
  const known = ledger.sql("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'damaged'").get();
  if (!known) return [];
  return rowsOf(ledger, of).map(
    ({ segment, offset, length, n, judged, id, partner, contract, at, received }) => ({
      segment,
      offset,
      length,
      receipt:
        n === null || id === null ? undefined : { n, id, partner, contract, at, records: received - judged },
    }),
  );
}

function rowsOf(ledger: Ledger, of: { n?: number; contract?: string } = {}): Row[] {
  return ledger
    .sql(`SELECT damaged.segment, damaged.offset, damaged.length, damaged.n, damaged.judged, id, partner, contract, at,
      received FROM damaged LEFT JOIN receipts ON receipts.n = damaged.n
      WHERE (?1 IS NULL OR damaged.n = ?1) AND (?2 IS NULL OR contract = ?2) ORDER BY damaged.segment, damaged.offset`)
    .all(of.n ?? null, of.contract ?? null) as unknown as Row[];
}

/** How many records of a request were judged, one by one, from the first on: not those that wait, nor those that could not be read. */
export const judgedOf = (ledger: Ledger, { n, received, waiting }: ReceiptRow) =>
  received - (damagedIn(ledger, { n })[0]?.receipt?.records ?? waiting);

/** The records of a receipt that are not stored, the first ones; last what could not be read, as one. */
export function asideOf(ledger: Ledger, n: number, most: number): AsideRow[] {
  const read = ledger.asideOf(n, most);
  return read.length < most ? [...read, ...damageAside(ledger, n)] : read;
}

/** The reason that a partner sees for a damaged request, from the first record that could not be read. */
function damageAside(ledger: Ledger, n: number): AsideRow[] {
  return damagedIn(ledger, { n }).map(({ receipt }) => ({
    n,
    line: ledger.receiptAt(n).received - receipt!.records + 1,
    kind: 'quarantined',
    why: [whyAside('damaged')],
  }));
}

/** A request of a ledger that is made anew, of which only the head could be read: all its records are set aside. */
export function setAside(ledger: Ledger, head: RecordsHead, at: Place & { length: number }): void {
  const row = ledger.receipt(head.receipt)!;
  ledger.sql('UPDATE receipts SET judged = received, quarantined = received WHERE n = ?').run(row.n);
  noteDamage(ledger, at, { n: row.n, judged: 0 });
}

/**
 * Requests of a contract that were damaged and can be read again wait to be judged, each from the record on at which it could not be.
 * What the ledger read of a damaged head is read again. Says how many.
 */
export function takeBack(ledger: Ledger, log: string, contract: string): number {
  let count = 0;
  for (const { segment, offset, length, n, judged } of rowsOf(ledger)) {
    const at = { segment, offset, length };
    const head = n === null ? undefined : wholeFrameOf(log, at, length)?.head;
    if (n === null || head?.kind !== 'records' || head.contract !== contract) continue;
    if (judged > 0)
      ledger
        .sql(`UPDATE receipts SET judged = ?2, quarantined = quarantined - (received - ?2) WHERE n = ?1`)
        .run(n, judged);
    else {
      ledger.sql('DELETE FROM keys WHERE n = ?').run(n);
      ledger.sql('DELETE FROM receipts WHERE n = ?').run(n);
      ledger.register(head, at, n);
      countErased(ledger, n);
    }
    ledger.sql('DELETE FROM damaged WHERE n = ?').run(n);
    count++;
  }
  return count;
}
