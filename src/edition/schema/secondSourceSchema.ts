import { z } from 'zod';
import { insideFolder, shapes } from './shapes.js';
import { textSchema } from './textSchema.js';

/** `second-source:` of edition.yaml: the same figures from elsewhere. */
export const secondSourceSchema = z
  .strictObject({
    file: z
      .string()
      .regex(insideFolder, { error: shapes.file.en })
      .describe('Table of figures, long or wide as in data/; units by code or name'),
    source: textSchema.describe('Where these figures are from'),
  })
  .describe('A second capture of the figures: where it differs by more than rounding, a figure is doubted');
