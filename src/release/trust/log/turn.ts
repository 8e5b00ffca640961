import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { problems, UserError } from '../../../edition/index.js';
import { isAlive, mendableFault } from '../../store.js';

const prefix = '.turn-';

/**
 * Does some work on a folder while no other process does. Every process puts down a file with its number and then looks
 * for those of others: of two at once at least one sees the other and stands back. What a killed process left counts
 * for nothing.
 *
 * @param wait how long others are waited for (milliseconds)
 * @throws UserError when they take longer, or the folder cannot be written
 */
export async function inTurn<T>(folder: string, work: () => Promise<T>, wait = 20_000): Promise<T> {
  try {
    return await afterOthers(folder, work, wait);
  } catch (error) {
    throw mendableFault(folder, error);
  }
}

async function afterOthers<T>(folder: string, work: () => Promise<T>, wait: number): Promise<T> {
  const own = `${prefix}${process.pid}`;
  const pause = 10 + (process.pid % 40);
  for (let waited = 0; ; waited += pause) {
    await writeFile(join(folder, own), '');
    const others = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name !== own);
    const busy = others.find((name) => isAlive(Number(name.slice(prefix.length))));
    try {
      if (busy === undefined) {
        for (const left of others) await rm(join(folder, left), { force: true });
        return await work();
      }
    } finally {
      await rm(join(folder, own), { force: true });
    }
    if (waited > wait) throw new UserError([problems.logBusy(join(folder, busy))]);
    await sleep(pause);
  }
}
