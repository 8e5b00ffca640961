import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Problem, UserError } from '../edition/index.js';
import { alive } from './store.js';

/** How long one waits for another, in milliseconds. */
const patience = 60_000;

/**
 * Runs a piece of work while no other process of ours works on the folder. Others wait for it for a minute and are then
 * refused. What a process on this machine that is gone has left locked is unlocked.
 *
 * @param inUse what one is told who waited in vain for the lock
 * @throws UserError when the folder stays in use
 */
export async function alone<T>(
  folder: string,
  inUse: (lock: string) => Problem,
  work: () => Promise<T>,
): Promise<T> {
  const lock = join(folder, 'lock');
  for (let waited = 0; !(await taken(lock)); waited += 50) {
    await clearStale(folder, lock);
    if (waited >= patience) throw new UserError([inUse(lock)]);
    await sleep(50);
  }
  try {
    await clearAttempts(folder);
    return await work();
  } finally {
    await rm(lock, { force: true }).finally(() => held.delete(lock));
  }
}

/** Locks that work of this very process holds. */
const held = new Set<string>();

/** Makes the lock, complete from its first moment, or finds one there. */
async function taken(lock: string): Promise<boolean> {
  if (held.has(lock)) return false;
  held.add(lock);
  try {
    const made = await makeLock(lock);
    if (!made) held.delete(lock);
    return made;
  } catch (error) {
    held.delete(lock);
    throw error;
  }
}

async function makeLock(lock: string): Promise<boolean> {
  const own = `${lock}-${process.pid}@${hostname()}`;
  await writeFile(own, `${process.pid} ${hostname()}\n`);
  const made = await link(own, lock).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return false;
    },
  );
  await rm(own, { force: true });
  return made;
}

/** Removes a lock whose owner is gone. One at a time may: else the second would remove the lock the first has just made. */
async function clearStale(folder: string, lock: string): Promise<void> {
  if (!(await isStale(lock))) return;
  const clearing = join(folder, 'clearing');
  const mine = await mkdir(clearing).then(
    () => true,
    () => false,
  );
  if (!mine) return;
  if (await isStale(lock)) await rm(lock, { force: true });
  await rm(clearing, { recursive: true, force: true });
}

/** Removes what processes that were killed while they made a lock have left beside it. */
async function clearAttempts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid, host] = /^lock-(\d+)@(.+)$/.exec(name) ?? [];
    if (host === hostname() && !alive(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

async function isStale(lock: string): Promise<boolean> {
  const text = await readFile(lock, 'utf8').catch(() => '');
  const [, pid, host] = /^(\d+) (.+)\n$/.exec(text) ?? [];
  const gone = Number(pid) === process.pid ? !held.has(lock) : !alive(Number(pid));
  return pid !== undefined && host === hostname() && gone;
}
