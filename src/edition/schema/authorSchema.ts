import { z } from 'zod';
import { shapes } from './shapes.js';
import { text } from './treeSchema.js';

/** Who made an edition: a group, or a person as citations name them. */
export const author = z.union([
  z.strictObject({ name: text.describe('A group or an institution') }),
  z.strictObject({
    family: z.string().min(1),
    given: z.string().min(1),
    orcid: z
      .string()
      .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, { error: shapes.orcid.en })
      .optional(),
  }),
]);
