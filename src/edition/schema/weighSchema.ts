import { z } from 'zod';
import { dataFamilies, valueFamilies } from '../decide/dataFamilies.js';
import { insideFolder, shapes } from './shapes.js';

const over = z
  .union([
    z.enum(['base-period', 'all-periods', 'each-period']),
    z.strictObject({ window: z.number().int().min(1).describe('Number of periods') }),
  ])
  .optional()
  .describe(
    'The periods whose scores determine the weights (all-periods). each-period: every period has weights of its own. window: every period has weights from so many periods up to it',
  );

const fromData = z.strictObject({ by: z.enum(valueFamilies), over });

const optimised = z.strictObject({
  by: z.literal('optimised'),
  goal: z
    .enum(['balance', 'infomax'])
    .optional()
    .describe(
      'balance: correlations with the mean in proportion to the given weights. infomax: the largest sum of these correlations',
    ),
  over,
});

const judgement = z
  .union([z.number().positive(), z.string().regex(/^\d+ *\/ *\d+$/, { error: shapes.judgement.en })])
  .describe('A number above zero, or a fraction such as 1/3');

/** What one of several experts says. */
const expert = <Said extends z.ZodRawShape>(said: Said) =>
  z.strictObject({
    name: z.string().min(1),
    ...said,
    counts: z.boolean().optional().describe('Whether these judgements count (true)'),
  });

const table = z.string().regex(insideFolder, { error: shapes.file.en }).optional();

const ahp = z.strictObject({
  by: z.literal('ahp'),
  rows: z
    .array(z.array(judgement))
    .optional()
    .describe('The matrix of pairwise judgements (ahp), in the order of the children'),
  table: table.describe(
    'A CSV file with the matrix instead of rows: a header of ids and a row for each child',
  ),
  experts: z
    .array(expert({ rows: z.array(z.array(judgement)).describe('The matrix of this expert') }))
    .min(1)
    .optional()
    .describe('Matrices of several experts instead of rows: the geometric mean of those that count is used'),
});

const points = z.array(z.number().nonnegative());

const budget = z.strictObject({
  by: z.literal('budget'),
  rows: z.array(points).optional().describe('Points (budget), one row per expert'),
  table: table.describe('A CSV file with the points instead of rows: a header of ids and a row per expert'),
  experts: z
    .array(expert({ points: points.describe('The points of this expert') }))
    .min(1)
    .optional()
    .describe('Points of several experts by name instead of rows: the mean of those that count is used'),
});

const period = z.union([z.string(), z.number()]).optional();

const weightCase = z.strictObject({
  from: period.describe('The first period in which these weights hold (the first of all)'),
  to: period.describe('The last period in which these weights hold (the last of all)'),
  groups: z
    .strictObject({
      by: z.string().describe('A column of units.groups'),
      of: z
        .array(z.union([z.string(), z.number()]))
        .min(1)
        .describe('Codes of groups'),
    })
    .optional()
    .describe('The groups of units for which these weights hold (all units)'),
  weights: z
    .record(z.string(), z.number().nonnegative())
    .describe('A weight for every child, by id, relative to its siblings'),
});

const given = z.strictObject({
  by: z.literal('given'),
  cases: z
    .array(weightCase)
    .min(1)
    .describe(
      'Weights for some periods or groups instead of those of the children; of several that hold, the last counts',
    ),
});

const plain = z
  .enum(['given', 'as-given', 'equal', ...dataFamilies])
  .describe(
    'given: each weight is divided by their sum. as-given: a weighted sum with the weights as they are written. Others: weights taken from the data',
  );

const detailed = z.discriminatedUnion('by', [fromData, optimised]);
const level = z.union([plain, detailed]);

/** `method.weight`. */
export const weighSchema = z
  .union([plain, z.strictObject({ levels: z.array(level).min(1) }), detailed])
  .describe('The source of the weights: one for all nodes, or one per level from the indicators upwards');

/** `weigh` of a node: how the weights of its children come about. */
export const nodeWeighSchema = z
  .union([plain, z.discriminatedUnion('by', [given, fromData, optimised, ahp, budget])])
  .describe('The source of the weights of the children');

export type WeightCaseSource = z.infer<typeof weightCase>;
export type WeighSource = z.infer<typeof weighSchema>;
export type LevelSource = z.infer<typeof level>;
export type NodeWeighSource = z.infer<typeof nodeWeighSchema>;
