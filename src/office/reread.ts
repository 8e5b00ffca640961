import type { Question } from './question.js';
import type { UnderstoodSheets } from './understand.js';

/** What was understood, as the answers to questions about it change it. */
export interface Reread {
  understood: UnderstoodSheets;
  questions: Question[];
}

/** Whether the edition that a table updates has an indicator or a unit of a name, so that nobody has to be asked whether it is one. */
export type IsKnown = (of: 'indicator' | 'unit', name: string) => boolean;
