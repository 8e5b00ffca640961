import { z } from 'zod';
import {
  allAggregates,
  childId,
  entryOf,
  type Named,
  type OptionsOf,
  type WithOptions,
} from '../aggregateOptions.js';

const range = z.tuple([z.number(), z.number()]);

const named = z.enum(allAggregates.filter((name) => entryOf(name).named) as [Named, ...Named[]]);

const power = z.strictObject({
  power: z.number().describe('Order of the mean: 2 quadratic, 1 arithmetic, 0 geometric, −1 harmonic'),
  from: range.optional().describe('The children are first put from this range …'),
  onto: range.optional().describe('… onto this one, for example [1, 10], and the mean is put back'),
  mirrored: z.boolean().optional().describe('The best child becomes the lowest in between'),
});

const withOptions = allAggregates.flatMap((name) => {
  const { options } = entryOf(name);
  return options ? [z.strictObject({ [name]: options.schema })] : [];
});

const conditional = z.strictObject({
  when: z.strictObject({
    child: z.union([z.enum(['any', 'every']), childId]).describe('A child, any of them or every one'),
    'at-least': z.number(),
  }),
  get use() {
    return aggregate;
  },
  get otherwise() {
    return aggregate;
  },
});

/** What aggregates the children of a node. */
export const aggregate: z.ZodType<AggregateSource> = z
  .union([named, power, ...withOptions, conditional])
  .describe('What aggregates the children of a node') as z.ZodType as z.ZodType<AggregateSource>;

export type AggregateSource =
  | Named
  | z.infer<typeof power>
  | { [K in WithOptions]: { [P in K]: OptionsOf<K> } }[WithOptions]
  | {
      when: { child: string; 'at-least': number };
      use: AggregateSource;
      otherwise: AggregateSource;
    };

/** The missing rule of a node: how many children it needs, and what becomes of the weight of the absent. */
export const missing = z.strictObject({
  'min-present': z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Share of the children that must be present (1: all); below it the node is missing'),
  'at-least': z.number().int().positive().optional().describe('How many children must be present (1)'),
  weights: z
    .enum(['keep', 'reweight'])
    .optional()
    .describe(
      'keep: an absent child adds nothing. reweight: the children present share its weight in proportion to their own',
    ),
});

export type MissingSource = z.infer<typeof missing>;
