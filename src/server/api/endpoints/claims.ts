import { z } from '@hono/zod-openapi';
import { claimJson } from '../../../words/index.js';
import type { Endpoint } from '../endpoint.js';
import { json } from '../negotiate.js';
import { queryParameters } from '../parameters.js';
import { ApiProblem } from '../problem.js';
import { withdrawalOf, withdrawalSchema } from '../withdrawal.js';
import { wrong } from '../wrongParameters.js';

const text = z.object({ en: z.string(), zh: z.string() });
const absent = wrong('query', 'q', { en: 'no sentence', zh: '缺少句子' }, queryParameters.q.expected);

/** Checks whether a sentence is true. */
export const claimEndpoints: readonly Endpoint[] = [
  {
    id: 'claims',
    path: '/v1/{release}/claims',
    summary: {
      en: 'Whether a sentence is true of a release: true, false or not distinguishable, with the correct figure',
      zh: '核对一句话是否属实：属实、不属实或无法区分，并给出正确数字',
    },
    query: ['q'],
    forms: [json],
    paged: false,
    schema: z.object({
      withdrawn: withdrawalSchema,
      sentence: z.string(),
      verdict: z.enum(['true', 'false', 'not-distinguishable', 'no-figure', 'not-understood']),
      understood: text.nullable(),
      left: z.string().nullable(),
      answer: text,
      figures: z.array(z.object({ name: z.string(), value: z.number(), references: z.array(z.string()) })),
      examples: z.object({ en: z.array(z.string()), zh: z.array(z.string()) }),
    }),
    example: '/v1/latest/claims?q={unit}%20ranks%20first',
    answer: ({ release, query }) => {
      if (query.q === undefined) throw new ApiProblem('bad-parameter', [absent]);
      return { json: { withdrawn: withdrawalOf(release), ...claimJson(release, query.q) } };
    },
  },
];
