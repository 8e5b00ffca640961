import { z } from 'zod';
import { insideFolder, shapes } from './shapes.js';
import { plainText, textSchema } from './textSchema.js';

/** `chain:` of edition.yaml: results of earlier editions of the framework, the earliest first. */
export const chainSchema = z
  .array(
    z.strictObject({
      edition: z.string().min(1).describe('Name of the earlier edition, for example 2017'),
      title: textSchema.optional(),
      with: z
        .string()
        .regex(insideFolder, { error: shapes.file.en })
        .describe('Its results as a table: unit, level, period, node, value (results.csv of its release)'),
      over: z
        .union([z.string(), z.number()])
        .optional()
        .describe('The period that it shares with the next edition (the last such period)'),
      nodes: z
        .record(z.string(), z.string())
        .optional()
        .describe('Its names of nodes, by our ids, where they differ'),
      source: plainText(1).describe('Where these results were published'),
    }),
  )
  .min(1)
  .describe('Earlier editions of the framework to which this one is chained, the earliest first');

export type ChainSource = z.infer<typeof chainSchema>;
