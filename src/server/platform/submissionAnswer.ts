import type { Lang } from '../../edition/index.js';
import { checkWords, choiceWords, type SubmissionView } from '../../platform/index.js';

const moment = (at: number | undefined) => at !== undefined && { at: new Date(at).toISOString() };
const instant = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());

/** A submission in a list. */
export function submissionRow(one: SubmissionView, lang: Lang) {
  const { id, partner, contract, period, number, state, expected, received, stored, later } = one;
  return {
    submission: id,
    partner,
    contract,
    period,
    number,
    state,
    stateTitle: one.title[lang],
    stateMeans: one.means[lang],
    expected,
    ends: instant(one.end),
    due: instant(one.due),
    records: { received, stored, afterClosing: later },
    toExplain: one.unanswered,
    sha256: one.statement?.sha256 ?? null,
    isFinal: one.statement?.final ?? false,
    signed: one.signed
      ? { receipt: one.signed.id, sha256: one.signed.sha256, ...moment(one.signed.at), by: one.signed.by }
      : null,
    supersededBy: one.supersededBy ?? null,
    releases: one.releases.map(({ edition, release }) => ({ edition, release })),
    next: one.next.map(({ act, title, by, needs, may, why }) => ({
      act,
      title: title[lang],
      by,
      needs: needs[lang],
      may,
      ...(why && { why: why[lang] }),
    })),
  };
}

/** A submission with its checks, questions and answers. */
export function submissionAnswer(one: SubmissionView, lang: Lang) {
  const { checked, explanations, closed, withdrawn } = one;
  return {
    ...submissionRow(one, lang),
    closed: closed ? { ...moment(closed.at), by: closed.by } : null,
    withdrawn: withdrawn ? { ...moment(withdrawn.at), by: withdrawn.by, reason: withdrawn.reason } : null,
    content: checked?.content ?? null,
    checks: (checked?.checks ?? []).map((result) => ({
      ...result,
      title: checkWords[result.check].title[lang],
      asks: checkWords[result.check].asks[lang],
    })),
    questions: (checked?.questions ?? []).map(
      ({ id, check, rule, found, usual, columns, examples, cases }) => {
        const answer = explanations.find(({ question }) => question === id);
        return {
          question: id,
          check,
          checkTitle: checkWords[check].title[lang],
          rule,
          found: found[lang],
          usual: usual[lang],
          columns: columns.map((column) => column[lang]),
          examples,
          cases,
          answer: answer
            ? {
                choice: answer.choice,
                choiceTitle: choiceWords[answer.choice][lang],
                reason: answer.reason,
                by: answer.by,
                named: answer.named,
                ...moment(answer.at),
              }
            : null,
        };
      },
    ),
  };
}
