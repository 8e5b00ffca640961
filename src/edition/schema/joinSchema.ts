import { z } from 'zod';
import { namedAggregates } from '../decide/joinChoice.js';
import { shapes } from './shapes.js';

const child = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, { error: shapes.id.en });
const range = z.tuple([z.number(), z.number()]);

const named = z.enum(namedAggregates);

const power = z.strictObject({
  power: z.number().describe('Order of the mean: 2 quadratic, 1 arithmetic, 0 geometric, −1 harmonic'),
  from: range.optional().describe('The children are first put from this range …'),
  onto: range.optional().describe('… onto this one, for example [1, 10], and the mean is put back'),
  mirrored: z.boolean().optional().describe('The best child becomes the lowest in between'),
});

const meanMin = z.strictObject({
  'mean-min': z.strictObject({
    alpha: z.number().min(0).max(1).optional().describe('0: the mean, 1: with beta 0 the minimum (1)'),
    beta: z.number().nonnegative().optional().describe('How gently the penalty begins (1)'),
  }),
});

const ordered = z.strictObject({
  ordered: z.array(z.number().nonnegative()).min(1).describe('Weights by place, the best child first'),
});

const one = z.strictObject({ child: child.describe('The value of this child alone') });

const share = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]);

const doubt = z.strictObject({
  'benefit-of-the-doubt': z.strictObject({
    shares: share.optional().describe('Least and most that a child makes of the score of a unit, 0–1'),
    weights: share.optional().describe('Least and most that a weight has of the sum of weights, 0–1'),
    directional: z
      .number()
      .positive()
      .optional()
      .describe('Distance to the frontier in steps of so many points of all children'),
  }),
});

const conditional = z.strictObject({
  when: z.strictObject({
    child: z.union([z.enum(['any', 'every']), child]).describe('A child, any of them or every one'),
    'at-least': z.number(),
  }),
  get use() {
    return aggregate;
  },
  get otherwise() {
    return aggregate;
  },
});

/** What joins the children of a node. */
export const aggregate: z.ZodType<AggregateSource> = z
  .union([named, power, meanMin, ordered, one, doubt, conditional])
  .describe('What joins the children of a node');

export type AggregateSource =
  | z.infer<typeof named>
  | z.infer<typeof power>
  | z.infer<typeof meanMin>
  | z.infer<typeof ordered>
  | z.infer<typeof one>
  | z.infer<typeof doubt>
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
