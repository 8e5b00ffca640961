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
  indicator: id.describe('The id of an indicator'),
  weight: z.number().nonnegative().optional().describe('Weight relative to its siblings (1)'),
});

/** A node, or an indicator, that has its place elsewhere in the tree and is a part here too. */
export const reference = z.strictObject({
  node: id.describe('The id of a node that is defined elsewhere in the tree, and is a part here too'),
  weight: z.number().nonnegative().optional().describe('Weight relative to its siblings (1)'),
});

export const node = z.strictObject({
  id,
  title: text,
  note: text.optional(),
  weight: z.number().nonnegative().optional().describe('Weight relative to its siblings (1)'),
  digits: shownDigits.optional().describe('Decimals shown for its scores (those of the edition)'),
  polarity: polarity
    .optional()
    .describe(
      'Whether a high value of this node and of those below it is good or bad. If the parent has the other polarity, it uses the reversed score (that of the parent)',
    ),
  weigh: nodeWeighSchema.optional(),
  aggregate: aggregate.optional(),
  missing: missing.optional(),
  rescale: scale.optional().describe('A scale for the aggregated scores, fitted in each period separately'),
  'pass-on': z
    .enum(['scaled', 'aggregated'])
    .optional()
    .describe('Whether the parent gets the scores after or before rescale (scaled)'),
  round: round.optional(),
  get children(): z.ZodArray<z.ZodUnion<readonly [typeof leaf, typeof reference, typeof node]>> {
    return z.array(z.union([leaf, reference, node])).min(1);
  },
});
