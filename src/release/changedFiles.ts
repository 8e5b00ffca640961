import { UserError } from '../edition/index.js';

/** Published files that differ from what their list says. A running site must not serve them. */
export class ChangedFiles extends UserError {}

/** Runs a function; a user error in it means that a published file was changed, and is rethrown as `ChangedFiles`. */
export async function asChangedFiles<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserError ? new ChangedFiles(error.problems) : error;
  }
}
