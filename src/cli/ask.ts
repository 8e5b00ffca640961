import { createInterface } from 'node:readline';
import type { Lang } from '../edition/index.js';
import { type Answers, isAnswer, type Question } from '../office/index.js';
import { printError } from './common.js';
import { notAnAnswer, questionText } from './importText.js';

/**
 * Asks one question after the other, each again until its answer is one. An empty line takes the default, a number the option of
 * that number; at the end of the input the rest stays open.
 *
 * @param nextUnder the question that is open under some answers: an answer may raise others, or settle them
 */
export async function askQuestions(
  nextUnder: (answers: Answers) => Question | undefined,
  lang: Lang,
  input: NodeJS.ReadableStream,
  given: Answers = {},
): Promise<Answers> {
  let answers = given;
  let question = nextUnder(answers);
  if (!question) return answers;
  const terminal = createInterface({ input });
  // Lines that are pasted come before they are asked for.
  const lines = terminal[Symbol.asyncIterator]();
  try {
    for (; question; question = nextUnder(answers)) {
      printError(questionText(question, lang));
      const answer = await readAnswer(question, lang, lines);
      if (answer === undefined) break;
      answers = { ...answers, [question.id]: answer };
    }
  } finally {
    terminal.close();
  }
  return answers;
}

/** The first line that answers a question; nothing where the input ends before. */
async function readAnswer(
  question: Question,
  lang: Lang,
  lines: AsyncIterator<string>,
): Promise<string | undefined> {
  const { options, usual } = question;
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    const typed = line.value.trim();
    const answer = typed === '' ? usual : (options[Number(typed) - 1]?.id ?? typed);
    if (answer !== undefined && isAnswer(question, answer)) return answer;
    printError(notAnAnswer(question, typed, lang));
  }
  return undefined;
}
