import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Lang, Text } from '../../edition/index.js';
import { type RefusalCode, refusals } from '../../platform/index.js';
import { apiVersion } from '../api/document.js';
import { toErase } from './erase.js';
import { type IntakeKind, intakeKinds } from './problem.js';
import { figureProof, proof } from './proofSchemas.js';
import { always, type Resource } from './resource.js';
import { submissionResources } from './submissionResources.js';

/** A number of records. */
const count = z.number().int().nonnegative();

const problemOfRecord = z.object({
  type: z.string(),
  outcome: z.enum(['quarantined', 'duplicate', 'conflict']),
  line: z.number().int(),
  pointer: z.string(),
  found: z.string(),
  expected: z.string(),
});

const counts = {
  received: count,
  stored: count,
  quarantined: count,
  duplicates: count,
  conflicts: count,
  waiting: count,
  late: count,
};

const receipt = z
  .object({
    receipt: z.string(),
    partner: z.string(),
    contract: z.string(),
    version: z.string(),
    idempotencyKey: z.string(),
    receivedAt: z.iso.datetime(),
    sha256: z.string(),
    segment: z.number().int(),
    offset: z.number().int(),
    counts: z.object({ ...counts, erased: count }),
    problems: z.array(problemOfRecord),
    promise: z.string().optional(),
  })
  .openapi('Receipt');

const account = z
  .object({
    partner: z.string(),
    days: z.array(z.object({ partner: z.string(), contract: z.string(), day: z.iso.date(), ...counts })),
  })
  .openapi('Account');

const erasure = z.object({ receipt: z.string(), contract: z.string(), records: count }).openapi('Erasure');

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    found: z.string().optional(),
    line: z.number().int().optional(),
  })
  .openapi('IntakeProblem');

const ofReceipt = z.object({ receipt: z.string().regex(/^[\w-]{1,100}$/) });
const taken: Text = { en: 'The receipt', zh: '回执' };

const resources: readonly Resource[] = [
  {
    id: 'send-records',
    method: 'post',
    path: '/v1/records',
    summary: {
      en: 'Send a batch of records: what is acknowledged is on the disk',
      zh: '报送一批记录：一经确认，即已写入磁盘',
    },
    request: {
      query: z.object({ contract: z.string() }),
      headers: z.object({
        'Idempotency-Key': z.string().regex(/^[\x21-\x7e]{1,100}$/),
        Prefer: z.string().optional(),
        'Content-Encoding': z.enum(['identity', 'gzip']).optional(),
        'Content-Digest': z.string().optional(),
      }),
      body: {
        required: true,
        content: Object.fromEntries(
          [
            'application/x-ndjson',
            'text/csv',
            'application/cloudevents-batch+json',
            'application/vnd.apache.parquet',
          ].map((type) => [type, { schema: z.string() }]),
        ),
      },
    },
    answers: {
      200: { about: taken, schema: receipt },
      202: {
        about: { en: 'The receipt; records wait to be judged', zh: '回执；尚有记录待判定' },
        schema: receipt,
      },
    },
    problems: [
      ...always,
      'not-allowed',
      'no-key',
      'no-contract',
      'cannot-divide',
      'bad-digest',
      'bad-gzip',
      'bad-parquet',
      'large-parquet',
      'in-flight',
      'too-large',
      'wrong-type',
      'key-reused',
      'erased-since',
      'busy',
      'disk-failed',
      'no-space',
    ],
  },
  {
    id: 'receipt-of-records',
    method: 'get',
    path: '/v1/receipts/{receipt}',
    summary: { en: 'What became of a batch', zh: '一批记录的处理结果' },
    request: { params: ofReceipt },
    answers: {
      200: { about: taken, schema: receipt },
      202: {
        about: { en: 'The receipt; records wait to be judged', zh: '回执；尚有记录待判定' },
        schema: receipt,
      },
    },
    problems: [...always, 'no-such-receipt'],
  },
  {
    id: 'proof-of-receipt',
    method: 'get',
    path: '/v1/receipts/{receipt}/proof',
    summary: { en: 'The proof that a batch is in the public log', zh: '一批记录已写入公开日志的证明' },
    request: { params: ofReceipt },
    answers: { 200: { about: { en: 'The proof', zh: '证明' }, schema: proof } },
    problems: [...always, 'no-such-receipt', 'no-proof-yet', 'no-public-log'],
  },
  {
    id: 'figures-of-receipt',
    method: 'get',
    path: '/v1/receipts/{receipt}/figures',
    summary: {
      en: 'The proof which records of a batch count in the newest dated release, and which do not',
      zh: '一批记录中哪些计入最新定期发布版、哪些未计入的证明',
    },
    request: { params: ofReceipt },
    answers: { 200: { about: { en: 'The proof', zh: '证明' }, schema: figureProof } },
    problems: [...always, 'no-such-receipt', 'no-dated-release'],
  },
  {
    id: 'erase-records',
    method: 'post',
    path: '/v1/erasures',
    summary: {
      en: 'Erase the records with a key, or one record: their bytes are overwritten when this is answered',
      zh: '删除某一主键的记录，或某一条记录：返回时其内容已被覆写',
    },
    request: { body: { required: true, content: { 'application/json': { schema: toErase } } } },
    answers: { 200: { about: { en: 'How many', zh: '条数' }, schema: erasure } },
    problems: [
      ...always,
      'not-allowed',
      'bad-erasure',
      'no-such-record',
      'too-large',
      'busy',
      'disk-failed',
      'no-space',
    ],
  },
  {
    id: 'account',
    method: 'get',
    path: '/v1/account',
    summary: { en: 'The sums of each day and contract', zh: '各日、各数据契约的合计' },
    answers: { 200: { about: { en: 'The sums', zh: '合计' }, schema: account } },
    problems: always,
  },
  {
    id: 'public-log',
    method: 'get',
    path: '/v1/log/checkpoint',
    open: true,
    summary: {
      en: 'The signed state of the public log (C2SP tlog-checkpoint); its tiles stand beside it (tlog-tiles)',
      zh: '公开日志的已签署状态（C2SP tlog-checkpoint）；其散列分片（tlog-tiles）在同一地址下',
    },
    answers: { 200: { about: { en: 'The checkpoint', zh: '检查点' }, type: 'text/plain' } },
    problems: [],
  },
  ...submissionResources,
];

/** The paths that the document names. */
export const documentedPaths = resources.map(({ method, path }) => ({ method, path }));

const about: Text = {
  en: 'Partners send records under a data contract. Every answer about a partner needs its token.',
  zh: '参与单位按数据契约报送记录。凡涉及某单位的查询，均须使用该单位的令牌。',
};

const bySignature: Text = {
  en: 'In place of a token: Signature-Input and Signature of RFC 9421 (Ed25519), with Content-Digest of RFC 9530 where there is a body.',
  zh: '可替代令牌：RFC 9421 的 Signature-Input 与 Signature（Ed25519）；有内容时附 RFC 9530 的 Content-Digest。',
};

/** The OpenAPI 3.1 document of the routes for partners, in one language. */
export function intakeDocument(lang: Lang) {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'signature', {
    type: 'apiKey',
    in: 'header',
    name: 'Signature-Input',
    description: bySignature[lang],
  });
  for (const resource of resources) app.openAPIRegistry.registerPath(createRoute(routeOf(resource, lang)));
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: { en: 'Open platform: API for partners', zh: '开放平台：参与单位 API' }[lang],
      version: apiVersion,
      description: about[lang],
    },
    servers: [{ url: '/' }],
  });
}

function routeOf(
  { id, method, path, summary, open, request, answers, problems, refused = [] }: Resource,
  lang: Lang,
) {
  const good = Object.entries(answers).map(([status, { about, schema, type = 'application/json' }]) => [
    status,
    { description: about[lang], content: { [type]: { schema: schema ?? z.string() } } },
  ]);
  return {
    method,
    path,
    operationId: id,
    summary: summary[lang],
    ...(open ? { security: [] } : { security: [{ token: [] }, { signature: [] }] }),
    ...(request && { request }),
    responses: { ...Object.fromEntries(good), ...failures(problems, refused, lang) },
  };
}

/** Problems by status; several kinds may share one. */
function failures(kinds: readonly IntakeKind[], refused: readonly RefusalCode[], lang: Lang) {
  const all = [
    ...kinds.map((kind) => ({ ...intakeKinds[kind], at: `/problems/${kind}` })),
    ...refused.map((code) => ({ ...refusals[code], at: `/problems/submissions/${code}` })),
  ];
  const byStatus = new Map<number, typeof all>();
  for (const one of all) byStatus.set(one.status, [...(byStatus.get(one.status) ?? []), one]);
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      {
        description: of.map(({ title, at }) => `${title[lang]} (${at})`).join('; '),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}

/** The document, at its addresses; undefined for all others. */
export function documentAnswer(method: string, { pathname }: URL): Response | undefined {
  const lang = { '/openapi.platform.json': 'en', '/openapi.platform.zh.json': 'zh' }[pathname] as
    | Lang
    | undefined;
  if (!lang || (method !== 'GET' && method !== 'HEAD')) return undefined;
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'public, max-age=60',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
  };
  return new Response(method === 'HEAD' ? null : JSON.stringify(intakeDocument(lang)), { headers });
}
