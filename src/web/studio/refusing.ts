import type { DraftFiles } from '../../draft/index.js';
import { problemText, type Text, UserError } from '../../edition/index.js';
import { edit, files, lang, problems, trouble, vetted } from './state.js';

/**
 * Makes a step of the history where the edition can be computed with it; otherwise throws the reasons, and nothing changes.
 *
 * @param file of an edition that has problems already, only those of this file count
 */
export async function takeFitting(
  name: Text,
  put: (now: DraftFiles) => DraftFiles,
  file?: string,
): Promise<void> {
  const isSound = problems.peek().length === 0;
  const found = await vetted(put(files.peek()));
  const wrong = found.filter(({ at }) => isSound || at.file === file);
  if (wrong.length > 0) throw new UserError(wrong.slice(0, 2));
  edit(name, put(files.peek()));
}

/** The same, with the reasons on the page. @returns whether it was done */
export async function refusing(name: Text, put: (now: DraftFiles) => DraftFiles): Promise<boolean> {
  trouble.value = '';
  try {
    await takeFitting(name, put);
    return true;
  } catch (error) {
    trouble.value = reasonsOf(error);
    return false;
  }
}

/** What was thrown, as a message. */
export function reasonsOf(error: unknown): string {
  if (error instanceof UserError)
    return error.problems.map((problem) => problemText(problem, lang)).join('\n');
  return error instanceof Error ? error.message : String(error);
}
