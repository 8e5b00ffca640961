import { z } from '@hono/zod-openapi';
import type { Text } from '../../edition/index.js';
import { checks, choices, type RefusalCode, states } from '../../platform/index.js';
import { always, type Resource } from './resource.js';
import { submissionBodies } from './submissionBodies.js';

const person = z.object({ id: z.string(), name: z.string(), role: z.string() });
const by = z.union([
  z.object({ is: z.literal('person'), person, via: z.string() }),
  z.object({ is: z.literal('operator'), via: z.string() }),
  z.object({ is: z.literal('platform') }),
]);
const at = z.iso.datetime();
const count = z.number().int().nonnegative();

const row = {
  submission: z.string(),
  partner: z.string(),
  contract: z.string(),
  period: z.string(),
  number: z.number().int(),
  state: z.enum(states),
  stateTitle: z.string(),
  stateMeans: z.string(),
  expected: z.boolean(),
  ends: at.nullable(),
  due: at.nullable(),
  records: z.object({ received: count, stored: count, afterClosing: count }),
  toExplain: count,
  sha256: z.string().nullable(),
  isFinal: z.boolean(),
  signed: z.object({ receipt: z.string(), sha256: z.string(), at, by }).nullable(),
  supersededBy: z.number().int().nullable(),
  releases: z.array(z.object({ edition: z.string(), release: z.string() })),
  next: z.array(
    z.object({
      act: z.enum(['check', 'explain', 'sign', 'withdraw']),
      title: z.string(),
      by: z.array(z.string()),
      needs: z.string(),
      may: z.boolean(),
      why: z.string().optional(),
    }),
  ),
};

const list = z.object({ partner: z.string(), submissions: z.array(z.object(row)) }).openapi('Submissions');

const answer = z.object({
  choice: z.enum(choices),
  choiceTitle: z.string(),
  reason: z.string(),
  by,
  named: z.boolean(),
  at,
});

const submission = z
  .object({
    ...row,
    closed: z.object({ at, by }).nullable(),
    withdrawn: z.object({ at, by, reason: z.string() }).nullable(),
    content: z.record(z.string(), z.unknown()).nullable(),
    checks: z.array(
      z.object({
        check: z.enum(checks),
        examined: count,
        leftOut: count,
        questions: count,
        title: z.string(),
        asks: z.string(),
      }),
    ),
    questions: z.array(
      z.object({
        question: z.string(),
        check: z.enum(checks),
        checkTitle: z.string(),
        rule: z.string(),
        found: z.string(),
        usual: z.string(),
        columns: z.array(z.string()),
        examples: z.array(z.array(z.string())),
        cases: count,
        answer: answer.nullable(),
      }),
    ),
  })
  .openapi('Submission');

const params = z.object({ submission: z.string() });
const shown = { about: { en: 'The submission', zh: '本次报送' }, schema: submission };

/** An act about a submission. */
const doing = (
  id: string,
  end: string,
  summary: Text,
  schema: z.ZodType,
  refused: readonly RefusalCode[],
): Resource => ({
  id,
  method: 'post',
  path: `/v1/submissions/{submission}/${end}`,
  summary,
  request: { params, body: { required: true, content: { 'application/json': { schema } } } },
  answers: { 200: shown },
  problems: [...always, 'bad-json', 'too-large', 'busy', 'disk-failed', 'no-space'],
  refused: ['no-such-submission', 'not-your-right', 'wrong-state', 'no-person', ...refused],
});

/** The resources by which partners look at submissions, explain and sign them. */
export const submissionResources: readonly Resource[] = [
  {
    id: 'submissions',
    method: 'get',
    path: '/v1/submissions',
    summary: {
      en: 'What the partner sent for each period, and how far it is',
      zh: '本单位各期报送及其进展',
    },
    request: { query: z.object({ contract: z.string().optional(), period: z.string().optional() }) },
    answers: { 200: { about: { en: 'The submissions', zh: '各次报送' }, schema: list } },
    problems: always,
  },
  {
    id: 'submission',
    method: 'get',
    path: '/v1/submissions/{submission}',
    summary: {
      en: 'A submission (PARTNER:CONTRACT:PERIOD, the last one, or with :NUMBER) with checks and questions',
      zh: '一次报送（单位:契约:周期，指最近一次；或加:序号）及其审核与问题',
    },
    request: { params },
    answers: { 200: shown },
    problems: [...always, 'bad-json'],
    refused: ['no-such-submission'],
  },
  {
    id: 'statement-of-submission',
    method: 'get',
    path: '/v1/submissions/{submission}/statement',
    summary: { en: 'The bytes whose SHA-256 is signed', zh: '签署其 SHA-256 的声明原文' },
    request: { params },
    answers: {
      200: { about: { en: 'The statement', zh: '声明' }, schema: z.record(z.string(), z.unknown()) },
    },
    problems: [...always, 'bad-json', 'no-statement'],
    refused: ['no-such-submission'],
  },
  {
    id: 'leaves-of-submission',
    method: 'get',
    path: '/v1/submissions/{submission}/leaves',
    summary: {
      en: 'The leaves of the tree of its records with the salts of those not erased, one JSON object a line, in the order of the tree',
      zh: '其记录所成树的叶，及未删除记录的盐值；每行一个 JSON 对象，按树的次序',
    },
    request: { params },
    answers: {
      200: {
        about: { en: 'The leaves', zh: '叶' },
        schema: z.object({
          receipt: z.string(),
          line: z.number().int(),
          salt: z.string().optional(),
          leaf: z.string().optional(),
        }),
      },
    },
    problems: [...always, 'bad-json', 'no-statement'],
    refused: ['no-such-submission'],
  },
  doing(
    'check-submission',
    'checks',
    { en: 'Close the period and run the four kinds of check', zh: '截止收数并进行四类审核' },
    submissionBodies.check,
    ['not-over', 'still-waiting'],
  ),
  doing(
    'explain-submission',
    'explanations',
    {
      en: 'Answer a question: confirm or correct, with a reason',
      zh: '答复一个问题：确认或更正，并写明原因',
    },
    submissionBodies.explain,
    ['no-such-question', 'no-choice', 'no-reason'],
  ),
  doing(
    'sign-submission',
    'signature',
    { en: 'Sign one hash', zh: '签署一个哈希值' },
    submissionBodies.sign,
    ['explained-it', 'other-hash', 'bad-signature'],
  ),
  doing(
    'withdraw-submission',
    'withdrawal',
    { en: 'Take a submission back, with a reason', zh: '撤回一次报送，并写明原因' },
    submissionBodies.withdraw,
    ['no-reason'],
  ),
];
