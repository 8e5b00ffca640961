import { createInterface } from 'node:readline';
import type { Lang } from '../edition/index.js';
import type { Answers, Question } from '../office/index.js';
import { printError } from './common.js';
import { questionText } from './importText.js';

/**
 * Asks one question after the other. An empty line takes the default, a number the option of that number; at the end of the input
 * the rest stays open.
 */
export async function ask(
  questions: readonly Question[],
  lang: Lang,
  input: NodeJS.ReadableStream,
): Promise<Answers> {
  const answers: Record<string, string> = {};
  if (questions.length === 0) return answers;
  const terminal = createInterface({ input });
  // Lines that are pasted come before they are asked for.
  const lines = terminal[Symbol.asyncIterator]();
  try {
    for (const question of questions) {
      printError(questionText(question, lang));
      const line = await lines.next();
      if (line.done) break;
      const typed = line.value.trim();
      const { id, options, usual } = question;
      const answer = typed === '' ? usual : (options[Number(typed) - 1]?.id ?? typed);
      if (answer !== undefined) answers[id] = answer;
    }
  } finally {
    terminal.close();
  }
  return answers;
}
