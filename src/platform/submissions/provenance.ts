import { actsOf, type Ledger } from '../intake/index.js';
import type { By, Question } from './acts.js';
import { type Submission, submissionsFrom } from './fold.js';
import { isInForce } from './signed.js';
import type { CheckName, Choice } from './words.js';

/** A person in public: what the person agreed to, otherwise only that it was one of the partner. */
export interface PublicPerson {
  name?: string;
  role?: string;
}

/**
 * What a release says of a signed submission behind its figures: who signed which hash, and the reasons that were given. It
 * contains nothing of the records: no counts, sums, places or examples.
 */
export interface SubmissionProvenance {
  partner: string;
  contract: string;
  version: string;
  period: string;
  number: number;
  sha256: string;
  signedAt: string;
  signedBy: PublicPerson;
  explanations: {
    check: CheckName;
    rule: string;
    choice: Choice;
    reason: string;
    explainedBy: PublicPerson;
    explainedAt: string;
  }[];
}

const publicPerson = (by: By, agrees: boolean): PublicPerson =>
  agrees && by.is === 'person' ? { name: by.person.name, role: by.person.role } : {};

/**
 * What the provenance of an edition says whose signals read these contracts: of every signed submission in force, or of those of some
 * periods, by contract, partner and period.
 */
export function submissionProvenance(
  ledger: Ledger,
  {
    contracts,
    periods,
    also = () => false,
  }: {
    contracts: readonly string[];
    periods?: readonly string[];
    /** Whether one that was signed and is no longer in force counts, as figures were computed from it. */
    also?: (signed: { submission: string; number: number; sha256: string }) => boolean;
  },
): SubmissionProvenance[] {
  return [...new Set(contracts)]
    .sort()
    .flatMap((contract) => submissionsFrom(actsOf(ledger, { contract })))
    .filter((one) => periods === undefined || periods.includes(one.period))
    .filter((one) => {
      const { id: submission, number, signed } = one;
      return isInForce(one) || (signed !== undefined && also({ submission, number, sha256: signed.sha256 }));
    })
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .map(provenanceOf);
}

const orderOf = ({ contract, partner, period }: Submission) => [contract, partner, period].join('\n');

function provenanceOf(submission: Submission): SubmissionProvenance {
  const { partner, contract, period, number, checked, explanations } = submission;
  const { content, questions } = checked!;
  const signed = submission.signed!;
  const asked = new Map(questions.map((question): [string, Question] => [question.id, question]));
  return {
    partner,
    contract,
    version: content.version,
    period,
    number,
    sha256: signed.sha256,
    signedAt: new Date(signed.at).toISOString(),
    signedBy: publicPerson(signed.by, signed.named),
    explanations: explanations.map(({ question, choice, reason, named, by, at }) => ({
      check: asked.get(question)!.check,
      rule: asked.get(question)!.rule,
      choice,
      reason,
      explainedBy: publicPerson(by, named),
      explainedAt: new Date(at).toISOString(),
    })),
  };
}
