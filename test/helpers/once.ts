import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does once a run what several processes need: the first one does it, the others wait. Work that fails is tried again by the
 * next.
 *
 * @param path in `sharedFolder()`; what the work returned is in the `.json` of this name when it is done
 */
export async function onceARun<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  const [done, lock] = [`${path}.json`, `${path}.lock`];
  mkdirSync(dirname(path), { recursive: true });
  while (!existsSync(done)) {
    try {
      mkdirSync(lock);
    } catch {
      await sleep(50);
      continue;
    }
    try {
      if (existsSync(done)) break;
      writeFileSync(`${done}.part`, JSON.stringify((await work()) ?? null));
      renameSync(`${done}.part`, done);
    } finally {
      rmSync(lock, { recursive: true });
    }
  }
  return JSON.parse(readFileSync(done, 'utf8')) as T;
}
