import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Problem, UserError } from '../../edition/index.js';
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

/** Makes the lock, or finds one there. */
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

/** A lock is complete from its first moment: who holds it, and what no other lock ever has. */
async function makeLock(lock: string): Promise<boolean> {
  const once = randomUUID();
  const own = `${lock}-${once}-${process.pid}@${hostname()}`;
  await writeFile(own, `${process.pid} ${hostname()} ${once}\n`);
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

/** Removes a lock whose owner is gone: no other than the one that was seen, since nobody else may remove that. */
async function clearStale(folder: string, lock: string): Promise<void> {
  const seen = await textOf(lock);
  if (!isGone(seen, () => !held.has(lock)) || !(await mayClear(folder, seen))) return;
  if ((await textOf(lock)) === seen) await rm(lock, { force: true });
}

/**
 * Whether this process alone may clear what was locked: it has put its own lock to that. Where one that is gone has done so and
 * not come further, the lock of that one is cleared in the same way.
 */
async function mayClear(folder: string, seen: string): Promise<boolean> {
  let text = seen;
  do {
    const { pid, once = pid } = partsOf(text);
    const clearing = join(folder, `clearing-${once}`);
    if (await makeLock(clearing)) return true;
    text = await textOf(clearing);
  } while (isGone(text));
  return false;
}

/** Removes what processes that were killed while they made or cleared a lock have left beside it. */
async function clearAttempts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid, host] = /^(?:lock|clearing)-.*?(\d+)@(.+)$/.exec(name) ?? [];
    const left = host === hostname() && !alive(Number(pid));
    // Whoever holds the lock knows that the one to be cleared is gone.
    if (left || /^clearing-[^@]*$/.test(name)) await rm(join(folder, name), { force: true });
  }
}

const textOf = (lock: string) => readFile(lock, 'utf8').catch(() => '');

function partsOf(text: string): { pid?: string; host?: string; once?: string } {
  return /^(?<pid>\d+) (?<host>\S+)(?: (?<once>\S+))?\n$/.exec(text)?.groups ?? {};
}

/**
 * Whether what a lock says is of a process of this machine that is no more.
 * @param ours whether one of this very process is
 */
function isGone(text: string, ours = () => false): boolean {
  const { pid, host } = partsOf(text);
  if (pid === undefined || host !== hostname()) return false;
  return Number(pid) === process.pid ? ours() : !alive(Number(pid));
}
