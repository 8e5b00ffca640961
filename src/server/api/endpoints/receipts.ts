import { z } from '@hono/zod-openapi';
import { explain, findSubject } from '../../../release/index.js';
import type { Endpoint } from '../endpoint.js';
import { json } from '../negotiate.js';

const text = z.object({ en: z.string(), zh: z.string() });

/** Where a number came from. */
export const receiptEndpoints: readonly Endpoint[] = [
  {
    id: 'receipt',
    path: '/v1/{release}/receipts/{unit}/{period}/{node}',
    summary: {
      en: 'Where a figure came from: its parts, weights, raw figures and sources',
      zh: '数值的来历：构成、权重、原始数值与来源',
    },
    query: [],
    forms: [json],
    paged: false,
    schema: z.looseObject({
      release: z.string(),
      dataStatus: z.string(),
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
      json: explain(release, findSubject(release.plan, params.unit!), params.period, params.node),
    }),
  },
];
