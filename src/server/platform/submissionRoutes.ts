import type { z } from 'zod';
import { type Lang, same } from '../../edition/index.js';
import {
  refusals,
  type SubmissionRefused,
  type SubmissionView,
  signedLeaves,
  statementOf,
} from '../../platform/index.js';
import { attachment } from '../attachment.js';
import { headersOfAnswer, headersOfProblem } from './answer.js';
import { bodyOf } from './body.js';
import { IntakeProblem } from './problem.js';
import type { Asked, Route, Signing } from './route.js';
import { submissionAnswer, submissionRow } from './submissionAnswer.js';
import { submissionBodies } from './submissionBodies.js';

const longestBody = 64 << 10;

/** A submission by its id, which may be written with or without escapes. */
const one = (end = '') => new RegExp(`^/v1/submissions/([^/]{1,400})${end}$`);

/** The routes by which partners look at their submissions, explain and sign them. */
export function submissionRoutes(signing: Signing): Route[] {
  const { submissions } = signing;
  const { reader } = submissions;
  type Work = (id: string, asked: Asked) => Promise<SubmissionView>;
  const post = (end: string, work: Work, act?: Parameters<NonNullable<Signing['writeDown']>>[1]): Route => ({
    path: one(end),
    method: 'POST',
    answer: async (asked, id) => {
      const view = await work(idIn(id), asked);
      if (act) signing.writeDown?.(asked.sender, act, view.id);
      return answerOf(view, asked);
    },
  });
  const actor = ({ sender }: Asked) => signing.actorOf(sender);
  return [
    { path: /^\/v1\/submissions$/, method: 'GET', answer: (asked) => list(signing, asked) },
    {
      path: one(),
      method: 'GET',
      answer: async (asked, id) => {
        await asked.quota.take(asked.sender, 'requests', 1);
        return answerOf(await reader.view(idIn(id), actor(asked)), asked);
      },
    },
    {
      path: one('/statement'),
      method: 'GET',
      answer: async (asked, id) => {
        await asked.quota.take(asked.sender, 'requests', 1);
        return statement(reader.find(idIn(id), asked.sender.partner), asked);
      },
    },
    {
      path: one('/leaves'),
      method: 'GET',
      answer: async (asked, id) => {
        await asked.quota.take(asked.sender, 'requests', 1);
        return leaves(reader.kept, reader.find(idIn(id), asked.sender.partner), asked);
      },
    },
    post('/checks', async (id, asked) =>
      submissions.check(id, actor(asked), given(await json(asked, submissionBodies.check))),
    ),
    post(
      '/explanations',
      async (id, asked) => submissions.explain(id, actor(asked), await json(asked, submissionBodies.explain)),
      'explained',
    ),
    post(
      '/signature',
      async (id, asked) => {
        const { signature, ...rest } = await json(asked, submissionBodies.sign);
        return submissions.sign(id, actor(asked), { ...rest, ...(signature && { signature }) });
      },
      'signed',
    ),
    post(
      '/withdrawal',
      async (id, asked) =>
        submissions.withdraw(id, actor(asked), (await json(asked, submissionBodies.withdraw)).reason),
      'withdrawn',
    ),
  ];
}

const given = ({ again }: { again?: boolean | undefined }) => (again === undefined ? {} : { again });

/** @throws IntakeProblem */
function idIn(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    throw new IntakeProblem('bad-json', { found: same(written.slice(0, 100)) });
  }
}

/** @throws IntakeProblem */
async function json<T>({ request, env, sender, quota }: Asked, shape: z.ZodType<T>): Promise<T> {
  await quota.take(sender, 'requests', 1);
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new IntakeProblem('bad-json', { found: same(type ?? '') });
  const body = await bodyOf(env.incoming);
  if (body.length > longestBody) throw new IntakeProblem('bad-json', { found: same(`${body.length}`) });
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch (error) {
    throw new IntakeProblem('bad-json', { found: same(error instanceof Error ? error.message : '') });
  }
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`);
  throw new IntakeProblem('bad-json', { found: same(wrong.join('; ')) });
}

const answerOf = (view: SubmissionView, { lang }: Asked) =>
  new Response(JSON.stringify(submissionAnswer(view, lang)), { headers: headersOfAnswer(lang) });

async function list(
  { submissions, actorOf }: Signing,
  { url, sender, lang, quota }: Asked,
): Promise<Response> {
  const left = await quota.take(sender, 'requests', 1);
  const { partner } = sender;
  const wanted = (name: string) => url.searchParams.get(name) ?? undefined;
  const all = await submissions.reader.list(
    { partner, contract: wanted('contract'), period: wanted('period') },
    actorOf(sender),
  );
  const rows = all.map((view) => submissionRow(view, lang));
  return new Response(JSON.stringify({ partner, submissions: rows }), {
    headers: { ...headersOfAnswer(lang), ...left },
  });
}

/** The signed bytes, so that anybody can hash them. */
function statement(submission: Parameters<typeof statementOf>[0], { lang }: Asked): Response {
  const found = statementOf(submission);
  if (!found) throw new IntakeProblem('no-statement');
  return new Response(found.text, {
    headers: {
      ...headersOfAnswer(lang),
      'Content-Disposition': attachment('statement.json'),
      'Repr-Digest': `sha-256=:${Buffer.from(found.sha256, 'hex').toString('base64')}:`,
    },
  });
}

/** The leaves of the tree of its records, one a line, in the order of the tree; those that wait for a reader are not in memory. */
function leaves(
  kept: Parameters<typeof signedLeaves>[0],
  { checked }: ReturnType<Signing['submissions']['reader']['find']>,
  { lang }: Asked,
): Response {
  if (!checked) throw new IntakeProblem('no-statement');
  const all = signedLeaves(kept, checked.content);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const lines: string[] = [];
      while (lines.length < leavesAtOnce) {
        const { done, value } = all.next();
        if (done) break;
        lines.push(`${JSON.stringify(value)}\n`);
      }
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')));
      if (lines.length < leavesAtOnce) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      ...headersOfAnswer(lang),
      'Content-Type': 'application/x-ndjson',
      'Content-Disposition': attachment('leaves.ndjson'),
    },
  });
}

const leavesAtOnce = 1000;

/** The answer to what was refused (RFC 9457), in the language of the request. */
export function refusedAnswer({ code, found }: SubmissionRefused, lang: Lang): Response {
  const { status, title, mend } = refusals[code];
  const body = {
    type: `/problems/submissions/${code}`,
    title: title[lang],
    status,
    detail: mend[lang],
    found: found[lang],
  };
  return new Response(JSON.stringify(body), { status, headers: headersOfProblem(lang) });
}
