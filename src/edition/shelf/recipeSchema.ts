import { z } from 'zod';
import { insideFolder, shapes } from '../schema/shapes.js';
import { id } from '../schema/treeSchema.js';

const words = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
const count = z.number().int().min(0);

/** Name of a column; `{period}` in it stands for a period that the header names: `hdi_{period}` for hdi_1990, hdi_1991 … */
const column = z.string().min(1);

/** How one file of the publisher becomes units, figures and published values. */
const source = z.strictObject({
  file: z
    .string()
    .regex(insideFolder, { error: shapes.file.en })
    .describe('Name of the file at the publisher or in the copy'),
  address: z.url().describe('Where exactly this file can be fetched'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('Hash of that file; none if the count was made with a copy of its columns'),
  copy: z.url().optional().describe('Where the columns were read for the count, if not in the file itself'),
  shipped: z
    .string()
    .optional()
    .describe('The file or a part of it in editions/shelf/data, if the licence allows'),
  sheet: z.string().optional().describe('Name of the sheet if the file is a workbook'),
  header: z
    .int()
    .min(2)
    .max(10)
    .optional()
    .describe(
      'Rows of the header, if it has several: a column is named by its lowest filled cell, with single spaces for line breaks',
    ),
  unit: column.describe('Column with the code of the unit'),
  keep: z
    .string()
    .optional()
    .describe('Regular expression that codes of units match; other rows are left out'),
  name: column.optional().describe('Column with the name of the unit'),
  period: z
    .union([
      z.strictObject({
        column,
        as: z.enum(['year', 'month']).optional().describe('Take only the year or the month of a date'),
      }),
      z.strictObject({ of: z.string() }),
    ])
    .optional()
    .describe('Column with the period, or the one period of all rows; none if the header names it'),
  missing: z.array(z.string()).optional().describe('What stands for a missing figure besides an empty cell'),
  values: z.record(id, column).optional().describe('Column of each indicator'),
  published: z
    .record(
      id,
      z.strictObject({
        value: column.optional(),
        rank: column.optional(),
        digits: count.max(12).optional().describe('Round the values to these decimals, if the file has more'),
      }),
    )
    .optional()
    .describe('Columns with the published value and rank of each node'),
});

/** What comes out when the values published for the recipe are compared with those that it gives. */
const outcome = z.strictObject({
  of: z.string().min(1).describe('Periods, such as 1990–2021'),
  counted: z.iso
    .date()
    .optional()
    .describe(
      'Day of the count, with the files of the hashes given; none for the data in this package, which its tests count',
    ),
  digits: count.describe('Decimals to which they were published'),
  values: count,
  equal: count.describe('Equal at those decimals'),
  possible: count.describe('Not equal, but possible as the inputs were published rounded'),
  different: count.describe('Neither'),
  ranks: count.optional(),
  'ranks-equal': count.optional(),
});

/** `recipe.yaml` of a recipe on the shelf: where a published index comes from, and what of it comes out the same. */
export const recipeSchema = z.strictObject({
  field: words.describe('What it is about'),
  publisher: words,
  page: z.url().describe('The page of the publisher'),
  licence: z
    .strictObject({
      name: z.string().min(1),
      url: z.url(),
      read: z.url().describe('Where it was read that the data have this licence'),
      note: words
        .optional()
        .describe('What was changed in the data that are shipped, or that the licence was read at a copy'),
    })
    .optional()
    .describe('None if no licence of the data was found'),
  'licence-sought': words
    .optional()
    .describe('Where a licence was sought in vain, or what stands there instead of one'),
  names: z
    .enum(['countries'])
    .optional()
    .describe('Take English and Chinese names of units by ISO 3166-1 code'),
  sources: z.array(source).min(1),
  reproduced: z.array(outcome),
  'not-reproduced': z.array(words).optional().describe('What does not come out, and why'),
});

export type Recipe = z.infer<typeof recipeSchema>;
export type RecipeSource = z.infer<typeof source>;
