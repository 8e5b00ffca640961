import { same, type Text } from '../../edition/index.js';
import type { Act, ActName, Actor, By, KeySignature, Person } from './acts.js';
import type { Submission } from './fold.js';
import { doersOf, explainersOf, openQuestions, samePerson } from './nextSteps.js';
import { SubmissionRefused } from './refusals.js';
import { statementOf } from './statement.js';
import { doerWords, transitions } from './transitions.js';
import { choices, stateWords } from './words.js';

const refuse = (...why: ConstructorParameters<typeof SubmissionRefused>): never => {
  throw new SubmissionRefused(...why);
};

/** Whether somebody may do something about a submission now. @throws SubmissionRefused */
export function mayDo(act: ActName, submission: Submission, actor: Actor): void {
  const { by, from, title } = transitions[act];
  if (!by.some((doer) => doersOf(actor, submission.partner).includes(doer)))
    refuse('not-your-right', {
      en: `${title.en}: only ${by.map((doer) => doerWords[doer].en).join(', or ')}`,
      zh: `${title.zh}：仅限${by.map((doer) => doerWords[doer].zh).join('或')}`,
    });
  if (from.includes(submission.state)) return;
  const state = stateWords[submission.state].title;
  const open = submission.state === 'to-explain' ? openQuestions(submission) : undefined;
  refuse('wrong-state', {
    en: [state.en, open?.en].filter(Boolean).join(': '),
    zh: [state.zh, open?.zh].filter(Boolean).join('，'),
  });
}

/** The person who acted, as stored. @throws SubmissionRefused where a person is not named */
export function byOf(actor: Actor): By {
  if (actor.is === 'platform') return { is: 'platform' };
  if (actor.is === 'operator') return { is: 'operator', via: actor.via };
  return { is: 'person', person: named(actor.person), via: actor.via };
}

function named({ id, name, role }: Person): Person {
  const person = { id: id.trim(), name: name.trim(), role: role.trim() };
  for (const [what, text] of Object.entries(person)) {
    const hasControls = /\p{Cc}/u.test(text);
    if (text === '' || text.length > 200 || hasControls) refuse('no-person', same(what));
  }
  return person;
}

/** Letters and digits that a reason has at least and at most; a Chinese character counts as two. */
const [leastReason, longestReason] = [20, 2000];

/** A reason, without spaces around it. @throws SubmissionRefused */
export function reasonOf(text: string): string {
  const reason = text.trim();
  const letters = reason.slice(0, 2 * longestReason + 1).match(/[\p{L}\p{N}]/gu) ?? [];
  const width = letters.reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);
  const isTooLong = width > longestReason || reason.length > 2 * longestReason;
  if (width < leastReason || isTooLong)
    refuse('no-reason', { en: `${width} letters`, zh: `${Math.floor(width / 2)}个汉字` });
  if (/[^\P{Cc}\n\r\t]/u.test(reason)) refuse('no-reason', { en: 'control characters', zh: '含控制字符' });
  return reason;
}

/** An answer to a question. */
export interface Answer {
  question: string;
  choice: string;
  reason: string;
  /** Whether the person's name may stand beside the reason in the provenance of releases. */
  named?: boolean | undefined;
}

/** @throws SubmissionRefused */
export function explaining(submission: Submission, actor: Actor, answer: Answer): Act {
  mayDo('explain', submission, actor);
  const known = submission.checked!.questions.some(({ id }) => id === answer.question);
  if (!known) refuse('no-such-question', same(answer.question.slice(0, 100)));
  const choice = choices.find((one) => one === answer.choice);
  if (!choice) return refuse('no-choice', same(answer.choice.slice(0, 100)));
  return {
    act: 'explain',
    number: submission.number,
    by: byOf(actor),
    question: answer.question,
    choice,
    reason: reasonOf(answer.reason),
    named: answer.named === true,
  };
}

/** What a person signs. */
export interface Signing {
  /** The hash that the person was shown. */
  sha256: string;
  /** Whether the name may stand in the provenance of releases. */
  named: boolean;
  signature?: KeySignature;
}

/** Whether a signature by a key is one of a text. */
export type SignatureCheck = (statement: string, signature: KeySignature) => boolean;

/** @throws SubmissionRefused */
export function signing(
  submission: Submission,
  actor: Actor,
  { sha256, named, signature }: Signing,
  isSigned: SignatureCheck,
): Act {
  mayDo('sign', submission, actor);
  const by = byOf(actor);
  if (by.is === 'person' && explainersOf(submission).includes(samePerson(by.person.id)))
    refuse('explained-it', same(by.person.name));
  const statement = statementOf(submission)!;
  if (sha256 !== statement.sha256) {
    const found: Text = {
      en: `given ${sha256.slice(0, 64)}, is ${statement.sha256}`,
      zh: `给出 ${sha256.slice(0, 64)}，实为 ${statement.sha256}`,
    };
    refuse('other-hash', found);
  }
  if (signature && !isSigned(statement.text, signature)) refuse('bad-signature', same(signature.key));
  return {
    act: 'sign',
    number: submission.number,
    by,
    sha256,
    statement: statement.text,
    named,
    ...(signature && { signature }),
  };
}

/** @throws SubmissionRefused */
export function withdrawing(submission: Submission, actor: Actor, reason: string): Act {
  mayDo('withdraw', submission, actor);
  return { act: 'withdraw', number: submission.number, by: byOf(actor), reason: reasonOf(reason) };
}
