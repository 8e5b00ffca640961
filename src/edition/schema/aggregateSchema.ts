import { z } from 'zod';
import {
  allAggregates,
  childId,
  entryOf,
  type NamedAggregate,
  type OptionsOf,
  powerForm,
  type WithOptions,
} from '../aggregateOptions.js';

const named = z.enum(
  allAggregates.filter((name) => entryOf(name).named) as [NamedAggregate, ...NamedAggregate[]],
);

const withOptions = allAggregates.flatMap((name) => {
  const { options } = entryOf(name);
  return options ? [z.strictObject({ [name]: options.schema })] : [];
});

const conditional = z.strictObject({
  when: z.strictObject({
    child: z.union([z.enum(['any', 'every']), childId]).describe('The id of a child, or any or every child'),
    'at-least': z.number().describe('The score that it must reach'),
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
  .union([named, powerForm.schema, ...withOptions, conditional])
  .describe(
    'How the scores of the children become that of the node',
  ) as z.ZodType as z.ZodType<AggregateSource>;

export type AggregateSource =
  | NamedAggregate
  | z.infer<typeof powerForm.schema>
  | { [K in WithOptions]: { [P in K]: OptionsOf<K> } }[WithOptions]
  | {
      when: { child: string; 'at-least': number };
      use: AggregateSource;
      otherwise: AggregateSource;
    };

/** What becomes of the weight of what is missing. */
export const absentWeights = ['keep', 'reweight', 'leaves'] as const;

/** The missing rule of a node: how many children it needs, and what becomes of the weight of the absent. */
export const missing = z.strictObject({
  'min-present': z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'Minimum share of the children that must be present, or the node is missing (1, all; with base-share 0)',
    ),
  'at-least': z
    .number()
    .int()
    .positive()
    .optional()
    .describe('Minimum number of children that must be present (1)'),
  weights: z
    .enum(absentWeights)
    .optional()
    .describe(
      'keep: a missing child adds nothing. reweight: the other children share its weight in proportion to their own. leaves: all indicators below the node that are present share the weight of the missing ones (reweight; with base-share keep)',
    ),
});

export type MissingSource = z.infer<typeof missing>;
