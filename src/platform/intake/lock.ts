import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { type Problem, UserError } from '../../edition/index.js';
import { intakeProblems } from './problems.js';
import { openDatabase } from './sqlite.js';

/** Whether a process has a platform open. */
export function isOpen(folder: string): boolean {
  if (!existsSync(join(folder, 'lock.sqlite'))) return false;
  try {
    lockOf(folder).close();
    return false;
  } catch {
    return true;
  }
}

/**
 * Locks the folder, or something in it, for this process until it ends, also by a crash.
 * @throws UserError where another one has it
 */
export function lockOf(
  folder: string,
  {
    file = 'lock.sqlite',
    inUse = intakeProblems.inUse,
  }: { file?: string; inUse?: (folder: string) => Problem } = {},
): DatabaseSyncInstance {
  const lock = openDatabase(join(folder, file));
  try {
    lock.exec(
      'PRAGMA busy_timeout = 500; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (one)',
    );
    return lock;
  } catch {
    lock.close();
    throw new UserError([inUse(folder)]);
  }
}
