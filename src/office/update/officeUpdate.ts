import { type Counts, figuresOf } from '../figures.js';
import type { KnownPlaces } from '../places.js';
import { faultProblems, unanswered } from '../problems.js';
import { type Answers, questionsOf } from '../questions.js';
import type { Understood } from '../understand.js';
import { fromOffice } from './incoming.js';
import { type EditionAsWritten, type EditionUpdate, updateEdition } from './updateEdition.js';

/** Questions about the method, which an edition has answered. */
const ofMethod = ['direction', 'per-head', 'indicators'];

/** Updates an edition from office sheets: first what they say is made certain, then what the edition has otherwise. */
export function officeUpdate(
  edition: EditionAsWritten,
  file: string,
  understood: Understood,
  answers: Answers,
  known: readonly KnownPlaces[],
  spell: (text: string) => string,
): EditionUpdate & { counts: Counts } {
  const own = questionsOf(understood, [], answers).filter(({ id }) => !ofMethod.includes(id));
  const { figures, counts, faults } = figuresOf(understood, answers);
  const wrong = faultProblems(file, [...understood.faults, ...faults]);
  const problems = wrong.length > 0 ? wrong : unanswered(file, own, answers);
  if (problems.length > 0) {
    const none = { added: 0, missing: 0, revised: 0, same: 0, left: 0 };
    return { questions: own, problems, figures: none, files: [], notes: [], counts };
  }
  const update = updateEdition(edition, fromOffice(file, understood, figures), answers, known, spell);
  return { ...update, questions: [...own, ...update.questions], counts };
}
