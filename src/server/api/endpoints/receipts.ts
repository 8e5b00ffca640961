import { z } from '@hono/zod-openapi';
import { explain, findSubject, receiptOf } from '../../../release/index.js';
import type { Endpoint } from '../endpoint.js';
import { json } from '../negotiate.js';
import { queryParameters } from '../parameters.js';
import { ApiProblem } from '../problem.js';
import { withdrawalOf, withdrawalSchema } from '../withdrawal.js';
import { wrong } from '../wrongParameters.js';

const absent = wrong('query', 'of', { en: 'no reference', zh: '缺少引用' }, queryParameters.of.expected);

const text = z.object({ en: z.string(), zh: z.string() });

/** Receipts: how a figure was computed. */
export const receiptEndpoints: readonly Endpoint[] = [
  {
    id: 'receipt-of',
    path: '/v1/{release}/receipts',
    summary: {
      en: 'Receipt of any figure, including those of the analysis, by its reference',
      zh: '按引用查询任一数值（含分析数据表）的来历',
    },
    query: ['of'],
    forms: [json],
    paged: false,
    schema: z.looseObject({ kind: z.string(), withdrawn: withdrawalSchema }),
    example: '/v1/latest/receipts?of=results/{unit}/{period}/{node}',
    answer: async ({ release, query }) => {
      if (query.of === undefined) throw new ApiProblem('bad-parameter', [absent]);
      return { json: { ...(await receiptOf(release, query.of)), withdrawn: withdrawalOf(release) } };
    },
  },
  {
    id: 'receipt',
    path: '/v1/{release}/receipts/{unit}/{period}/{node}',
    quick: true,
    summary: {
      en: 'Receipt of a figure: its components, weights, raw figures and sources',
      zh: '数值的来历：构成、权重、原始数值与来源',
    },
    query: [],
    forms: [json],
    paged: false,
    schema: z.looseObject({
      release: z.string(),
      dataStatus: z.string(),
      withdrawn: withdrawalSchema,
      unit: z.object({ code: z.string(), name: text, level: z.string() }),
      period: z.string(),
      node: z.string(),
      title: text,
      value: z.number().nullable(),
      rank: z.number().int().nullable(),
      of: z.number().int(),
      status: z.string(),
    }),
    example: '/v1/{release}/receipts/{unit}/{period}/{node}',
    answer: ({ release, params }) => ({
      json: {
        ...explain(release, findSubject(release.plan, params.unit!), params.period, params.node),
        withdrawn: withdrawalOf(release),
      },
    }),
  },
];
