import type { RecordsHead } from './frame.js';
import { type Counts, dayOf, type Ledger } from './ledger.js';

/** The records of one partner under one contract on one day (UTC), by outcome. */
export interface Account extends Counts {
  partner: string;
  contract: string;
  day: string;
}

/** The sums of each partner, contract and day. `unknown`: acknowledged requests that the ledger does not know yet. */
export function accountOf(ledger: Ledger, unknown: readonly RecordsHead[], partner?: string): Account[] {
  const rows = ledger
    .sql(`SELECT partner, contract, day, received, stored, quarantined, duplicates, conflicts, received - judged AS waiting, late
      FROM sums WHERE ?1 IS NULL OR partner = ?1`)
    .all(partner ?? null) as Account[];
  const all = new Map(rows.map((row) => [`${row.day} ${row.partner} ${row.contract}`, { ...row }]));
  for (const head of unknown) {
    if (partner !== undefined && head.partner !== partner) continue;
    const day = dayOf(head.received);
    const at = `${day} ${head.partner} ${head.contract}`;
    const known = all.get(at) ?? { partner: head.partner, contract: head.contract, day, ...none };
    all.set(at, { ...known, received: known.received + head.lines, waiting: known.waiting + head.lines });
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, account]) => account);
}

const none = { received: 0, stored: 0, quarantined: 0, duplicates: 0, conflicts: 0, waiting: 0, late: 0 };

/** Whether nothing is missing and nothing was counted twice. */
export const isBalanced = ({ received, stored, quarantined, duplicates, conflicts, waiting }: Counts) =>
  received === stored + quarantined + duplicates + conflicts + waiting;

/** How many days of a partner and contract are not balanced. What waits is received and not judged, so the others are what was judged. */
export const unbalancedIn = (ledger: Ledger): number =>
  (
    ledger
      .sql('SELECT count(*) AS days FROM sums WHERE judged <> stored + quarantined + duplicates + conflicts')
      .get() as { days: number }
  ).days;
