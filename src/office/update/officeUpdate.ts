import { type CellCounts, figuresOf } from '../figures.js';
import type { KnownPlaces } from '../places.js';
import { faultProblems, unansweredProblems } from '../problems.js';
import { type Answers, questionsOf } from '../questions.js';
import type { UnderstoodSheets } from '../understand.js';
import { excludedTotals } from '../unitQuestions.js';
import { fromOffice } from './incoming.js';
import { type EditionFiles, type EditionUpdate, updateEdition } from './updateEdition.js';

/** Questions about the method, which an edition has answered, and whether different years count as one, which they do not in it. */
const methodQuestions = ['direction', 'per-head', 'indicators', 'latest'];

/** Updates an edition from office sheets: first what they say is made certain, then what the edition has otherwise. */
export function officeUpdate(
  edition: EditionFiles,
  file: string,
  understood: UnderstoodSheets,
  answers: Answers,
  known: readonly KnownPlaces[],
  spell: (text: string) => string,
): EditionUpdate & { counts: CellCounts } {
  const own = questionsOf(understood, [], answers).filter(({ id }) => !methodQuestions.includes(id));
  const { figures, counts, faults } = figuresOf(understood, answers);
  const wrong = faultProblems(file, [...understood.faults, ...faults]);
  const problems = wrong.length > 0 ? wrong : unansweredProblems(file, own, answers);
  if (problems.length > 0) {
    const none = { added: 0, missing: 0, revised: 0, same: 0, left: 0 };
    return { questions: own, problems, figures: none, files: [], notes: [], counts };
  }
  // Rows that are left out are no units that the edition could miss.
  const left = excludedTotals(understood, answers);
  const units = new Map([...understood.units].filter(([name]) => !left.has(name)));
  const incoming = fromOffice(file, { ...understood, units }, figures);
  const update = updateEdition(edition, incoming, answers, known, spell);
  return { ...update, questions: [...own, ...update.questions], counts };
}
