import type { Text } from '../../edition/index.js';
import type { ActName, Actor } from './acts.js';
import type { Submission } from './fold.js';
import { unanswered } from './fold.js';
import type { State } from './words.js';

/** Who may do something: the platform by itself, its operator, or a person of the partner with that right. */
export type Doer = 'platform' | 'operator' | 'explain' | 'sign';

/** Each of them in words. */
export const doerWords: Record<Doer, Text> = {
  platform: { en: 'the platform', zh: '平台' },
  operator: { en: 'the operator', zh: '运营方' },
  explain: { en: 'a person of the partner who may explain', zh: '本单位有说明权限的人员' },
  sign: { en: 'a person of the partner who may sign', zh: '本单位有签署权限的人员' },
};

export interface Transition {
  /** As a button or an instruction says it. */
  title: Text;
  from: readonly State[];
  to: readonly State[];
  by: readonly Doer[];
  needs: Text;
}

const doing = ['open', 'received', 'checked', 'to-explain', 'explained'] as const;
const over = ['signed', 'in-release', 'withdrawn'] as const;

/** Everything that may be done about a submission. A period that is over is closed again as the next submission. */
export const transitions: Readonly<Record<ActName, Transition>> = {
  close: {
    title: { en: 'Close the period', zh: '截止收数' },
    from: [...doing, ...over],
    to: ['received'],
    by: ['platform', 'operator', 'explain', 'sign'],
    needs: {
      en: 'the period has ended; what was received up to now belongs to the submission',
      zh: '本期已结束；截至此时收到的记录计入本次报送',
    },
  },
  check: {
    title: { en: 'Run the checks', zh: '进行审核' },
    from: ['received'],
    to: ['checked', 'to-explain', 'explained'],
    by: ['platform', 'operator', 'explain', 'sign'],
    needs: { en: 'every record of it has been judged', zh: '所有记录均已判定' },
  },
  explain: {
    title: { en: 'Explain', zh: '填写说明' },
    from: ['to-explain', 'explained'],
    to: ['to-explain', 'explained'],
    by: ['explain'],
    needs: {
      en: 'a choice, and a reason of at least 20 letters (a Chinese character counts as two)',
      zh: '须选择确认或更正，并写明原因（不少于10个汉字或20个字母）',
    },
  },
  sign: {
    title: { en: 'Sign', zh: '签署' },
    from: ['checked', 'explained'],
    to: ['signed'],
    by: ['sign'],
    needs: {
      en: 'every question has a reason, the person has explained none of it, and names the hash that is signed',
      zh: '各处均已说明，签署人未参与说明，且须给出所签的哈希值',
    },
  },
  withdraw: {
    title: { en: 'Withdraw', zh: '撤回' },
    from: ['received', 'checked', 'to-explain', 'explained', 'signed', 'in-release'],
    to: ['withdrawn'],
    by: ['sign'],
    needs: {
      en: 'a reason of at least 20 letters (a Chinese character counts as two)',
      zh: '须写明原因（不少于10个汉字或20个字母）',
    },
  },
  release: {
    title: { en: 'Note the release', zh: '登记所纳入的版本' },
    from: ['signed', 'in-release', 'superseded'],
    to: ['in-release', 'superseded'],
    by: ['platform', 'operator'],
    needs: { en: 'a release that was made with it', zh: '已采用本次报送的版本' },
  },
};

/** As whom somebody may act for a partner. */
export function doersOf(actor: Actor, partner: string): readonly Doer[] {
  if (actor.is !== 'person') return [actor.is];
  return actor.partner === partner ? actor.rights : [];
}

/** What people do; closing a period and checking it is one of them. */
export type Doing = 'check' | 'explain' | 'sign' | 'withdraw';

/** What may be done next, by whom, and what is lacking. `may`: whether the one who asks may do it now. */
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
  return over.some((one) => one === state)
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
