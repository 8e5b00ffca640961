import { UserError } from '../edition/index.js';

/** Published files that are not what they should be: a site that is running must not pass them on. */
export class ChangedFiles extends UserError {}

/** Runs work in which any problem of a file means that it was changed. */
export async function orChanged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserError ? new ChangedFiles(error.problems) : error;
  }
}
