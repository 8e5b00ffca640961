import {
  type Coordinates,
  type InputTable,
  type Problem,
  shortenProblems,
  type Text,
} from '../edition/index.js';
import { type CellCounts, figuresOf } from './figures.js';
import { zeroBased } from './naturalZero.js';
import { notesOf } from './notes.js';
import { type KnownPlaces, matchPlaces } from './places.js';
import { faultProblems, unansweredProblems } from './problems.js';
import { type Answers, type Question, questionsOf } from './questions.js';
import { readAgain } from './readAgain.js';
import { coordinatesOf, tablesOf } from './tables.js';
import type { UnderstoodSheets } from './understand.js';
import { excludedTotals, withOtherLevel } from './unitQuestions.js';
import { codeColumn, unitText } from './units.js';

/** COINr's two tables made of office sheets, or what is missing for them. */
export interface OfficeEdition {
  questions: Question[];
  /** Cells of columns of figures, by what became of them. */
  counts: CellCounts;
  /** Decisions made on the user's behalf. */
  notes: Text[];
  problems: Problem[];
  tables: { iData: InputTable; iMeta: InputTable } | undefined;
  /** Of the units that have them, by code. */
  coordinates?: ReadonlyMap<string, Coordinates>;
  /** Codes of the indicators whose scale begins at 0. */
  fromZero?: readonly string[];
}

/**
 * Makes COINr's two tables of what was understood and the answers to its questions.
 *
 * @param file the workbook, for messages
 * @param read what was understood of it
 * @param known places whose codes the units may get
 * @param spell transliterates a text to Latin letters, to compare names
 */
export function officeEdition(
  file: string,
  read: UnderstoodSheets,
  answers: Answers,
  known: readonly KnownPlaces[],
  spell: (text: string) => string = (text) => text,
): OfficeEdition {
  const { understood: joined, questions: asked } = readAgain(read, answers);
  const left = excludedTotals(joined, answers);
  const names = [...joined.units.keys()].filter((name) => !left.has(name));
  const own = new Set(names.flatMap((name) => unitText(joined.units.get(name)!, codeColumn) ?? []));
  const areOwn = names.length > 0 && own.size === names.length;
  const found = matchPlaces(names, known, spell);
  // Numbers of rows are no codes where all names are known places.
  const areNumbers = areRowNumbers([...own]) && found?.exact.size === names.length;
  const places = areOwn && !areNumbers ? undefined : found;
  const ownCodes = areOwn && places === undefined;
  const understood = withOtherLevel(joined, places?.elsewhere ?? []);
  const questions = [...asked, ...questionsOf(understood, places?.near ?? [], answers)];
  const { figures, counts, faults } = figuresOf(understood, answers);
  const wrong = shortenProblems(faultProblems(file, [...understood.faults, ...faults]));
  const problems = wrong.length > 0 ? wrong : unansweredProblems(file, questions, answers);
  if (problems.length > 0) return { questions, counts, notes: [], problems, tables: undefined };
  const said = { understood, answers, figures, places, named: found?.exact, ownCodes };
  const { codeOf, ...tables } = tablesOf(file, said);
  const notes = notesOf(understood, places, answers);
  const fromZero = zeroBased(understood, answers).map(({ path }) => codeOf(path));
  return { questions, counts, notes, problems: [], tables, coordinates: coordinatesOf(said), fromZero };
}

/** Whether codes are 1, 2, 3 … of the rows. */
const areRowNumbers = (codes: readonly string[]) =>
  codes.every((code, i) => code === String(i) || code === String(i + 1));
