import { cellQuestions } from './doubts.js';
import { encodingQuestions } from './encodingQuestions.js';
import { indicatorQuestions } from './indicatorQuestions.js';
import { zeroQuestions } from './naturalZero.js';
import { otherUnitQuestions } from './otherUnits.js';
import { perCentQuestions } from './perCents.js';
import { periodQuestions } from './periodQuestions.js';
import type { NearName } from './places.js';
import type { Answers, Question } from './question.js';
import type { UnderstoodSheets } from './understand.js';
import { groupQuestions, levelQuestions, totalQuestions } from './unitQuestions.js';

export type { Answers, Question } from './question.js';

/** All questions about what was understood; some appear or go with the answers to others. */
export function questionsOf(
  understood: UnderstoodSheets,
  near: readonly NearName[],
  answers: Answers,
): Question[] {
  return [
    ...encodingQuestions(understood),
    ...periodQuestions(understood),
    ...cellQuestions(understood, answers),
    ...perCentQuestions(understood),
    ...otherUnitQuestions(understood),
    ...indicatorQuestions(understood, answers),
    ...groupQuestions(understood, answers),
    ...totalQuestions(understood),
    ...levelQuestions(understood),
    ...nameQuestions(near),
    ...zeroQuestions(understood, answers),
  ];
}

function nameQuestions(near: readonly NearName[]): Question[] {
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
