import { join } from 'node:path';
import { type KeptPartials, keptPartials } from '../keptPartials.js';

/** Folder of all that was taken, below the edition. */
export const ingestedFolder = 'ingested';

/** Whether a file or pattern is of what an ingest accepted. */
export function isAccepted(from: string): boolean {
  return from.startsWith(`${ingestedFolder}/`);
}

/** The partials of accepted records, kept beside them. */
export function partialsOf(folder: string): KeptPartials {
  return keptPartials(join(folder, ingestedFolder, 'partials'));
}
