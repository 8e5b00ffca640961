import type { DataContract } from '../../contract/contract.js';
import type { CheckResult, Question } from '../acts.js';
import type { Gathered } from '../gather.js';
import { type CheckName, checks } from '../words.js';
import { earlierQuestions } from './earlier.js';
import { figureQuestions } from './figures.js';
import { conflictQuestions, leftOutQuestions } from './leftOut.js';
import { macroCheck, type SourceFigure } from './macro.js';
import { movedQuestions } from './moved.js';
import type { History } from './question.js';
import { unknownQuestions } from './unknown.js';
import { volumeQuestions } from './volume.js';

/** Runs the four kinds of check. A record that cannot be read hides none of the other checks. */
export function runChecks(
  gathered: Gathered,
  contract: DataContract,
  { period, history, sources }: { period: string; history: History; sources: readonly SourceFigure[] },
): { checks: CheckResult[]; questions: Question[] } {
  const { counts } = gathered.content;
  const macro = macroCheck(gathered.content, contract, history, sources, period);
  const questions = [
    ...leftOutQuestions(gathered),
    ...conflictQuestions(gathered),
    ...movedQuestions(gathered),
    ...unknownQuestions(gathered),
    ...volumeQuestions(gathered, contract, period),
    ...earlierQuestions(gathered.profile, contract, history),
    ...figureQuestions(gathered.profile, contract, history, period),
    ...macro.questions,
  ].sort((a, b) => checks.indexOf(a.check) - checks.indexOf(b.check));
  const looked: Record<CheckName, Omit<CheckResult, 'check' | 'questions'>> = {
    syntax: { examined: counts.received, leftOut: gathered.unreadable },
    validity: {
      examined: counts.received - gathered.unreadable,
      leftOut: counts.quarantined - gathered.unreadable + counts.conflicts,
    },
    quality: { examined: counts.stored, leftOut: 0 },
    macro: { examined: macro.compared, leftOut: 0 },
  };
  return {
    questions,
    checks: checks.map((check) => ({
      check,
      ...looked[check],
      questions: questions.filter((one) => one.check === check).length,
    })),
  };
}
