import { z } from '@hono/zod-openapi';
import { claimJson, proofread, proofreadJson } from '../../../words/index.js';
import type { Endpoint } from '../endpoint.js';
import { json } from '../negotiate.js';
import { queryParameters } from '../parameters.js';
import { ApiProblem } from '../problem.js';
import { withdrawalOf, withdrawalSchema } from '../withdrawal.js';
import { wrong } from '../wrongParameters.js';

const text = z.object({ en: z.string(), zh: z.string() });
const absent = wrong('query', 'q', { en: 'no sentence', zh: '缺少句子' }, queryParameters.q.expected);
const noText = wrong('query', 'text', { en: 'no text', zh: '缺少文本' }, queryParameters.text.expected);
const verdict = z.enum(['true', 'false', 'not-distinguishable', 'no-figure', 'not-understood']);
const figures = z.array(z.object({ name: z.string(), value: z.number(), references: z.array(z.string()) }));

/** Checks whether a sentence is true, and every sentence of a text. */
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
      verdict,
      understood: text.nullable(),
      left: z.string().nullable(),
      answer: text,
      figures,
      examples: z.object({ en: z.array(z.string()), zh: z.array(z.string()) }),
    }),
    example: '/v1/latest/claims?q={unit}%20ranks%20first',
    answer: ({ release, query }) => {
      if (query.q === undefined) throw new ApiProblem('bad-parameter', [absent]);
      return { json: { withdrawn: withdrawalOf(release), ...claimJson(release, query.q) } };
    },
  },
  {
    id: 'proofread',
    path: '/v1/{release}/proofread',
    summary: {
      en: 'Every sentence of a text that states a figure, rank, change or comparison of a release, with its verdict and the correct figures',
      zh: '逐句核对文本中关于本发布版的数字、位次、变化和比较，并给出正确数字',
    },
    query: ['text'],
    forms: [json],
    paged: false,
    schema: z.object({
      withdrawn: withdrawalSchema,
      counts: z.record(verdict, z.number()),
      others: z.number(),
      sentences: z.array(
        z.object({
          sentence: z.string(),
          at: z.number(),
          verdict,
          understood: z.string().nullable(),
          notUnderstood: z.string().nullable(),
          answer: z.string(),
          figures,
        }),
      ),
    }),
    example: '/v1/latest/proofread?text={unit}%20ranks%20first.',
    answer: ({ release, query: { text: given } }) => {
      if (given === undefined) throw new ApiProblem('bad-parameter', [noText]);
      const lang = /\p{Script=Han}/u.test(given) ? 'zh' : 'en';
      const found = proofread(release, given, lang);
      return { json: { withdrawn: withdrawalOf(release), ...proofreadJson(found) } };
    },
  },
];
