import { createRequire } from 'node:module';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { ownFile } from './ownFolder.js';

type Sqlite = typeof import('@photostructure/sqlite');

/** Opens a database, which nobody but its owner may read. SQLite is loaded with the first one: commands that need none start without it. */
export function openDatabase(...path: ConstructorParameters<Sqlite['DatabaseSync']>) {
  const { DatabaseSync } = createRequire(import.meta.url)('@photostructure/sqlite') as Sqlite;
  const db = new DatabaseSync(...path);
  const [file, how] = path;
  if (how?.readOnly !== true && typeof file === 'string' && file !== ':memory:') ownFile(file);
  return db;
}

/** Does all of some work on a database or, where it throws, nothing of it. */
export function inTransaction<T>(db: DatabaseSyncInstance, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Milliseconds for which a statement waits for another connection. */
export const busyTimeout = 5000;

/**
 * Writes what is in the write-ahead log into the database and empties it, so that nothing deleted is left on the disk. Does not wait.
 * @returns false where a reader or a writer still needs it
 */
export function emptyWal(db: DatabaseSyncInstance): boolean {
  db.exec('PRAGMA busy_timeout = 0');
  try {
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    return busy === 0;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  }
}

/** What a database holds is not what was written, though SQLite does not notice; `errcode`: as if it did (SQLITE_CORRUPT). */
export class BrokenContent extends Error {
  readonly errcode = 11;
}
