import type { SentRecord } from '../contract/judge.js';
import { damagedIn } from '../intake/damaged.js';
import type { Ledger, ReceiptRow } from '../intake/ledger.js';
import { wholeFrameOf } from '../intake/recover.js';
import { isErased } from '../intake/split.js';
import { bodyOf } from '../intake/verdictOf.js';

/** A stored record: each key once, and of conflicts the first. */
export interface Stored {
  line: number;
  record: SentRecord;
}

/** A batch that is judged in full, with the records of it that are stored. */
export interface StoredBatch extends Pick<ReceiptRow, 'n' | 'id' | 'partner' | 'version' | 'at' | 'segment'> {
  records: Stored[];
  /** Lines that are in quarantine: a replay may store them later. */
  quarantined: number[];
  /** Whether its bytes are damaged, so that none of its records can be taken until they are put back. */
  unread: boolean;
}

/** The batches of a contract after a number, in the order in which they came, up to the first that is not judged in full. */
export function* storedAfter(
  ledger: Ledger,
  log: string,
  contract: string,
  after: number,
): Generator<StoredBatch> {
  for (let n = after; ; ) {
    const next = ledger
      .sql('SELECT n FROM receipts WHERE contract = ? AND n > ? ORDER BY n LIMIT 1')
      .get(contract, n) as { n: number } | undefined;
    if (!next) return;
    n = next.n;
    const row = ledger.receiptAt(n);
    if (row.waiting > 0) return;
    yield batchOf(ledger, log, row);
  }
}

/** A batch that was judged, as it is now. */
export function storedBatch(ledger: Ledger, log: string, n: number): StoredBatch {
  return batchOf(ledger, log, ledger.receiptAt(n));
}

function batchOf(ledger: Ledger, log: string, row: ReceiptRow): StoredBatch {
  const { n, id, partner, version, at, segment } = row;
  const frame = damagedIn(ledger, { n }).length > 0 ? undefined : wholeFrameOf(log, row, row.length);
  if (!frame || row.waiting > 0)
    return { n, id, partner, version, at, segment, records: [], quarantined: [], unread: true };
  const aside = new Map(
    (ledger.sql('SELECT line, kind FROM aside WHERE n = ?').all(n) as { line: number; kind: string }[]).map(
      (one) => [one.line, one.kind],
    ),
  );
  const { records, read } = bodyOf(row.form, frame.body);
  const stored = records.flatMap((raw): Stored[] => {
    if (aside.has(raw.line) || isErased(raw)) return [];
    const found = read(raw);
    return 'record' in found ? [{ line: raw.line, record: found.record }] : [];
  });
  const quarantined = [...aside].flatMap(([line, kind]) => (kind === 'quarantined' ? [line] : []));
  return { n, id, partner, version, at, segment, records: stored, quarantined, unread: false };
}

/** Changes whenever records were judged, or submissions signed. */
export function judgedState(ledger: Ledger): string {
  const acts = ledger.sql('SELECT max(n) AS n FROM acts').get() as { n: number | null };
  const last = ledger.sql('SELECT max(n) AS n FROM receipts').get() as { n: number | null };
  const replays = ledger.sql('SELECT count(*) AS n FROM replays WHERE done = 1').get() as { n: number };
  return `${last.n ?? 0} ${ledger.waitingAfter(0)?.n ?? 0} ${replays.n} ${acts.n ?? 0}`;
}

/** What was received and stored under some contracts, over all partners. */
export function sumsOf(ledger: Ledger, contracts: readonly string[]): { received: number; stored: number } {
  return ledger
    .sql(
      `SELECT coalesce(sum(received), 0) AS received, coalesce(sum(stored), 0) AS stored FROM receipts
        WHERE contract IN (SELECT value FROM json_each(?))`,
    )
    .get(JSON.stringify(contracts)) as { received: number; stored: number };
}

/** The last batches under some contracts, the newest first, judged or not. */
export function lastBatches(
  ledger: Ledger,
  contracts: readonly string[],
  most: number,
): Pick<ReceiptRow, 'contract' | 'stored' | 'at' | 'waiting'>[] {
  return ledger
    .sql(
      `SELECT contract, stored, at, received - judged AS waiting FROM receipts
        WHERE contract IN (SELECT value FROM json_each(?)) ORDER BY n DESC LIMIT ?`,
    )
    .all(JSON.stringify(contracts), most) as Pick<ReceiptRow, 'contract' | 'stored' | 'at' | 'waiting'>[];
}
