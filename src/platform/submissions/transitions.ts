import type { Text } from '../../edition/index.js';
import type { ActName, Actor } from './acts.js';
import type { Submission } from './fold.js';
import { unanswered } from './fold.js';
import type { State } from './words.js';

/** Who may do something: the platform by itself, its operator, or a person of the partner with that right. */
export type Doer = 'platform' | 'operator' | 'explain' | 'sign';

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

/** What may be done next, by whom, and what is lacking. `may`: whether the one who asks may do it now. */
export interface NextStep {
  act: ActName;
  title: Text;
  by: readonly Doer[];
  needs: Text;
  may: boolean;
  /** Why the one who asks may not. */
  why?: Text;
}

/** The persons whose reasons stand. */
export const explainersOf = ({ explanations }: Submission): string[] =>
  explanations.flatMap(({ by }) => (by.is === 'person' ? [samePerson(by.person.id)] : []));

/** A person's id in the form in which ids are compared. */
export const samePerson = (id: string) => id.normalize('NFKC').trim().toLowerCase();

const lacks = {
  right: { en: 'this person has not the right to', zh: '此人没有相应权限' },
  explained: {
    en: 'this person explained a part of it: another one signs',
    zh: '此人填写过其中的说明，须由他人签署',
  },
} satisfies Record<string, Text>;

/** What may be done about a submission next. Without an actor: what anybody may do. */
export function nextSteps(submission: Submission, actor?: Actor): NextStep[] {
  const names = Object.keys(transitions) as ActName[];
  return names.flatMap((act) => {
    const { title, from, by, needs } = transitions[act];
    if (!from.includes(submission.state)) return [];
    if (act === 'explain' && submission.checked?.questions.length === 0) return [];
    const why = actor && whyNot(act, submission, actor);
    return [{ act, title, by, needs, may: actor !== undefined && !why, ...(why && { why }) }];
  });
}

function whyNot(act: ActName, submission: Submission, actor: Actor): Text | undefined {
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
