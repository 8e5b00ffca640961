import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { isBroken } from '../intake/openLedger.js';
import { busyTimeout, inTransaction, openDatabase } from '../intake/sqlite.js';
import type { MatterName } from './matters.js';

/**
 * Moments that only the server of a platform knows, kept for its next start and for commands: `started` and `seen` (it was last running),
 * and for a matter when it was last as it should be or, of those that are no age, since when it is not.
 */
export type Kept = Partial<Record<'started' | 'seen' | MatterName, number>>;

const fileIn = (folder: string) => join(folder, 'standing.sqlite');

/** What is kept in the folder of a platform: nothing, where nothing was kept or it cannot be read. */
export function keptIn(folder: string): Kept {
  if (!existsSync(fileIn(folder))) return {};
  let db: DatabaseSyncInstance | undefined;
  try {
    db = openDatabase(fileIn(folder), { readOnly: true });
    db.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
    const rows = db.prepare('SELECT name, at FROM kept').all() as { name: string; at: number }[];
    return Object.fromEntries(rows.map(({ name, at }) => [name, at]));
  } catch {
    return {};
  } finally {
    db?.close();
  }
}

/** Keeps moments, in milliseconds since 1970, and forgets those that are undefined. A file that is broken is made anew. */
export function keepIn(folder: string, moments: { [name in keyof Kept]: number | undefined }): void {
  try {
    write(fileIn(folder), moments);
  } catch (error) {
    if (!isBroken(error)) throw error;
    rmSync(fileIn(folder), { force: true });
    write(fileIn(folder), moments);
  }
}

/** Keeps that something was done by a command, where a server has kept moments before; that it cannot be kept is no fault of the command. */
export function noteDone(folder: string, name: MatterName, at: number): void {
  if (!existsSync(fileIn(folder))) return;
  try {
    keepIn(folder, { [name]: at });
  } catch {
    // The folder may be another user's.
  }
}

function write(file: string, moments: Record<string, number | undefined>): void {
  const db = openDatabase(file);
  try {
    db.exec(`PRAGMA busy_timeout = ${busyTimeout};
      CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT`);
    inTransaction(db, () => {
      for (const [name, at] of Object.entries(moments))
        if (at === undefined) db.prepare('DELETE FROM kept WHERE name = ?').run(name);
        else db.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?)').run(name, at);
    });
  } finally {
    db.close();
  }
}
