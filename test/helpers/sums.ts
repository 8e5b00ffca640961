import type { Ledger } from '../../src/platform/intake/ledger.js';

const numbers = ['received', 'judged', 'stored', 'quarantined', 'duplicates', 'conflicts', 'late'] as const;

type Row = Record<(typeof numbers)[number] | 'requests', number> &
  Record<'partner' | 'contract' | 'day', string>;

const inOrder = (rows: Iterable<Row>) =>
  [...rows].map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

/** The sums that a ledger keeps, and the same by adding up all of its receipts, one by one. */
export function sumsBothWays(ledger: Ledger): { kept: string[]; scanned: string[] } {
  const scanned = new Map<string, Row>();
  // Another thread may judge meanwhile.
  ledger.db.exec('BEGIN');
  for (const row of ledger.db.prepare('SELECT * FROM receipts').all() as unknown as Row[]) {
    const { partner, contract, day } = row;
    const at = `${partner}\n${contract}\n${day}`;
    const none = Object.fromEntries(numbers.map((name) => [name, 0])) as Record<
      (typeof numbers)[number],
      number
    >;
    const sums = scanned.get(at) ?? { partner, contract, day, requests: 0, ...none };
    sums.requests++;
    for (const name of numbers) sums[name] += row[name];
    scanned.set(at, sums);
  }
  const kept = ledger.db.prepare('SELECT * FROM sums').all() as unknown as Row[];
  ledger.db.exec('COMMIT');
  return { kept: inOrder(kept), scanned: inOrder(scanned.values()) };
}
