import type { Served } from '../server/index.js';
import { openAll } from './serve.js';

/**
 * The releases of some folders, of a series all vintages, that may be seen at an instant: what goes out of our hands has no
 * guard that could wait for an hour. The first vintage of a series is never held back, so there is always one.
 *
 * @param now milliseconds since 1970
 */
export async function openSeen(folders: readonly string[], now = Date.now()): Promise<Served[]> {
  const all = (await Promise.all(folders.map(openAll))).flat();
  return all.filter(({ vintage }) => (vintage?.from ?? Number.NEGATIVE_INFINITY) <= now);
}
