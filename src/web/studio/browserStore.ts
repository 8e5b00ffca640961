import type { DraftFiles } from '../../draft/index.js';
import type { Unzipped } from './zip.js';

/** The storage of this browser: an edition, and its state when it was opened or last downloaded. */
export interface InBrowser extends Unzipped {
  saved: DraftFiles;
}

const [database, table, key] = ['iplus-studio', 'editions', 'open'] as const;

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The edition that was edited last in this browser; undefined where there is none, or nothing may be kept. */
export async function keptHere(): Promise<InBrowser | undefined> {
  const base = await opened();
  return new Promise((resolve, reject) => {
    const request = base.transaction(table).objectStore(table).get(key);
    request.onsuccess = () => resolve(request.result as InBrowser | undefined);
    request.onerror = () => reject(request.error);
  });
}

/** Keeps an edition in this browser, in place of the one before. */
export async function keepHere(edition: InBrowser): Promise<void> {
  const base = await opened();
  return new Promise((resolve, reject) => {
    const work = base.transaction(table, 'readwrite');
    work.objectStore(table).put(edition, key);
    work.oncomplete = () => resolve();
    work.onerror = () => reject(work.error);
  });
}
