import type { Answers, Question } from './question.js';
import type { Understood } from './understand.js';
import { codeColumn, differing, sectionColumn } from './units.js';
import { partTotal } from './vocabulary.js';

/** Units whose group is another one in another row or sheet. */
export function aboutGroups({ units }: Understood): Question[] {
  const found = differing(units.values()).filter(({ column }) => column !== codeColumn);
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

/** Rows whose names say that they add up some of the others. */
export function aboutTotals({ items }: Understood): Question[] {
  const first = new Map(items.toReversed().map(({ unit, at }) => [unit, at]));
  const found = [...first].filter(([unit]) => partTotal.test(unit)).reverse();
  if (found.length === 0 || found.length === first.size) return [];
  return [
    {
      id: 'totals',
      text: { en: 'These rows seem to add up others.', zh: '以下行看来是其他行的合计。' },
      about: found.map(([unit, at]) => `${unit} (${at})`),
      options: [
        { id: 'leave', text: { en: 'leave them out', zh: '不纳入' } },
        { id: 'keep', text: { en: 'they are units like the others', zh: '作为单元纳入' } },
      ],
      usual: 'leave',
    },
  ];
}

/** Whether the figures of a unit are left out, because they add up those of others. */
export function isLeftTotal(unit: string, answers: Answers): boolean {
  return answers['totals'] === 'leave' && partTotal.test(unit);
}
