import { aboutCells } from './doubts.js';
import { aboutIndicators } from './indicatorQuestions.js';
import { aboutPerCents } from './perCents.js';
import { aboutPeriod } from './periodQuestions.js';
import type { NearName } from './places.js';
import type { Answers, Question } from './question.js';
import type { Understood } from './understand.js';
import { aboutGroups, aboutTotals } from './unitQuestions.js';

export type { Answers, Question } from './question.js';

/** All questions about what was understood; some appear or go with the answers to others. */
export function questionsOf(understood: Understood, near: readonly NearName[], answers: Answers): Question[] {
  return [
    ...aboutPeriod(understood),
    ...aboutCells(understood, answers),
    ...aboutPerCents(understood),
    ...aboutIndicators(understood, answers),
    ...aboutGroups(understood, answers),
    ...aboutTotals(understood),
    ...aboutNames(near),
  ];
}

function aboutNames(near: readonly NearName[]): Question[] {
  if (near.length === 0) return [];
  return [
    {
      id: 'names',
      text: {
        en: 'Some names are nearly those of known places. Are they these?',
        zh: '部分名称与已知地名相近，是否即为这些地方？',
      },
      about: near.map(({ name, known }) => `${name} → ${known.name}`),
      options: [
        { id: 'same', text: { en: 'yes, the same places', zh: '是，同一地方' } },
        { id: 'own', text: { en: 'no, keep them as they are', zh: '不是，保留原名' } },
      ],
      usual: 'own',
    },
  ];
}
