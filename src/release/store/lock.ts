import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sync } from '../../disk/index.js';
import { type Problem, UserError } from '../../edition/index.js';
import { isAlive } from './store.js';

/** How long a process waits for a lock, in milliseconds. */
const lockTimeout = 60_000;

/**
 * Runs a function while the folder is locked against other processes of this program, which wait for a minute and then fail. A lock
 * of a process of this machine that no longer exists is removed.
 *
 * @param inUse the problem reported where the lock was not obtained
 * @throws UserError when the folder stays in use
 */
export async function withLock<T>(
  folder: string,
  inUse: (lock: string) => Problem,
  work: () => Promise<T>,
): Promise<T> {
  const lock = join(folder, 'lock');
  for (let waited = 0; !(await tryLock(lock)); waited += 50) {
    await clearStale(folder, lock);
    if (waited >= lockTimeout) throw new UserError([inUse(lock)]);
    await sleep(50);
  }
  try {
    await clearAttempts(folder);
    return await work();
  } finally {
    await rm(lock, { force: true }).finally(() => heldLocks.delete(lock));
  }
}

/** Locks held by this process. */
const heldLocks = new Set<string>();

/** Creates the lock; false where it exists already. */
async function tryLock(lock: string): Promise<boolean> {
  if (heldLocks.has(lock)) return false;
  heldLocks.add(lock);
  try {
    const made = await makeLock(lock);
    if (!made) heldLocks.delete(lock);
    return made;
  } catch (error) {
    heldLocks.delete(lock);
    throw error;
  }
}

/**
 * The id of the current boot of this machine, where the system has one: after a reboot the same process id belongs to
 * another process.
 */
const startOfMachine = (() => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '-';
  }
})();

/**
 * A lock is created complete, and its content is on the disk before its name: the holder, a unique token, and the start
 * of the machine. A lock left behind by a power cut is recognised by this.
 */
async function makeLock(lock: string): Promise<boolean> {
  const once = randomUUID();
  const own = `${lock}-${once}-${process.pid}@${hostname()}`;
  await writeFile(own, `${process.pid} ${hostname()} ${once} ${startOfMachine}\n`);
  await sync(own);
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

/** Removes a lock whose owner no longer exists: exactly the one that was read, since only one process may remove it. */
async function clearStale(folder: string, lock: string): Promise<void> {
  const seen = await textOf(lock);
  if (!isGone(seen, () => !heldLocks.has(lock)) || !(await mayClear(folder, seen))) return;
  if ((await textOf(lock)) === seen) await rm(lock, { force: true });
}

/**
 * Whether this process alone may remove a stale lock: it holds a lock for doing so. Where a process that no longer exists holds that
 * one, it is removed in the same way.
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

/** Removes files left next to a lock by processes that were killed while making or removing it. */
async function clearAttempts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid, host] = /^(?:lock|clearing)-.*?(\d+)@(.+)$/.exec(name) ?? [];
    const left = host === hostname() && !isAlive(Number(pid));
    // Only the holder of the lock gets here, so that the stale one is already removed.
    if (left || /^clearing-[^@]*$/.test(name)) await rm(join(folder, name), { force: true });
  }
}

const textOf = (lock: string) => readFile(lock, 'utf8').catch(() => '');

function partsOf(text: string): { pid?: string; host?: string; once?: string; start?: string } {
  return /^(?<pid>\d+) (?<host>\S+)(?: (?<once>\S+)(?: (?<start>\S+))?)?\n$/.exec(text)?.groups ?? {};
}

/**
 * Whether the holder of a lock is a process of this machine that no longer exists.
 * @param ours the result for this process itself
 */
function isGone(text: string, ours = () => false): boolean {
  const { pid, host, start } = partsOf(text);
  if (pid === undefined || host !== hostname()) return false;
  if (start !== undefined && start !== startOfMachine) return true;
  return Number(pid) === process.pid ? ours() : !isAlive(Number(pid));
}
