import { z } from 'zod';
import { plainText } from './textSchema.js';
import { id, text } from './treeSchema.js';

/** `tiers:` of edition.yaml. */
export const tiersSchema = z.strictObject({
  by: z
    .union([
      z.enum(['k-means', 'natural-breaks']),
      z.strictObject({
        column: id.describe('A column of units.groups, its groups from the first tier on'),
      }),
    ])
    .optional()
    .describe('By the dimensions, by the whole index, or as a column says (k-means)'),
  count: z.number().int().min(2).max(20).optional().describe('Number of tiers (5)'),
  published: z
    .array(
      z.strictObject({
        title: text,
        period: z.union([z.string(), z.number()]).describe('The period of ours it is compared with'),
        sizes: z.array(z.number().int().nonnegative()).min(2).describe('Units of each tier, the first first'),
        shares: z.array(z.number()).optional().describe('Per cent of the total that each tier has'),
        source: plainText(),
      }),
    )
    .optional()
    .describe('Tiers published by others, to compare with'),
});
