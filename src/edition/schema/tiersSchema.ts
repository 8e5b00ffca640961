import { z } from 'zod';
import { plainText } from './textSchema.js';
import { id, text } from './treeSchema.js';

/** How hierarchical clusters are merged. */
export const linkages = ['ward', 'average', 'complete', 'single'] as const;
export type Linkage = (typeof linkages)[number];

/** `tiers:` of edition.yaml. */
export const tiersSchema = z.strictObject({
  by: z
    .union([
      z.enum(['k-means', ...linkages, 'natural-breaks']),
      z.strictObject({
        column: id.describe('A column of units.groups; its groups are the tiers, the first one first'),
      }),
    ])
    .optional()
    .describe(
      'k-means and hierarchical clusters (ward, average, complete, single) use the dimensions, natural-breaks the whole index, a column its groups (k-means)',
    ),
  count: z.number().int().min(2).max(20).optional().describe('Number of tiers (5)'),
  published: z
    .array(
      z.strictObject({
        title: text,
        period: z
          .union([z.string(), z.number()])
          .describe('The period of this index that it is compared with'),
        sizes: z
          .array(z.number().int().nonnegative())
          .min(2)
          .describe('Number of units in each tier, the first tier first'),
        shares: z.array(z.number()).optional().describe('Share of each tier in the total, in per cent'),
        source: plainText(),
      }),
    )
    .optional()
    .describe('Tiers published by others, to compare with'),
});
