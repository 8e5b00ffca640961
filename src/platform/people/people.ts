import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { ownFolder } from '../intake/ownFolder.js';
import { inTransaction, openDatabase } from '../intake/sqlite.js';

const schema = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS members (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, partner TEXT, roles TEXT NOT NULL, added INTEGER NOT NULL, removed INTEGER) STRICT;
  CREATE TABLE IF NOT EXISTS identities (
    member TEXT PRIMARY KEY REFERENCES members, email TEXT UNIQUE, issuer TEXT, subject TEXT, UNIQUE (issuer, subject)) STRICT;
  -- Links of earlier versions, which lasted a day and did not say when they were made.
  DROP TABLE IF EXISTS links;
  CREATE TABLE IF NOT EXISTS login_links (
    sha256 TEXT PRIMARY KEY, member TEXT NOT NULL REFERENCES members, made INTEGER NOT NULL, expires INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS sessions (
    sha256 TEXT PRIMARY KEY, member TEXT NOT NULL REFERENCES members, began INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS audit (
    n INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, partner TEXT, act TEXT NOT NULL, about TEXT NOT NULL,
    hash TEXT NOT NULL) STRICT;
  CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
  CREATE TRIGGER IF NOT EXISTS audit_remains BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
`;

/**
 * Who may use the console of a platform, and what they did: a database of its own, which several processes may have open. Links and
 * sessions are kept as hashes.
 */
export class People {
  private constructor(
    readonly folder: string,
    readonly db: DatabaseSyncInstance,
    readonly now: () => number,
  ) {}

  /** Opens the people of a platform; the folder is made where it is absent. */
  static async open(folder: string, now: () => number = Date.now): Promise<People> {
    await ownFolder(folder);
    const file = join(folder, 'people.sqlite');
    const db = openDatabase(file);
    db.exec(schema);
    return new People(folder, db, now);
  }

  /** Does all or nothing; it is on the disk when this returns. */
  together<T>(work: () => T): T {
    return inTransaction(this.db, work);
  }

  close(): void {
    this.db.close();
  }
}
