import type { Answers, Question } from '../office/index.js';
import type { NamedEncoding } from '../spreadsheet/index.js';
import { askQuestions } from './ask.js';
import { type CommonOptions, languageOf } from './common.js';

/** Options of `iplus import sheet`. */
export interface SheetOptions extends CommonOptions {
  to: string;
  yes?: boolean;
  answer?: string[];
  /** Of a CSV file whose bytes do not tell it. */
  encoding?: NamedEncoding;
  /** Never makes a new edition. */
  update?: boolean;
  /** Shows the changes of an edition and writes none. */
  dryRun?: boolean;
}

/** What is made under the given answers and those to the questions that they leave open: some follow from others. */
export async function askUntilMade<T extends { questions: readonly Question[] }>(
  make: (answers: Answers) => T,
  options: SheetOptions,
): Promise<{ made: T; answers: Answers }> {
  let made: T | undefined;
  const openUnder = (answers: Answers) => {
    made = make(answers);
    return made.questions.filter(({ id }) => !(id in answers));
  };
  let answers = givenAnswers(options);
  if (options.yes) {
    for (
      let usual = usualAnswers(openUnder(answers));
      usual.length > 0;
      usual = usualAnswers(openUnder(answers))
    )
      answers = { ...answers, ...Object.fromEntries(usual) };
  } else if (!options.json && process.stdin.isTTY && process.stderr.isTTY)
    answers = await askQuestions((under) => openUnder(under)[0], languageOf(options), process.stdin, answers);
  return { made: made ?? make(answers), answers };
}

const usualAnswers = (questions: readonly Question[]): [string, string][] =>
  questions.flatMap(({ id, usual }) => (usual === undefined ? [] : [[id, usual]]));

/** The answers of `--answer`. */
function givenAnswers({ answer = [] }: SheetOptions): Answers {
  return Object.fromEntries(answer.map(splitAnswer));
}

/** Answers as `--answer` gives them. */
export const givenAs = (answers: Answers): string[] =>
  Object.entries(answers).map(([id, text]) => `${id}=${text}`);

function splitAnswer(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
