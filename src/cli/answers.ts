import { type Answers, answersOf, type Question, type Recipe } from '../office/index.js';
import { askQuestions } from './ask.js';
import { type CommonOptions, languageOf } from './common.js';
import type { SteeringOptions } from './recipe.js';

/** Options of `iplus import sheet`. */
export interface SheetOptions extends CommonOptions, SteeringOptions {
  to: string;
  yes?: boolean;
  answer?: string[];
  /** Never makes a new edition. */
  update?: boolean;
  /** Shows the changes of an edition and writes none. */
  dryRun?: boolean;
}

/** What is made under the given answers and those to the questions that they leave open: some follow from others. */
export async function askUntilMade<T extends { questions: readonly Question[] }>(
  make: (answers: Answers) => T,
  options: SheetOptions,
  recipe: Recipe = {},
): Promise<{ made: T; answers: Answers }> {
  let made: T | undefined;
  let madeUnder: Answers | undefined;
  const openUnder = (answers: Answers) => {
    if (!made || answers !== madeUnder) made = make(answers);
    madeUnder = answers;
    return made.questions.filter(({ id }) => !(id in answers));
  };
  let answers = givenAnswers(options);
  const again = (open: readonly Question[]) => Object.entries(answersOf(recipe, open));
  for (let known = again(openUnder(answers)); known.length > 0; known = again(openUnder(answers)))
    answers = { ...answers, ...Object.fromEntries(known) };
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
