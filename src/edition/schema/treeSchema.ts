import { z } from 'zod';
import { scale } from '../scaleOptions.js';
import { aggregate, missing } from './aggregateSchema.js';
import { round } from './methodSchema.js';
import { idForm, insideFolder, shapes } from './shapes.js';
import { textSchema } from './textSchema.js';
import { nodeWeighSchema } from './weighSchema.js';

/** Identifiers are lower-case words joined by hyphens, so that they can be used in file names and URLs. */
export const id = z.string().regex(idForm, { error: shapes.id.en });

export const file = z.string().regex(insideFolder, { error: shapes.file.en });

export const text = textSchema.describe('A text in English, Chinese or any other languages; one is enough');

/** Decimals of shown figures; files keep every digit. */
export const shownDigits = z.number().int().min(0).max(9);

export const polarity = z.enum(['higher-is-better', 'higher-is-worse']);

export const leaf = z.strictObject({
  indicator: id.describe('An id of indicators.csv'),
  weight: z.number().nonnegative().optional().describe('Relative to its siblings (1)'),
});

export const node = z.strictObject({
  id,
  title: text,
  note: text.optional(),
  weight: z.number().nonnegative().optional().describe('Relative to its siblings (1)'),
  digits: shownDigits.optional().describe('Decimals in which its scores are shown (those of the edition)'),
  polarity: polarity
    .optional()
    .describe(
      'Whether a high value of this node and of those below it is good or bad; its parent takes it reversed where that differs (that of the parent)',
    ),
  weigh: nodeWeighSchema.optional(),
  aggregate: aggregate.optional(),
  missing: missing.optional(),
  rescale: scale.optional().describe('Another scale for the aggregated scores, fitted anew in each period'),
  'pass-on': z
    .enum(['scaled', 'aggregated'])
    .optional()
    .describe('Which of the two the parent gets, where there is a rescale (scaled)'),
  round: round.optional(),
  get children(): z.ZodArray<z.ZodUnion<readonly [typeof leaf, typeof node]>> {
    return z.array(z.union([leaf, node])).min(1);
  },
});
