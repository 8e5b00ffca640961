import type { Text } from '../../edition/index.js';
import type { Actor } from './acts.js';
import { type Submission, unanswered } from './fold.js';
import { type Doer, isOver, type Transition, transitions } from './transitions.js';
import type { State } from './words.js';

/** As whom somebody may act for a partner. */
export function doersOf(actor: Actor, partner: string): readonly Doer[] {
  if (actor.is !== 'person') return [actor.is];
  return actor.partner === partner ? actor.rights : [];
}

/** The acts of people; closing and checking a period is one act. */
export type Doing = 'check' | 'explain' | 'sign' | 'withdraw';

/** A possible next act, who may do it, and what is missing for it. `may`: whether the current person may do it now. */
export interface NextStep {
  act: Doing;
  title: Text;
  by: readonly Doer[];
  needs: Text;
  may: boolean;
  /** Why not. */
  why?: Text;
}

/** The persons whose reasons stand. */
export const explainersOf = ({ explanations }: Submission): string[] =>
  explanations.flatMap(({ by }) => (by.is === 'person' ? [samePerson(by.person.id)] : []));

/** A person's id in the form in which ids are compared. */
export const samePerson = (id: string) => id.normalize('NFKC').trim().toLowerCase();

const lacks = {
  right: { en: 'this person does not have the right', zh: '此人没有此项权限' },
  explained: {
    en: 'this person explained a part of it: another one signs',
    zh: '此人填写过其中的说明，须由他人签署',
  },
  end: { en: 'the period has not ended', zh: '本期尚未结束' },
} satisfies Record<string, Text>;

/** Closing and checking, as it is called in a state. */
function checkTitle(state: State): Text {
  if (state === 'open') return { en: 'Close the period and check', zh: '截止收数并审核' };
  if (state === 'received') return transitions.check.title;
  return isOver(state)
    ? { en: 'Begin the next submission of the period', zh: '就本期再次报送' }
    : { en: 'Check again, with what came since', zh: '连同新到记录重新审核' };
}

/** What people may do about a submission next. Without an actor: what anybody may. `hasEnded`: whether its period has. */
export function nextSteps(submission: Submission, hasEnded: boolean, actor?: Actor): NextStep[] {
  const { state } = submission;
  const step = (act: Doing, { title, by, needs }: Transition, end?: Text): NextStep => {
    const why = end ?? (actor && whyNot(act, submission, actor));
    return { act, title, by, needs, may: actor !== undefined && !why, ...(why && { why }) };
  };
  const { close, check, explain, sign, withdraw } = transitions;
  const isChecking = close.from.includes(state) || check.from.includes(state);
  const isAsked = explain.from.includes(state);
  return [
    ...(isChecking
      ? [step('check', { ...close, title: checkTitle(state) }, hasEnded ? undefined : lacks.end)]
      : []),
    ...(isAsked ? [step('explain', explain)] : []),
    ...(sign.from.includes(state) ? [step('sign', sign)] : []),
    ...(withdraw.from.includes(state) ? [step('withdraw', withdraw)] : []),
  ];
}

function whyNot(act: Doing, submission: Submission, actor: Actor): Text | undefined {
  if (!transitions[act].by.some((doer) => doersOf(actor, submission.partner).includes(doer)))
    return lacks.right;
  if (act !== 'sign' || actor.is !== 'person') return undefined;
  return explainersOf(submission).includes(samePerson(actor.person.id)) ? lacks.explained : undefined;
}

/** In words: how many questions wait. */
export function openQuestions(submission: Submission): Text {
  const count = unanswered(submission).length;
  return { en: `${count} not explained yet`, zh: `还有${count}处待说明` };
}
