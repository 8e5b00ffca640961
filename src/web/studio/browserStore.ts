import type { DraftFiles } from '../../draft/index.js';
import type { Unzipped } from './zip.js';

/** The storage of this browser: an edition, and its state when it was opened or last downloaded. */
export interface InBrowser extends Unzipped {
  saved: DraftFiles;
}

const [database, table] = ['iplus-studio', 'editions'] as const;
/** The key of the edition that was edited last in this browser. */
export const openHereKey = 'open';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** What this browser keeps below a key; undefined where there is nothing, or nothing may be kept. */
export async function keptHere<Kept>(key: string): Promise<Kept | undefined> {
  const base = await opened();
  return new Promise((resolve, reject) => {
    const request = base.transaction(table).objectStore(table).get(key);
    request.onsuccess = () => resolve(request.result as Kept | undefined);
    request.onerror = () => reject(request.error);
  });
}

/** The keys below which this browser keeps something. */
async function keysHere(): Promise<string[]> {
  const base = await opened();
  return new Promise((resolve, reject) => {
    const request = base.transaction(table).objectStore(table).getAllKeys();
    request.onsuccess = () => resolve(request.result as string[]);
    request.onerror = () => reject(request.error);
  });
}

/**
 * A key that begins like this and that no other page has while this one is open: one below which something was left, or else a new
 * one.
 */
export async function ownKey(start: string): Promise<string> {
  const there = await keysHere().catch(() => []);
  // A page that was closed or loaded again just now gives its key back in a moment.
  const left = () => ({ signal: AbortSignal.timeout(2_000) });
  for (const key of there.filter((one) => one.startsWith(start)).sort())
    if ((await isMine(key, { ifAvailable: true })) || (await isMine(key, left()))) return key;
  for (let n = 1; ; n++) if (await isMine(`${start}${n}`, { ifAvailable: true })) return `${start}${n}`;
}

/** Takes a key for this page; a browser that knows no locks gives it to each. @returns false where another page has it */
const isMine = (key: string, how: LockOptions) =>
  new Promise<boolean>((say) => {
    const hold = (lock: Lock | null) => {
      say(lock !== null);
      return lock && new Promise(() => {});
    };
    navigator.locks.request(key, how, hold).catch(() => say(!how.signal?.aborted));
  });

/** Keeps something in this browser, in place of what was there before; undefined takes it away. It is on the disk when this ends. */
export async function keepHere(key: string, value: object | undefined): Promise<void> {
  const base = await opened();
  return new Promise((resolve, reject) => {
    const work = base.transaction(table, 'readwrite', { durability: 'strict' });
    const store = work.objectStore(table);
    if (value) store.put(value, key);
    else store.delete(key);
    work.oncomplete = () => resolve();
    work.onerror = () => reject(work.error);
    work.onabort = () => reject(work.error);
  });
}

/**
 * Keeps every value below a key: only the last one where several come while one is written.
 *
 * @param done when all is kept, or with what was thrown
 */
export function keeper(key: string, done: (error?: unknown) => void): (value: object | undefined) => void {
  let next: { value: object | undefined } | undefined;
  let isKeeping = false;
  const work = async () => {
    isKeeping = true;
    try {
      while (next) {
        const { value } = next;
        next = undefined;
        await keepHere(key, value);
      }
      done();
    } catch (error) {
      done(error);
    } finally {
      isKeeping = false;
    }
  };
  return (value) => {
    next = { value };
    if (!isKeeping) void work();
  };
}
