import type { SentRecord } from '../contract/judge.js';
import { damagedIn } from '../intake/damaged.js';
import { markOf } from '../intake/leaf.js';
import type { Ledger, ReceiptRow } from '../intake/ledger.js';
import { loggedRecords } from '../intake/lines.js';
import { isErased } from '../intake/split.js';

/** A stored record: each key once, and of conflicts the first. */
export interface Stored {
  line: number;
  record: SentRecord;
  /** What it is known by where it counts. */
  mark: () => string;
}

/** A batch that is judged in full, with the records of it that are stored. */
export interface StoredBatch
  extends Pick<ReceiptRow, 'n' | 'id' | 'partner' | 'version' | 'at' | 'segment' | 'sha256'> {
  records: Stored[];
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
  const { n, id, partner, version, at, segment, sha256 } = row;
  const batch = { n, id, partner, version, at, segment, sha256 };
  const aside = new Set(
    (ledger.sql('SELECT line FROM aside WHERE n = ?').all(n) as { line: number }[]).map(({ line }) => line),
  );
  const isUnread = row.waiting > 0 || damagedIn(ledger, { n }).length > 0;
  const records = isUnread ? undefined : recordsIn(log, row, (line) => !aside.has(line));
  return { ...batch, records: records ?? [], unread: !records };
}

/** Records of a request that are there and can be read; undefined where its bytes are damaged. */
export function recordsIn(
  log: string,
  row: ReceiptRow,
  isIn: (line: number) => boolean,
): Stored[] | undefined {
  const found = loggedRecords(log, row);
  if (!found) return undefined;
  const stored: Stored[] = [];
  for (const [i, raw] of found.records.entries()) {
    if (!isIn(raw.line) || isErased(raw)) continue;
    const read = found.read(raw);
    const mark = () => markOf(found.leaf(raw, i, read), found.salt(i), { receipt: row.id, line: raw.line });
    if ('record' in read) stored.push({ line: raw.line, record: read.record, mark });
  }
  return stored;
}

/** Changes whenever records were judged or erased, or submissions signed. */
export function judgedState(ledger: Ledger): string {
  const acts = ledger.sql('SELECT max(n) AS n FROM acts').get() as { n: number | null };
  const last = ledger.sql('SELECT max(n) AS n FROM receipts').get() as { n: number | null };
  const replays = ledger.sql('SELECT count(*) AS n FROM replays WHERE done = 1').get() as { n: number };
  const erased = ledger.sql('SELECT max(n) AS n FROM erase_orders').get() as { n: number | null };
  return [last.n, ledger.waitingAfter(0)?.n, replays.n, acts.n, erased.n].map((n) => n ?? 0).join(' ');
}

/** Changes with whatever changes what is stored under a contract, other than that it is added: erasures, replays and damage. */
export function changedState(ledger: Ledger, contract: string): string {
  const replays = ledger
    .sql('SELECT id FROM replays WHERE contract = ? AND done = 1 ORDER BY rowid')
    .all(contract) as { id: string }[];
  const damaged = damagedIn(ledger, { contract }).map(({ receipt }) => receipt?.n);
  return JSON.stringify([lastErasure(ledger, contract), replays.map(({ id }) => id), damaged]);
}

/** The last order to erase records of a contract; null before the first. */
export function lastErasure(ledger: Ledger, contract: string): string | null {
  const found = ledger
    .sql('SELECT id FROM erase_orders WHERE contract = ? ORDER BY n DESC LIMIT 1')
    .get(contract) as { id: string } | undefined;
  return found?.id ?? null;
}

/** The partners of which records are stored under a contract. */
export function sendersOf(ledger: Ledger, contract: string): string[] {
  const found = ledger
    .sql('SELECT DISTINCT partner FROM sums WHERE contract = ? AND stored > 0 ORDER BY partner')
    .all(contract) as { partner: string }[];
  return found.map(({ partner }) => partner);
}

/** What was received and stored under some contracts, over all partners. */
export function sumsOf(ledger: Ledger, contracts: readonly string[]): { received: number; stored: number } {
  return ledger
    .sql(
      `SELECT coalesce(sum(received), 0) AS received, coalesce(sum(stored), 0) AS stored FROM sums
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
