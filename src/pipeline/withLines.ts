import { type Edition, UserError } from '../edition/index.js';

/** Adds the line in edition.yaml to problems that have only a key path. */
export async function withLines<T>(edition: Edition, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      error.problems.map((p) => {
        if (p.at.file !== edition.file || p.at.line !== undefined || p.at.path === undefined) return p;
        return { ...p, at: edition.at(p.at.path.split('.')) };
      }),
    );
  }
}
