import { actsOf, type Ledger } from '../intake/index.js';
import { type KnownAct, knownAct, type Submission, submissionsOfActs } from './fold.js';
import type { Subject } from './subject.js';

const keyOf = ({ partner, contract, period }: Subject) => [partner, contract, period].join('\n');

interface OfSubject {
  subject: Subject;
  acts: KnownAct[];
  /** What follows from them; undefined where one was added since. */
  submissions: Submission[] | undefined;
}

/** The submissions that follow from the ledger: each act is read once. */
export class KnownActs {
  readonly #all = new Map<string, OfSubject>();
  #last = 0;

  constructor(readonly ledger: Ledger) {}

  /** The submissions of a period, the first first. */
  of(subject: Subject): Submission[] {
    this.#update();
    return submissionsIn(this.#all.get(keyOf(subject)));
  }

  /** All submissions, or those of a partner under a contract. */
  all(of?: Pick<Subject, 'partner' | 'contract'>): Submission[] {
    this.#update();
    return [...this.#all.values()].flatMap((one) => {
      const isAsked = !of || (one.subject.partner === of.partner && one.subject.contract === of.contract);
      return isAsked ? submissionsIn(one) : [];
    });
  }

  #update(): void {
    for (const row of actsOf(this.ledger, { after: this.#last })) {
      const known = this.#all.get(keyOf(row)) ?? { subject: row, acts: [], submissions: undefined };
      known.acts.push(knownAct(row));
      known.submissions = undefined;
      this.#all.set(keyOf(row), known);
      this.#last = row.n;
    }
  }
}

function submissionsIn(of: OfSubject | undefined): Submission[] {
  if (!of) return [];
  of.submissions ??= submissionsOfActs(of.acts).sort((a, b) => a.number - b.number);
  return of.submissions;
}
