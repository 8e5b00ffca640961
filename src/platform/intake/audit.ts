import { hash } from 'node:crypto';
import { damagedIn } from './damaged.js';
import { KeyIndex } from './keyIndex.js';
import type { Ledger, ReceiptRow } from './ledger.js';
import { segmentsIn, stretchesOf, wholeFrameOf } from './recover.js';
import type { SegmentLog } from './segmentLog.js';
import { recordsIn } from './split.js';
import { areSumsRight } from './sums.js';

/** A receipt whose numbers do not agree with what is kept, and which number; or all receipts, whose sums are others. */
export interface Discrepancy {
  receipt: string;
  what:
    | 'sums'
    | 'frame'
    | 'received'
    | 'judged'
    | 'stored'
    | 'quarantined'
    | 'duplicates'
    | 'conflicts'
    | 'late';
  ledger: number;
  found: number;
}

/**
 * Counts again, without the sums of the ledger: the records in the log, and the rows of those stored and set aside. The result is
 * empty where none is missing and none was counted twice.
 */
export function audited(ledger: Ledger, log: SegmentLog): Discrepancy[] {
  const found: Discrepancy[] = areSumsRight(ledger.db)
    ? []
    : [{ receipt: 'all', what: 'sums', ledger: 0, found: 1 }];
  const stored = storedOf(ledger);
  const seen = new Set<string>();
  const [first] = segmentsIn(log.folder);
  if (log.end && first !== undefined) {
    for (const { frame } of stretchesOf(log.folder, { segment: first, offset: 0 }, log.end)) {
      // Damaged: its request, where the ledger knows one, is not seen here.
      if (!frame) continue;
      const { head, body } = frame;
      if (head.kind !== 'records') continue;
      seen.add(head.receipt);
      const row = ledger.receipt(head.receipt);
      const isSame = row && (isErasedIn(ledger, row.n) || row.sha256 === hash('sha256', body, 'hex'));
      if (!isSame) found.push({ receipt: head.receipt, what: 'frame', ledger: row ? 1 : 0, found: 1 });
      else found.push(...differences(ledger, row, recordsIn(head.form, body).length, stored.get(row.n) ?? 0));
    }
  }
  const damaged = new Set(damagedIn(ledger).map(({ receipt }) => receipt?.id));
  for (const { id } of ledger.sql('SELECT id FROM receipts').all() as { id: string }[]) {
    if (seen.has(id)) continue;
    const row = ledger.receipt(id)!;
    // After a frame with a damaged length the log cannot be read further; the ledger knows where the next frames are.
    const frame = wholeFrameOf(log.folder, row, row.length);
    if (!frame && !damaged.has(id)) found.push({ receipt: id, what: 'frame', ledger: 1, found: 0 });
    else found.push(...differences(ledger, row, row.received, stored.get(row.n) ?? 0));
  }
  return found;
}

/** How many records of each receipt hold their keys, or held them until they were erased. */
function storedOf(ledger: Ledger): Map<number, number> {
  const stored = new Map<number, number>();
  for (const { n } of new KeyIndex(ledger.db).places()) stored.set(n, (stored.get(n) ?? 0) + 1);
  const erased = ledger
    .sql("SELECT n, count(*) AS count FROM erasures WHERE was = 'stored' GROUP BY n")
    .all();
  for (const { n, count } of erased as { n: number; count: number }[])
    stored.set(n, (stored.get(n) ?? 0) + count);
  return stored;
}

/** Whether records of a receipt were erased, so that its body is not what was received. */
const isErasedIn = (ledger: Ledger, n: number) =>
  ledger.sql('SELECT 1 FROM erasures WHERE n = ? LIMIT 1').get(n) !== undefined;

function differences(ledger: Ledger, row: ReceiptRow, received: number, stored: number): Discrepancy[] {
  const count = (text: string, ...given: string[]) =>
    (ledger.sql(`SELECT count(*) AS count FROM ${text}`).get(row.n, ...given) as { count: number }).count;
  const aside = (kind: string) => count('aside WHERE n = ? AND kind = ?', kind);
  const unread = damagedIn(ledger, { n: row.n })[0]?.receipt?.records ?? 0;
  const counted = {
    received,
    stored,
    quarantined: aside('quarantined') + unread,
    duplicates: aside('duplicate'),
    conflicts: aside('conflict'),
    late: count('late WHERE n = ?'),
  };
  const { quarantined, duplicates, conflicts } = counted;
  const judged = stored + quarantined + duplicates + conflicts;
  const kept = { ...row, judged: row.received - row.waiting };
  return Object.entries({ ...counted, judged }).flatMap(([what, found]) => {
    const ledger = kept[what as keyof typeof counted];
    return ledger === found ? [] : [{ receipt: row.id, what: what as keyof typeof counted, ledger, found }];
  });
}
