import { existsSync } from 'node:fs';
import { type Text, UserError } from '../edition/index.js';
import {
  type Actor,
  actorOf,
  atMachine,
  intakeProblems,
  judgesIn,
  memberById,
  openSubmissions,
  People,
  Platform,
  peopleProblems,
  type Submissions,
  type SubmissionView,
  statementOf,
  writeDown,
} from '../platform/index.js';
import { isSignedText, signText } from '../release/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { secretKey } from './secretKey.js';
import { asProblem } from './submission.js';
import { submissionLines } from './submissionText.js';

const operator: Actor = { is: 'operator', via: 'iplus' };

/** The actor: a member, or without one the operator. @throws UserError where there is no such member */
async function actorIn(folder: string, member: string | undefined): Promise<Actor> {
  if (member === undefined) return operator;
  const people = await People.open(folder);
  const found = memberById(people, member);
  people.close();
  if (!found || found.removed !== undefined) throw new UserError([peopleProblems.noMember(member)]);
  return actorOf(found, 'iplus');
}

/** Does something in a platform that no server has open, and shows the submission. @throws UserError */
async function performAct(
  folder: string,
  options: CommonOptions & { member?: string },
  kind: 'explained' | 'signed' | 'withdrawn' | undefined,
  work: (submissions: Submissions, actor: Actor) => Promise<SubmissionView>,
): Promise<void> {
  if (!existsSync(folder)) throw new UserError([intakeProblems.noPlatform(folder)]);
  const actor = await actorIn(folder, options.member);
  const platform = await Platform.open(folder, judgesIn(folder)).catch((error: unknown) => {
    throw error instanceof UserError && existsSync(folder) ? withServer(error) : error;
  });
  try {
    await platform.judging.idle();
    const submissions = openSubmissions(platform, { isSigned: isSignedText });
    const view = await work(submissions, actor);
    if (kind) await logAct(folder, kind, view, options.member!);
    print(options, view, () => submissionLines(view, languageOf(options)).join('\n'));
  } catch (error) {
    throw asProblem(error);
  } finally {
    await platform.close();
  }
}

/** Logs an act at the machine in the name of a member. */
async function logAct(
  folder: string,
  act: 'explained' | 'signed' | 'withdrawn',
  { id: submission, partner }: SubmissionView,
  member: string,
): Promise<void> {
  const people = await People.open(folder);
  writeDown(people, { who: atMachine, act, partner, about: { submission, member } });
  people.close();
}

const elsewhere: Text = {
  en: 'do it in the console, or by POST /v1/submissions/ID/… with a token of the member (iplus partner token --member); or stop the server first',
  zh: '请在控制台办理，或用该成员的令牌（iplus partner token --member）调用 POST /v1/submissions/编号/…；也可先停止服务',
};

/** Says what to do where a server has the platform open. */
const withServer = ({ problems }: UserError) =>
  new UserError(
    problems.map((problem) =>
      problem.found.en === intakeProblems.inUse('').found.en ? { ...problem, mend: elsewhere } : problem,
    ),
  );

/** `iplus submission check DIR ID`. */
export const checkCommand = (
  folder: string,
  id: string,
  options: CommonOptions & { member?: string; again?: boolean },
): Promise<void> =>
  performAct(folder, options, undefined, (submissions, actor) =>
    submissions.check(id, actor, { again: options.again === true }),
  );

/** `iplus submission explain DIR ID`. */
export const explainCommand = (
  folder: string,
  id: string,
  options: CommonOptions & {
    member: string;
    question: string;
    choice: string;
    reason: string;
    named?: boolean;
  },
): Promise<void> =>
  performAct(folder, options, 'explained', (submissions, actor) => submissions.explain(id, actor, options));

/** `iplus submission sign DIR ID`: with the person's own key too, where it is asked for. */
export const signCommand = (
  folder: string,
  id: string,
  options: CommonOptions & {
    member: string;
    sha256: string;
    named?: boolean;
    withKey?: boolean;
    keyFd?: number;
  },
): Promise<void> =>
  performAct(folder, options, 'signed', (submissions, actor) => {
    const key = options.withKey || options.keyFd !== undefined ? secretKey(options.keyFd) : undefined;
    const statement = key && statementOf(submissions.reader.find(id));
    const signature = key && statement && signText(key, statement.text, `submission ${statement.sha256}`);
    const { sha256, named } = options;
    return submissions.sign(id, actor, { sha256, named: named === true, ...(signature && { signature }) });
  });

/** `iplus submission withdraw DIR ID`. */
export const withdrawCommand = (
  folder: string,
  id: string,
  options: CommonOptions & { member: string; reason: string },
): Promise<void> =>
  performAct(folder, options, 'withdrawn', (submissions, actor) =>
    submissions.withdraw(id, actor, options.reason),
  );
