import { z } from 'zod';
import { idForm, insideFolder, shapes } from './shapes.js';
import { plainText, textSchema } from './textSchema.js';

const id = z.string().regex(idForm, { error: shapes.id.en });

/** `validity:` of edition.yaml: rank correlations of the index and its parts with measures made by others. */
export const validitySchema = z
  .strictObject({
    file: z
      .string()
      .regex(insideFolder, { error: shapes.file.en })
      .describe('Table of the coefficients: measure, part, basis, period, rho, n'),
    note: textSchema.optional().describe('What follows from the comparison; printed above the table'),
    measures: z
      .array(
        z.strictObject({
          id,
          title: textSchema,
          period: z.union([z.string(), z.number()]).optional().describe('Its period, if different'),
          source: textSchema.describe('Who made it, and where it was published'),
          licence: textSchema
            .optional()
            .describe('Licence of its data, and whether they may be redistributed'),
          url: z.url().optional(),
          data: plainText(1).describe('The file and column that the coefficients were computed from'),
        }),
      )
      .min(1),
    beside: z
      .array(z.strictObject({ id, title: textSchema }))
      .optional()
      .describe('What was also compared but is not part of the index'),
  })
  .describe('Rank correlations with measures that are independent of the records of the index');
