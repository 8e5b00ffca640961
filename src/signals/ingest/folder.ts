import { join } from 'node:path';
import { cacheIn, type ResultCache } from '../cache.js';

/** Folder of accepted and rejected records, below the edition. */
export const ingestedFolder = 'ingested';

/** Whether a file or pattern refers to accepted records. */
export function isAccepted(from: string): boolean {
  return from.startsWith(`${ingestedFolder}/`);
}

/** The cached partials of accepted records. */
export function partialsOf(folder: string): ResultCache {
  return cacheIn(join(folder, ingestedFolder, 'partials'));
}
