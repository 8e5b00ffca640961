import { z } from 'zod';
import { plainText } from './textSchema.js';
import { id, text } from './treeSchema.js';

/** What someone accepted: a figure, or a finding of several, with who and why. */
export const acceptedSchema = z.array(
  z
    .strictObject({
      indicator: id,
      kind: z
        .string()
        .min(1)
        .optional()
        .describe(
          'A finding that is of no single figure, such as a break or a column off by a factor: its kind, as iplus check --json names it, in place of the figure',
        ),
      unit: z.string().optional().describe('Code of the unit'),
      period: z.union([z.string(), z.number()]).optional(),
      value: z.number().optional().describe('The accepted figure; if it changes, it must be accepted again'),
      reason: text.describe('Why it is correct; shown to readers'),
      by: z.string().min(1).describe('Who accepted it; shown to readers'),
      source: plainText().optional(),
    })
    .refine(
      (one) =>
        one.kind !== undefined ||
        (one.unit !== undefined && one.period !== undefined && one.value !== undefined),
      {
        error: 'unit, period and value of a figure, or the kind of a finding',
      },
    ),
);
