import { whyTaken } from './asideReasons.js';
import type { AsideKind, Ledger, Passed } from './ledger.js';

/** What became of each record that passed its contract, in their order. */
export type Settled = 'stored' | 'duplicate' | 'conflict';

interface Earlier {
  i: number;
  isSame: number;
  n: number;
  line: number;
}

/**
 * Decides which of the records that passed are new: one with the key of an earlier one is a duplicate where its bytes are the same, and
 * a conflict where they differ. All statements take all records at once.
 */
export function settle(ledger: Ledger, passed: readonly Passed[]): Settled[] {
  if (passed.length === 0) return [];
  const given = JSON.stringify(passed.map(({ id, payload, n, line }) => [id, payload, n, line]));
  const { changes } = ledger
    .sql(`INSERT INTO records SELECT unhex(value ->> 0), unhex(value ->> 1), value ->> 2, value ->> 3
      FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`)
    .run(given);
  const settled = passed.map((): Settled => 'stored');
  if (changes < passed.length) {
    for (const { i, isSame, n, line } of earlierOf(ledger, given)) {
      const kind: AsideKind = isSame === 1 ? 'duplicate' : 'conflict';
      settled[i] = kind;
      ledger.aside(passed[i]!.n, passed[i]!.line, kind, [whyTaken(kind, ledger.receiptAt(n).id, line)]);
    }
  }
  for (const [i, { n, line, late }] of passed.entries()) {
    if (late && settled[i] === 'stored') ledger.sql('INSERT OR REPLACE INTO late VALUES (?, ?)').run(n, line);
  }
  return settled;
}

/** The records whose key had been taken, each with the one that has it. */
function earlierOf(ledger: Ledger, given: string): Earlier[] {
  return ledger
    .sql(`SELECT new.key AS i, r.payload = unhex(new.value ->> 1) AS isSame, r.n, r.line
      FROM json_each(?) AS new JOIN records AS r ON r.id = unhex(new.value ->> 0)
      WHERE r.n <> new.value ->> 2 OR r.line <> new.value ->> 3 ORDER BY i`)
    .all(given) as Earlier[];
}
