import { leaveDerived } from './derivedColumns.js';
import { joinNearNames } from './nearNames.js';
import type { Answers } from './question.js';
import type { IsKnown, Reread } from './reread.js';
import type { UnderstoodSheets } from './understand.js';

/** The second reading of a table: names that mean one thing, then columns that are no indicators. */
export function readAgain(read: UnderstoodSheets, answers: Answers, isKnown: IsKnown = () => false): Reread {
  const named = joinNearNames(read, answers, isKnown);
  const { understood, questions } = leaveDerived(named.understood, answers, isKnown);
  return { understood, questions: [...named.questions, ...questions] };
}
