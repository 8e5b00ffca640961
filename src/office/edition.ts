import type { Coordinates, Problem, Table, Text } from '../edition/index.js';
import { type Counts, figuresOf } from './figures.js';
import { without } from './framework.js';
import { type KnownPlaces, type Matched, matchPlaces } from './places.js';
import { faultProblems, unanswered } from './problems.js';
import { type Answers, type Question, questionsOf } from './questions.js';
import { coordinatesOf, tablesOf } from './tables.js';
import type { Understood } from './understand.js';
import { codeColumn, saidOf } from './units.js';

/** COINr's two tables made of office sheets, or what is missing for them. */
export interface OfficeEdition {
  questions: Question[];
  /** Cells of columns of figures, by what became of them. */
  counts: Counts;
  /** Decisions made on the user's behalf. */
  notes: Text[];
  problems: Problem[];
  tables: { iData: Table; iMeta: Table } | undefined;
  /** Of the units that have them, by code. */
  coordinates?: ReadonlyMap<string, Coordinates>;
}

/**
 * Makes COINr's two tables of what was understood and the answers to its questions.
 *
 * @param file the workbook, for messages
 * @param known places whose codes the units may get
 * @param spell transliterates a text to Latin letters, to compare names
 */
export function officeEdition(
  file: string,
  understood: Understood,
  answers: Answers,
  known: readonly KnownPlaces[],
  spell: (text: string) => string = (text) => text,
): OfficeEdition {
  const names = [...understood.units.keys()];
  const own = new Set([...understood.units.values()].flatMap((unit) => saidOf(unit, codeColumn) ?? []));
  const ownCodes = names.length > 0 && own.size === names.length;
  const places = ownCodes ? undefined : matchPlaces(names, known, spell);
  const questions = questionsOf(understood, places?.near ?? []);
  const { figures, counts, faults } = figuresOf(understood, answers);
  const wrong = faultProblems(file, [...understood.faults, ...faults]);
  const problems = wrong.length > 0 ? wrong : unanswered(file, questions, answers);
  if (problems.length > 0) return { questions, counts, notes: [], problems, tables: undefined };
  const said = { understood, answers, figures, places, ownCodes };
  const tables = tablesOf(file, said);
  const notes = notesOf(understood, places, answers);
  return { questions, counts, notes, problems: [], tables, coordinates: coordinatesOf(said) };
}

function notesOf(
  { sheets, indicators, framework }: Understood,
  places: Matched | undefined,
  answers: Answers,
): Text[] {
  const notes: Text[] = [];
  const plain = [...indicators.values()].filter((i) => !i.denominator && i.direction === undefined);
  if (plain.length > 0)
    notes.push({
      en: `For ${plain.length} indicators the table does not say whether more is better; column direction of indicators.csv says what was taken.`,
      zh: `${plain.length} 项指标在表中未注明方向，所取方向见 indicators.csv 的 direction 列。`,
    });
  const absent = framework ? without(framework, indicators) : [];
  if (absent.length > 0)
    notes.push({
      en: `The sheet ${framework!.sheet} names indicators of which there are no figures, and which were left out: ${absent.join(', ')}.`,
      zh: `工作表“${framework!.sheet}”中的以下指标没有数值，未纳入：${absent.join('、')}。`,
    });
  const weighted = [...indicators.values()].some((i) => i.weight !== undefined);
  if (!weighted)
    notes.push({
      en: 'The table has no weights: all are equal. edition.yaml holds them.',
      zh: '表中没有权重，均按等权处理；可在 edition.yaml 中修改。',
    });
  const denominators = [...indicators.values()].filter((i) => i.denominator).map(({ path }) => path.at(-1)!);
  if (denominators.length > 0)
    notes.push({
      en: `No indicators, but shown with the index or divided by: ${denominators.join(', ')}.`,
      zh: `不作为指标，仅随指数展示或用作分母：${denominators.join('、')}。`,
    });
  for (const sheet of sheets.filter(({ as }) => as === 'summary'))
    notes.push({
      en: `The sheet ${sheet.name} sums up another one (mean, count, …) and was not read.`,
      zh: `工作表“${sheet.name}”为统计摘要，未读取。`,
    });
  for (const sheet of sheets.filter(({ as }) => as === 'texts'))
    notes.push({
      en: `The sheet ${sheet.name} has no figures and was not read.`,
      zh: `工作表“${sheet.name}”没有数值，未读取。`,
    });
  if (places) {
    const again = places.again.map(({ name }) => name);
    if (again.length > 0)
      notes.push({
        en: `Second names of places that the table has already, kept as units of their own: ${again.join(', ')}.`,
        zh: `以下名称与表中另一名称指同一地方，仍各作一个单元：${again.join('、')}。`,
      });
    const unknown = [
      ...places.own.filter((name) => !again.includes(name)),
      ...(answers['names'] === 'same' ? [] : places.near.map(({ name }) => name)),
    ];
    notes.push({
      en: `${places.exact.size} names are known places and got their codes.${unknown.length > 0 ? ` Not known: ${unknown.join(', ')}.` : ''}`,
      zh: `${places.exact.size} 个名称为已知地名，已取用其代码。${unknown.length > 0 ? `未能对应：${unknown.join('、')}。` : ''}`,
    });
  }
  return notes;
}
