import { stringify } from 'yaml';
import { z } from 'zod';
import { type Problem, readYaml } from '../edition/index.js';
import type { Answers, Question } from './question.js';

/** What a user can say that a column is. `less` and `more`: an indicator of which less or more is better. */
export const columnRoles = [
  'place',
  'code',
  'group',
  'period',
  'indicator',
  'less',
  'more',
  'population',
  'unit',
  'rank',
  'note',
  'out',
] as const;
export type SaidRole = (typeof columnRoles)[number];

const rows = z.number().int().min(1).max(10_000);

const recipeForm = z.strictObject({
  sheets: z.array(z.string()).min(1).optional(),
  header: z.tuple([rows, rows]).optional(),
  transpose: z.boolean().optional(),
  encoding: z.string().optional(),
  decimal: z.enum(['.', ',']).optional(),
  columns: z.record(z.string(), z.enum(columnRoles)).optional(),
  rows: z.record(z.string(), z.enum(['out', 'unit'])).optional(),
  answers: z
    .record(z.string(), z.strictObject({ answer: z.string(), about: z.array(z.string()).optional() }))
    .optional(),
});

/**
 * How a table is read, where someone said it: the sheets that are read, the first and last row of the header (from 1), whether rows
 * are columns, the encoding, the decimal mark, what columns are (by header or letter), rows that are units or left out (by
 * their first text), and the answers to questions with what they were about. It is kept as `import.yaml` beside the edition.
 */
export type Recipe = z.infer<typeof recipeForm>;

/** The file of a recipe in the folder of its edition. */
export const recipeFile = 'import.yaml';

/** The recipe in a file, or its problems. */
export function readRecipe(text: string): { recipe?: Recipe; problems: Problem[] } {
  const { value, problems } = readYaml<Recipe>(recipeFile, text, recipeForm);
  return value && problems.length === 0 ? { recipe: value, problems } : { problems };
}

/** Questions about what a table of another year says anew: their answers hold for one table. */
const ofOneTable = /^(period|encoding|revisions|scale|unit:|indicator:|new-|absent-|version|periods)/u;

/** A recipe with the answers to questions, each with the names that it is about. */
export function withAnswers(recipe: Recipe, questions: readonly Question[], answers: Answers): Recipe {
  const kept = questions.flatMap(({ id, about }) => {
    const answer = answers[id];
    return answer === undefined || ofOneTable.test(id)
      ? []
      : [[id, { answer, about: namesIn(about) }] as const];
  });
  const all = { ...recipe.answers, ...Object.fromEntries(kept) };
  return Object.keys(all).length > 0 ? { ...recipe, answers: all } : recipe;
}

/** The answers of a recipe to questions that are about nothing else than last time. */
export function answersOf({ answers = {} }: Recipe, questions: readonly Question[]): Answers {
  return Object.fromEntries(
    questions.flatMap(({ id, about }) => {
      const { answer, about: before = [] } = answers[id] ?? {};
      const isSame = namesIn(about).every((name) => before.includes(name));
      return answer !== undefined && isSame ? [[id, answer]] : [];
    }),
  );
}

/** What a question is about without the addresses of cells and the figures, which change with the table. */
const namesIn = (about: readonly string[]): string[] => [
  ...new Set(
    about.map((text) =>
      text
        .replace(/^(?:[^:]*!)?[A-Z]{1,3}\d+: /u, '')
        .replace(/\s*\((?:[^()]*!)?[A-Z]{1,3}\d+\)/gu, '')
        .replace(/\s*\([^()]* → [^()]*\)$/u, '')
        .replace(/(?:19|20)\d\d/gu, ''),
    ),
  ),
];

/** A recipe as a file of its edition; none where it says nothing. */
export const recipeFiles = (recipe: Recipe): [string, string][] =>
  Object.keys(recipe).length > 0
    ? [[recipeFile, `${recipeHead}${stringify(recipe, { lineWidth: 110 })}`]]
    : [];

const recipeHead = `# How the table was read; \`iplus import sheet\` reads the one of the next year in the same way, and asks what is new in it.
# 表格的读法；下一年的表由 \`iplus import sheet\` 按此读取，只询问新出现的问题。
`;
