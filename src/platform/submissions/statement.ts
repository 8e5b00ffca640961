import type { Text } from '../../edition/index.js';
import type { By, CheckResult, Content } from './acts.js';
import { canonicalJson, sha256Of } from './canonical.js';
import { type Submission, unanswered } from './fold.js';
import type { CheckName, Choice } from './words.js';

/** The signed statement: the whole content of a submission, and every answer. */
export interface Statement extends Content {
  /** 1: with one hash of all records (`recordsSha256`). 2: with the root of their tree (`recordsRoot`). */
  format: 'iplus-submission/1' | 'iplus-submission/2';
  submission: string;
  partner: string;
  contract: string;
  period: string;
  number: number;
  closedAt: string;
  checks: readonly CheckResult[];
  explanations: readonly {
    question: string;
    check: CheckName;
    rule: string;
    found: Text;
    choice: Choice;
    reason: string;
    by: By;
    at: string;
  }[];
}

/** A statement as the bytes that are signed, and their SHA-256. `final`: nothing is lacking. */
export interface StatementText {
  text: string;
  sha256: string;
  final: boolean;
}

const moment = (at: number) => new Date(at).toISOString();

/** The statement of a submission; undefined where it has not been checked. */
export function statementOf(submission: Submission): StatementText | undefined {
  const { signed, checked, closed } = submission;
  if (signed) return { text: signed.statement, sha256: signed.sha256, final: true };
  if (!checked || !closed) return undefined;
  const text = canonicalJson(contentOf(submission));
  return { text, sha256: sha256Of(text), final: unanswered(submission).length === 0 };
}

function contentOf(submission: Submission): Statement {
  const { id, partner, contract, period, number, explanations } = submission;
  const { content, checks, questions } = submission.checked!;
  return {
    format: content.recordsRoot === undefined ? 'iplus-submission/1' : 'iplus-submission/2',
    submission: id,
    partner,
    contract,
    period,
    number,
    closedAt: moment(submission.closed!.at),
    ...content,
    checks,
    explanations: questions.flatMap((question) =>
      explanations
        .filter((explanation) => explanation.question === question.id)
        .map(({ choice, reason, by, at }) => ({
          question: question.id,
          check: question.check,
          rule: question.rule,
          found: question.found,
          choice,
          reason,
          by,
          at: moment(at),
        })),
    ),
  };
}
