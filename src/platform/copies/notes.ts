import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { openDatabase } from '../intake/sqlite.js';
import type { CopyFile } from './copyFile.js';

/** What was copied to a storage and read back, for each object in which state. Without the notes all is copied again. */
export class CopyNotes {
  private constructor(
    readonly db: DatabaseSyncInstance,
    /** Which storage: another one has other copies. */
    readonly where: string,
  ) {}

  static open(folder: string, file: CopyFile): CopyNotes {
    const db = openDatabase(join(folder, 'copies.sqlite'));
    db.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS copies (
        storage TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (storage, name)) STRICT`);
    const { endpoint, bucket, prefix = '' } = file;
    return new CopyNotes(db, hash('sha256', JSON.stringify([endpoint, bucket, prefix]), 'hex'));
  }

  /** In which state an object was copied last. */
  of(name: string): string | undefined {
    const found = this.db
      .prepare('SELECT state FROM copies WHERE storage = ? AND name = ?')
      .get(this.where, name) as { state: string } | undefined;
    return found?.state;
  }

  write(name: string, state: string): void {
    this.db
      .prepare('INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)')
      .run(this.where, name, state, Date.now());
  }

  close(): void {
    this.db.close();
  }
}
