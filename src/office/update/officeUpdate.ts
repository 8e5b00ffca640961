import { type Plan, writtenIn } from '../../edition/index.js';
import { type CellCounts, figuresOf } from '../figures.js';
import { type KnownPlaces, matchPlaces, placeKey } from '../places.js';
import { faultProblems, unansweredProblems } from '../problems.js';
import { type Answers, questionsOf } from '../questions.js';
import { readAgain } from '../readAgain.js';
import type { IsKnown } from '../reread.js';
import type { UnderstoodSheets } from '../understand.js';
import { excludedTotals, withOtherLevel } from '../unitQuestions.js';
import { fromOffice } from './incoming.js';
import { type EditionItem, indicatorsOf, unitsOf } from './match.js';
import { type EditionFiles, type EditionUpdate, updateEdition } from './updateEdition.js';

/** Questions about the method, which an edition has answered, and whether different years count as one, which they do not in it. */
const methodQuestions = ['direction', 'per-head', 'indicators', 'latest'];

/** Whether an edition has a unit of exactly a name, or an indicator of the name apart from case and signs. */
function isKnownIn(plan: Plan): IsKnown {
  const namesOf = (items: readonly EditionItem[]) =>
    new Set(items.flatMap(({ id, name }) => [id, ...Object.values(writtenIn(name))]));
  const units = namesOf(unitsOf(plan));
  const indicators = new Set([...namesOf(indicatorsOf(plan))].map(placeKey));
  return (of, name) => (of === 'unit' ? units.has(name) : indicators.has(placeKey(name)));
}

/** Updates an edition from office sheets: first what they say is made certain, then what the edition has otherwise. */
export function officeUpdate(
  edition: EditionFiles,
  file: string,
  read: UnderstoodSheets,
  answers: Answers,
  known: readonly KnownPlaces[],
  spell: (text: string) => string,
): EditionUpdate & { counts: CellCounts } {
  const isKnown = isKnownIn(edition.plan);
  const again = readAgain(read, answers, isKnown);
  const names = [...again.understood.units.keys()];
  const elsewhere = matchPlaces(names, known, spell)?.elsewhere ?? [];
  const others = elsewhere.filter((name) => !isKnown('unit', name));
  const understood = withOtherLevel(again.understood, others);
  const own = [...again.questions, ...questionsOf(understood, [], answers)].filter(
    ({ id }) => !methodQuestions.includes(id),
  );
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
