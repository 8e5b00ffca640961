import { submissionPage, submissionPath, submissionsPage } from '../../documents/index.js';
import {
  actorOf,
  membersOf,
  type State,
  type Submissions,
  type SubmissionView,
  statementOf,
  writeDown,
} from '../../platform/index.js';
import {
  type Answer,
  type Asked,
  type Console,
  ConsoleProblem,
  type ConsoleRoute,
  contractsOf,
} from './asked.js';

/** How the person is identified: by the session of the console. */
const via = 'console';

/** States that need an act come first. */
const urgent: readonly State[] = ['to-explain', 'explained', 'checked', 'received'];

/** The submissions of a partner: those that wait for somebody first, then the newest. */
export async function submissionsOf({ submissions }: Console, partner: string): Promise<SubmissionView[]> {
  const all = await submissions.reader.list({ partner });
  const order = ({ state }: SubmissionView) => (urgent.includes(state) ? 0 : 1);
  return all.sort(
    (a, b) =>
      order(a) - order(b) || (a.period === b.period ? b.number - a.number : a.period < b.period ? 1 : -1),
  );
}

/** The submission of the address, which is the partner's. @throws ConsoleProblem, SubmissionRefused */
async function submissionOf(asked: Asked): Promise<{ open: Submissions; one: SubmissionView }> {
  const { console, params, partner, member } = asked;
  const { submissions: open } = console;
  const one = await open.reader.view(params['submission']!, actorOf(member!, via));
  if (one.partner !== partner!.name) throw new ConsoleProblem('not-found', 404);
  return { open, one };
}

async function list(asked: Asked): Promise<Answer> {
  const { console, view, partner } = asked;
  const all = await submissionsOf(console, partner!.name);
  return { html: submissionsPage(view, all, contractsOf(asked)) };
}

async function show(asked: Asked): Promise<Answer> {
  const { console, view, partner } = asked;
  const { one } = await submissionOf(asked);
  const contract = contractsOf(asked).find(({ id }) => id === one.contract);
  const signers = membersOf(console.people, partner!.name).filter(
    ({ roles, removed }) => removed === undefined && roles.includes('signer'),
  );
  return { html: submissionPage(view, one, contract, signers) };
}

/** The bytes whose hash is signed. */
async function statement(asked: Asked): Promise<Answer> {
  const found = statementOf((await submissionOf(asked)).one);
  if (!found) throw new ConsoleProblem('not-found', 404);
  return { text: found.text };
}

type Work = (asked: Asked, of: { open: Submissions; one: SubmissionView }) => Promise<SubmissionView>;

/** Carries out an act about a submission, and logs it. */
const doing =
  (act: 'checked' | 'explained' | 'signed' | 'withdrawn', work: Work) =>
  async (asked: Asked): Promise<Answer> => {
    const { console, member, partner, view } = asked;
    const done = await work(asked, await submissionOf(asked));
    const about = { submission: done.id };
    writeDown(console.people, { who: member!.id, act, partner: partner!.name, about });
    return { to: submissionPath(view, done.id) };
  };

const check = doing('checked', ({ form, member }, { open, one }) =>
  open.check(one.id, actorOf(member!, via), { again: form.get('again') === 'yes' }),
);

const explain = doing('explained', ({ form, member }, { open, one }) =>
  open.explain(one.id, actorOf(member!, via), {
    question: form.get('question') ?? '',
    choice: form.get('choice') ?? '',
    reason: form.get('reason') ?? '',
    named: form.get('named') === 'yes',
  }),
);

const sign = doing('signed', ({ form, member }, { open, one }) =>
  open.sign(one.id, actorOf(member!, via), {
    sha256: form.get('sha256') ?? '',
    named: form.get('named') === 'yes',
  }),
);

const withdraw = doing('withdrawn', ({ form, member }, { open, one }) =>
  open.withdraw(one.id, actorOf(member!, via), form.get('reason') ?? ''),
);

const at = '/p/:partner/submissions';

/** Periods that are closed, checked, explained and signed. */
export const submissionRoutes: ConsoleRoute[] = [
  { method: 'GET', path: at, right: 'see', answer: list },
  { method: 'GET', path: `${at}/:submission`, right: 'see', answer: show },
  { method: 'GET', path: `${at}/:submission/statement`, right: 'see', answer: statement },
  { method: 'POST', path: `${at}/:submission/check`, right: 'check', answer: check },
  { method: 'POST', path: `${at}/:submission/explain`, right: 'explain', answer: explain },
  { method: 'POST', path: `${at}/:submission/sign`, right: 'sign', answer: sign },
  { method: 'POST', path: `${at}/:submission/withdraw`, right: 'sign', answer: withdraw },
];
