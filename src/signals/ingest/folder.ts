import { join } from 'node:path';
import { type Kept, keptIn } from '../kept.js';

/** Folder of all that was taken, below the edition. */
export const ingestedFolder = 'ingested';

/** Whether a file or pattern is of what an ingest accepted. */
export function isAccepted(from: string): boolean {
  return from.startsWith(`${ingestedFolder}/`);
}

/** The partials of accepted records, kept beside them. */
export function partialsOf(folder: string): Kept {
  return keptIn(join(folder, ingestedFolder, 'partials'));
}
