import type { ActRow } from '../intake/index.js';
import type { Act, By } from './acts.js';
import { idOf, type Subject } from './subject.js';
import { transitions } from './transitions.js';
import type { State } from './words.js';

/** An act of one kind, with its id and time. */
export type Done<Name extends Act['act']> = Extract<Act, { act: Name }> & { id: string; at: number };

/** The records of a partner under a contract for a period, and what people and the platform did about them. */
export interface Submission extends Subject {
  id: string;
  /** Which submission of the period, from 1. */
  number: number;
  state: State;
  /** `before`: the last request that belongs to it. */
  closed?: { at: number; by: By; before: number };
  checked?: Done<'check'>;
  /** The answer to each question that is asked now, in the order in which they were given. */
  explanations: Done<'explain'>[];
  signed?: Done<'sign'>;
  withdrawn?: Done<'withdraw'>;
  /** The number of the submission that took its place, when that was signed. */
  supersededBy?: number;
  releases: Done<'release'>[];
  /** Requests after this one may correct records that were sent earlier: a correction was announced, or the period signed or withdrawn. */
  correctionsAfter?: number;
}

/** The first submission of a period about which nothing was done yet. */
export const newSubmission = (subject: Subject, number = 1, correctionsAfter?: number): Submission => ({
  id: idOf(subject, number),
  partner: subject.partner,
  contract: subject.contract,
  period: subject.period,
  number,
  state: 'open',
  explanations: [],
  releases: [],
  ...(correctionsAfter !== undefined && { correctionsAfter }),
});

/** An act that was read. */
export interface KnownAct extends Omit<ActRow, 'text'> {
  act: Act;
}

export const knownAct = ({ text, ...row }: ActRow): KnownAct => ({ ...row, act: JSON.parse(text) as Act });

/** The submissions that follow from acts, by subject and number, in the order in which they began. */
export const submissionsFrom = (rows: readonly ActRow[]): Submission[] =>
  submissionsOfActs(rows.map(knownAct));

export function submissionsOfActs(acts: readonly KnownAct[]): Submission[] {
  const all = new Map<string, Submission>();
  for (const row of acts) {
    const { act } = row;
    const id = idOf(row, act.number);
    const earlier = all.get(idOf(row, act.number - 1));
    const known = all.get(id) ?? newSubmission(row, act.number, earlier?.correctionsAfter);
    // An act that was kept and not answered may have been kept once more: the first one counts.
    if (!transitions[act.act].from.includes(known.state)) continue;
    all.set(id, after(known, act, row));
    for (let number = 1; act.act === 'sign' && number < act.number; number++) {
      const other = all.get(idOf(row, number));
      if (other?.state === 'signed' || other?.state === 'in-release')
        all.set(other.id, { ...other, state: 'superseded', supersededBy: act.number });
    }
  }
  return [...all.values()];
}

/** A submission after an act, whose permission was checked before it was stored. */
function after(was: Submission, act: Act, { id, at, before }: KnownAct): Submission {
  const done = { id, at };
  const mended = { correctionsAfter: was.correctionsAfter ?? was.closed?.before ?? before };
  switch (act.act) {
    case 'close': {
      const { checked: _, ...rest } = was;
      return { ...rest, state: 'received', closed: { at, by: act.by, before } };
    }
    case 'check': {
      const asked = new Set(act.questions.map((question) => question.id));
      const explanations = was.explanations.filter(({ question }) => asked.has(question));
      const is = { ...was, checked: { ...act, ...done }, explanations };
      return { ...is, state: stateOf(is) };
    }
    case 'explain': {
      const others = was.explanations.filter(({ question }) => question !== act.question);
      const is = { ...was, explanations: [...others, { ...act, ...done }] };
      return { ...is, state: stateOf(is), ...(act.choice === 'correct' && mended) };
    }
    case 'sign':
      return { ...was, state: 'signed', signed: { ...act, ...done }, ...mended };
    case 'withdraw':
      return { ...was, state: 'withdrawn', withdrawn: { ...act, ...done }, ...mended };
    case 'release':
      return {
        ...was,
        state: was.state === 'superseded' ? 'superseded' : 'in-release',
        releases: [...was.releases, { ...act, ...done }],
      };
  }
}

/** The questions that have no reason yet, or whose answer is that corrected records will come. */
export function unanswered({ checked, explanations }: Pick<Submission, 'checked' | 'explanations'>) {
  const confirmed = new Set(
    explanations.filter(({ choice }) => choice === 'confirm').map(({ question }) => question),
  );
  return (checked?.questions ?? []).filter(({ id }) => !confirmed.has(id));
}

/** The state after checks and answers. */
function stateOf(submission: Pick<Submission, 'checked' | 'explanations'>): State {
  if (submission.checked!.questions.length === 0) return 'checked';
  return unanswered(submission).length === 0 ? 'explained' : 'to-explain';
}
