import { existsSync, rmSync } from 'node:fs';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { RecordsHead, ReplayHead } from './frame.js';
import type { WhyAside } from './judge.js';
import { keyHashSchema } from './keyHash.js';
import { keySchema } from './keyTable.js';
import type { Place } from './recover.js';
import type { Written } from './segmentLog.js';
import { busyTimeout, inTransaction, openDatabase } from './sqlite.js';
import { sumsSchema } from './sums.js';

/** The numbers of records of one request, by outcome. */
export interface Counts {
  received: number;
  stored: number;
  quarantined: number;
  duplicates: number;
  conflicts: number;
  /** Not judged yet. */
  waiting: number;
  /** Of those stored: came after their period was closed. */
  late: number;
}

/** A request that was acknowledged. */
export interface ReceiptRow extends Counts {
  n: number;
  id: string;
  partner: string;
  contract: string;
  version: string;
  key: string;
  at: number;
  segment: number;
  offset: number;
  length: number;
  form: RecordsHead['form'];
  sha256: string;
  /** What was promised of the leaves of its records; null of requests of earlier versions. */
  leaves: string | null;
  /** How many of its records were erased since; they count as what they were. */
  erased: number;
}

/** One idempotency key: it stands for a body in one form under one contract. */
export type RequestKey = Pick<RecordsHead, 'partner' | 'contract' | 'form' | 'key'>;

/** Why a record is not stored. */
export type AsideKind = 'quarantined' | 'duplicate' | 'conflict';

export interface AsideRow {
  n: number;
  line: number;
  kind: AsideKind;
  why: readonly WhyAside[];
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -8192;
  CREATE TABLE IF NOT EXISTS receipts (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, partner TEXT NOT NULL, contract TEXT NOT NULL, version TEXT NOT NULL,
    key TEXT NOT NULL, at INTEGER NOT NULL, day TEXT NOT NULL, segment INTEGER NOT NULL, offset INTEGER NOT NULL,
    length INTEGER NOT NULL, form TEXT NOT NULL, sha256 TEXT NOT NULL, leaves TEXT, received INTEGER NOT NULL,
    judged INTEGER NOT NULL DEFAULT 0, stored INTEGER NOT NULL DEFAULT 0, quarantined INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0, conflicts INTEGER NOT NULL DEFAULT 0, late INTEGER NOT NULL DEFAULT 0,
    erased INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE INDEX IF NOT EXISTS by_day ON receipts (partner, day);
  CREATE INDEX IF NOT EXISTS by_kept ON receipts (contract, n) WHERE erased < received;
  CREATE INDEX IF NOT EXISTS by_segment ON receipts (segment);
  CREATE INDEX IF NOT EXISTS by_waiting ON receipts (n) WHERE judged < received;
  ${sumsSchema}
  CREATE TABLE IF NOT EXISTS keys (
    partner TEXT NOT NULL, contract TEXT NOT NULL, form TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (partner, contract, form, key)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS keys_by_time ON keys (at);
  ${keySchema}
  ${keyHashSchema}
  CREATE TABLE IF NOT EXISTS late (
    n INTEGER NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (n, line)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS aside (
    n INTEGER NOT NULL, line INTEGER NOT NULL, kind TEXT NOT NULL, why TEXT NOT NULL,
    PRIMARY KEY (n, line)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS replays (
    id TEXT PRIMARY KEY, contract TEXT NOT NULL, version TEXT NOT NULL, at INTEGER NOT NULL, before INTEGER NOT NULL,
    done_n INTEGER NOT NULL DEFAULT 0, done_line INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE IF NOT EXISTS acts (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, partner TEXT NOT NULL, contract TEXT NOT NULL, period TEXT NOT NULL,
    at INTEGER NOT NULL, before INTEGER NOT NULL, segment INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
    text TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS acts_by_period ON acts (partner, contract, period);
  CREATE TABLE IF NOT EXISTS erasures (
    n INTEGER NOT NULL, line INTEGER NOT NULL, was TEXT NOT NULL, id TEXT NOT NULL, late INTEGER NOT NULL, leaf TEXT, salted TEXT,
    done INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (n, line)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS staying (
    n INTEGER NOT NULL, line INTEGER NOT NULL, kind TEXT NOT NULL, receipt TEXT NOT NULL, of INTEGER NOT NULL,
    PRIMARY KEY (n, line)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS erase_orders (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, contract TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS erase_orders_of ON erase_orders (contract, n);
  CREATE TABLE IF NOT EXISTS publications (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, edition TEXT NOT NULL, contract TEXT NOT NULL,
    segment INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS publications_of ON publications (edition, contract, n);
  CREATE TABLE IF NOT EXISTS damaged (
    segment INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, n INTEGER UNIQUE, judged INTEGER NOT NULL,
    PRIMARY KEY (segment, offset)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS intact (segment INTEGER PRIMARY KEY, state TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS periods (n INTEGER PRIMARY KEY, state TEXT NOT NULL, text TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS place (one INTEGER PRIMARY KEY CHECK (one = 1), segment INTEGER, offset INTEGER) STRICT;
`;

const columns = `n, id, partner, contract, version, key, at, segment, offset, length, form, sha256, leaves, received, stored,
  quarantined, duplicates, conflicts, late, erased, received - judged AS waiting`;

/** Counts up with every change of the tables that older programs' ledgers do not have. */
const version = 14;

/** Removes a ledger that an older program wrote: the next one follows from the log. */
export function removeOlder(path: string): void {
  if (!existsSync(path)) return;
  const ledger = openDatabase(path);
  let isOther: boolean;
  try {
    isOther = isOtherVersion(ledger);
  } finally {
    ledger.close();
  }
  if (isOther) removeLedger(path);
}

/** Whether another version of the program wrote a ledger, so that its tables may be others. */
export const isOtherVersion = (db: DatabaseSyncInstance): boolean =>
  (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version !== version;

export function removeLedger(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
}

/** The day of an instant, in UTC. */
export const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/**
 * The database of acknowledged requests and the outcomes of their records. All of it follows from the log, which alone has to be
 * on the disk: after a power cut the ledger may be that of a moment before, and goes on from there.
 */
export class Ledger {
  #db: DatabaseSyncInstance;
  readonly #known = new Map<string, StatementSyncInstance>();

  constructor(
    readonly path: string,
    how: { readOnly?: boolean } = {},
  ) {
    this.#db = opened(path, how.readOnly ?? false);
  }

  get db(): DatabaseSyncInstance {
    return this.#db;
  }

  /** Removes it, broken as it is, and begins an empty one. */
  renew(): void {
    this.close();
    removeLedger(this.path);
    this.#db = opened(this.path, false);
  }

  /** A statement, prepared once. */
  sql(text: string): StatementSyncInstance {
    const found = this.#known.get(text) ?? this.db.prepare(text);
    this.#known.set(text, found);
    return found;
  }

  /** Does all or nothing. */
  together<T>(work: () => T): T {
    return inTransaction(this.db, work);
  }

  /** Up to where the log is known here. */
  place(): Place | undefined {
    return this.sql('SELECT segment, offset FROM place').get() as Place | undefined;
  }

  setPlace({ segment, offset }: Place): void {
    this.sql('INSERT OR REPLACE INTO place VALUES (1, ?, ?)').run(segment, offset);
  }

  /** Takes note of an acknowledged request, and of its key for as long as keys are kept. `n`: its number, where it had one before. */
  register(head: RecordsHead, { segment, offset, length }: Written, n?: number): void {
    const { receipt, partner, contract, version, key, received, form, sha256, lines, leaves = null } = head;
    const { lastInsertRowid } =
      this.sql(`INSERT INTO receipts (n, id, partner, contract, version, key, at, day, segment, offset, length, form, sha256, leaves, received)
      VALUES (coalesce(?, 1 + max((SELECT coalesce(max(n), 0) FROM receipts), (SELECT coalesce(max(n), 0) FROM damaged))),
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
        n ?? null,
        receipt,
        partner,
        contract,
        version,
        key,
        received,
        dayOf(received),
        segment,
        offset,
        length,
        form,
        sha256,
        leaves,
        lines,
      );
    this.sql('INSERT OR REPLACE INTO keys VALUES (?, ?, ?, ?, ?, ?)').run(
      partner,
      contract,
      form,
      key,
      Number(lastInsertRowid),
      received,
    );
  }

  /** Takes note of a replay: of what was received before it. */
  registerReplay({ receipt, contract, version, received }: ReplayHead): void {
    const { before } = this.sql('SELECT coalesce(max(n), 0) AS before FROM receipts').get() as {
      before: number;
    };
    this.sql('INSERT INTO replays (id, contract, version, at, before) VALUES (?, ?, ?, ?, ?)').run(
      receipt,
      contract,
      version,
      received,
      before,
    );
  }

  receipt(id: string): ReceiptRow | undefined {
    return this.sql(`SELECT ${columns} FROM receipts WHERE id = ?`).get(id) as ReceiptRow | undefined;
  }

  receiptAt(n: number): ReceiptRow {
    return this.sql(`SELECT ${columns} FROM receipts WHERE n = ?`).get(n) as ReceiptRow;
  }

  /** The receipt of an idempotency key that was used after a time. */
  receiptOf({ partner, contract, form, key }: RequestKey, since: number): ReceiptRow | undefined {
    const found = this.sql(
      'SELECT n FROM keys WHERE partner = ? AND contract = ? AND form = ? AND key = ? AND at >= ?',
    ).get(partner, contract, form, key, since);
    return found && this.receiptAt((found as { n: number }).n);
  }

  forgetKeys(before: number): void {
    this.sql('DELETE FROM keys WHERE at < ?').run(before);
  }

  /** The next receipt after a number that has records to be judged. */
  waitingAfter(n: number): ReceiptRow | undefined {
    return this.sql(
      `SELECT ${columns} FROM receipts WHERE judged < received AND n > ? ORDER BY n LIMIT 1`,
    ).get(n) as ReceiptRow | undefined;
  }

  /** The records of a receipt that were read and are not stored, the first ones. */
  asideOf(n: number, most: number): AsideRow[] {
    const rows = this.sql('SELECT n, line, kind, why FROM aside WHERE n = ? ORDER BY line LIMIT ?').all(
      n,
      most,
    );
    return (rows as { n: number; line: number; kind: AsideKind; why: string }[]).map((row) => ({
      ...row,
      why: JSON.parse(row.why),
    }));
  }

  aside(n: number, line: number, kind: AsideKind, why: readonly WhyAside[]): void {
    this.sql('INSERT OR REPLACE INTO aside VALUES (?, ?, ?, ?)').run(n, line, kind, JSON.stringify(why));
  }

  close(): void {
    if (!this.#db.isOpen) return;
    // A transaction would stay open until the statements are collected as garbage, and nobody could empty the write-ahead log.
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    this.#known.clear();
    this.#db.close();
  }
}

function opened(path: string, readOnly: boolean): DatabaseSyncInstance {
  const db = openDatabase(path, { readOnly });
  try {
    db.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
    if (!readOnly) db.exec(`${schema}; PRAGMA user_version = ${version}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
