import { z } from 'zod';
import { idForm, insideFolder, shapes } from './shapes.js';
import { plainText, textSchema } from './textSchema.js';

const id = z.string().regex(idForm, { error: shapes.id.en });
const period = z.union([z.string(), z.number()]);
const ofIndex = id
  .optional()
  .describe(
    'The vintage of the published index that it belongs to; without it, the number is applied to this index',
  );
const from = plainText(1).describe('Where the number was published');

/** `economy:` of edition.yaml: figures of the economy, and how the index is turned into money and jobs. */
export const economySchema = z
  .strictObject({
    file: z
      .string()
      .regex(insideFolder, { error: shapes.file.en })
      .describe('Table with level, code, period, indicator, vintage, value, source (economy.csv)')
      .optional(),
    indicators: z
      .array(
        z.strictObject({
          id,
          title: textSchema,
          'title-of-total': textSchema
            .optional()
            .describe(
              'Its name for the total, if different: 国内生产总值 rather than 地区生产总值 (the title)',
            ),
          unit: textSchema,
          scale: z
            .number()
            .positive()
            .optional()
            .describe(
              'How many RMB, persons … one unit stands for, for example 100000000 for 100 million (1)',
            ),
          vintage: z
            .record(z.string(), id)
            .optional()
            .describe('The vintage to use, by level; required if the table has more than one'),
        }),
      )
      .min(1),
    vintages: z
      .array(z.strictObject({ id, title: textSchema }))
      .optional()
      .describe('Names of the vintages, such as first published, yearbook, revised'),
    'per-head': z
      .union([
        id,
        z.strictObject({
          by: id.describe('The figure to divide by, such as population'),
          period: period
            .optional()
            .describe('The period of that figure, such as a census (the period of the index)'),
          'at-least': z
            .number()
            .positive()
            .optional()
            .describe('A smaller place has no figure per head (any)'),
          beside: z
            .boolean()
            .optional()
            .describe('Whether pages, briefs and claims show the index per head beside the index (false)'),
        }),
      ])
      .optional()
      .describe('The figure for the index per head, such as population; adds a table to the release'),
    size: z
      .strictObject({
        output: id.describe(
          'The figure that is regressed on the index and that sizes are a share of, such as gdp',
        ),
        level: z.string().optional().describe('Level of the regression (the first grouping, else the units)'),
        increment: z
          .strictObject({
            beta: z.number().describe('Output per point of the index, in units of the output'),
            interval: z.tuple([z.number(), z.number()]).optional().describe('Its 95% interval, if published'),
            index: ofIndex,
            source: from,
          })
          .optional()
          .describe('size = beta · (index − 100); the estimated beta is shown as well'),
        chained: z
          .strictObject({
            elasticity: z.number(),
            period: period.describe('The period of the first size'),
            size: z.number().positive().describe('The size in that period, in units of the output'),
            index: ofIndex,
            source: from,
          })
          .optional()
          .describe('size = size before · (index / index before)^elasticity'),
        jobs: z
          .strictObject({ 'per-point': z.number(), source: from })
          .optional()
          .describe('Jobs for each point that the index of the total rises'),
        components: z
          .strictObject({ industry: id, efficiency: id })
          .optional()
          .describe(
            'Figures of the total that add up to a size, such as ICT value added and growth due to ICT',
          ),
        'published-index': id
          .optional()
          .describe(
            'A figure of the total that is an index published by others; the same rules are applied to it',
          ),
      })
      .optional(),
  })
  .describe('Figures of the economy, and the rules that convert the index into money and jobs');

export type EconomySource = z.infer<typeof economySchema>;
