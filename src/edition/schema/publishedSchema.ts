import { z } from 'zod';
import { insideFolder, shapes } from './shapes.js';
import { plainText } from './textSchema.js';

const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

const one = z.strictObject({
  file: z
    .string()
    .regex(insideFolder, { error: shapes.file.en })
    .describe(
      'Table of the published figures with unit, period, node, value, rank, and level if a code occurs at two levels',
    ),
  digits: z.number().int().min(0).max(12).describe('Decimals to which the values were published'),
  rounding: z
    .enum(['half-away', 'half-even'])
    .optional()
    .describe('Whether halves are rounded away from zero or to the even digit (half-away)'),
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/, { error: shapes.id.en })
    .optional()
    .describe('Name of this table if there are several (that of the file)'),
  title: text.optional(),
  source: plainText(1).optional().describe('Where the figures were published'),
});

/** `published:` of edition.yaml: published figures of this index, to be compared with the results. */
export const publishedSchema = z
  .union([one, z.array(one).min(1)])
  .describe('Published figures of this index, by unit, period and node, that the results are compared with');

export type PublishedSource = z.infer<typeof publishedSchema>;
