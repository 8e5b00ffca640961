import type { Answers, Question } from './question.js';
import { partTotals } from './totals.js';
import type { UnderstoodSheets } from './understand.js';
import { codeColumn, contradictions, sectionColumn } from './units.js';
import { partTotalWords } from './vocabulary.js';

/** Units whose group is another one in another row or sheet. */
export function groupQuestions({ units }: UnderstoodSheets, answers: Answers): Question[] {
  const found = contradictions(units.values()).filter(
    ({ unit, column }) =>
      column !== codeColumn && (answers['totals'] === 'keep' || !partTotalWords.test(unit)),
  );
  if (found.length === 0) return [];
  return [
    {
      id: 'groups',
      text: {
        en: 'Some units are in different groups in different places. Which do they belong to?',
        zh: '部分单元在不同位置所属的分组不同，应归入哪一组？',
      },
      about: found.map(({ unit, column, said }) => {
        const texts = said.map(({ text, at }) => `${text} (${at})`).join(', ');
        return column === sectionColumn ? `${unit}: ${texts}` : `${unit}, ${column}: ${texts}`;
      }),
      options: [
        { id: 'first', text: { en: 'the group that stands first', zh: '最先出现的分组' } },
        { id: 'last', text: { en: 'the group that stands last', zh: '最后出现的分组' } },
      ],
    },
  ];
}

/** Rows whose names say that they are totals or averages of others, where no figures show it. */
export function totalQuestions(understood: UnderstoodSheets): Question[] {
  const found = [...partTotals(understood)].filter(([, { addsUp }]) => !addsUp);
  if (found.length === 0 || found.length === understood.units.size) return [];
  return [
    {
      id: 'totals',
      text: {
        en: 'These rows seem to be totals or averages of others.',
        zh: '以下行看来是其他行的合计或平均。',
      },
      about: found.map(([unit, { at }]) => `${unit} (${at})`),
      options: [
        { id: 'leave', text: { en: 'leave them out', zh: '不纳入' } },
        { id: 'keep', text: { en: 'they are units like the others', zh: '作为单元纳入' } },
      ],
      usual: 'leave',
    },
  ];
}

/** What was understood, with the units that are places of another level than the others. */
export function withOtherLevel(read: UnderstoodSheets, elsewhere: readonly string[]): UnderstoodSheets {
  if (elsewhere.length === 0) return read;
  const cellOf = (name: string) => read.items.find(({ unit }) => unit === name)?.at ?? '';
  return { ...read, otherLevel: new Map(elsewhere.map((name) => [name, cellOf(name)])) };
}

/** Rows of places of another level than the others: provinces among cities. */
export function levelQuestions({ otherLevel }: UnderstoodSheets): Question[] {
  if (!otherLevel) return [];
  return [
    {
      id: 'levels',
      text: {
        en: 'These rows are places of another level than the others.',
        zh: '以下行与其他行不属同一行政层级。',
      },
      about: [...otherLevel].map(([unit, at]) => `${unit} (${at})`),
      options: [
        { id: 'leave', text: { en: 'leave them out', zh: '不纳入' } },
        { id: 'keep', text: { en: 'they are units like the others', zh: '作为单元纳入' } },
      ],
      usual: 'leave',
    },
  ];
}

/** The rows that are left out: those that add up others by their figures or by the answer, and those of another level. */
export function excludedTotals(understood: UnderstoodSheets, answers: Answers): Map<string, string> {
  const left = [...partTotals(understood)].filter(
    ([, { addsUp }]) => addsUp || answers['totals'] === 'leave',
  );
  const levels = answers['levels'] === 'leave' ? (understood.otherLevel ?? []) : [];
  return new Map([...left.map(([unit, { at }]) => [unit, at] as const), ...levels]);
}
