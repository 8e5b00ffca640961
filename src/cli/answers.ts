import type { Answers, Question } from '../office/index.js';
import { ask } from './ask.js';
import { type Common, languageOf } from './common.js';

/** Options of `iplus import sheet`. */
export interface SheetOptions extends Common {
  to: string;
  yes?: boolean;
  answer?: string[];
  /** Shows the changes of an edition and writes none. */
  dryRun?: boolean;
}

/** The given answers, with answers to the questions that are still open. */
export async function answersTo(
  questions: readonly Question[],
  given: Answers,
  options: SheetOptions,
): Promise<Answers> {
  const open = questions.filter(({ id }) => !(id in given));
  if (options.yes) return { ...usualOf(open), ...given };
  if (options.json || !process.stdin.isTTY || !process.stderr.isTTY) return given;
  return { ...given, ...(await ask(open, languageOf(options), process.stdin)) };
}

const usualOf = (questions: readonly Question[]): Answers =>
  Object.fromEntries(questions.flatMap(({ id, usual }) => (usual === undefined ? [] : [[id, usual]])));

/** The answers of `--answer`. */
export function givenAnswers({ answer = [] }: SheetOptions): Answers {
  return Object.fromEntries(answer.map(splitAnswer));
}

function splitAnswer(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
