import type { Aggregate, DetailsOf, powerForm, WithOptions } from '../aggregateOptions.js';
import type { absentWeights } from '../schema/aggregateSchema.js';

/** A way to aggregate with all its parameters. */
export interface AggregateChoice {
  aggregate: Aggregate;
  /** Order of the mean: 1 arithmetic, 0 geometric, −1 harmonic; 99 where it is no mean. */
  order: number;
  details: AggregateDetails | null;
}

/** What some ways to aggregate need besides weights. Children are indices of nodes. */
export type AggregateDetails =
  | { [K in WithOptions]: DetailsOf<K> }[WithOptions]
  /** `total`: what the weights add up to as written. */
  | { of: 'weighted-sum'; total: number }
  | ({ of: 'reshaped' } & ReturnType<(typeof powerForm)['decide']>)
  | {
      of: 'conditional';
      child: number | 'any' | 'every';
      atLeast: number;
      use: AggregateChoice;
      otherwise: AggregateChoice;
    };

/** The limits on the weights of a benefit of the doubt. */
export type Doubt = DetailsOf<'benefit-of-the-doubt'>;

/** When a node has a score, and what happens to the weight of missing children. */
export interface MissingRule {
  /** Share of the children that must be present. */
  minPresent: number;
  /** Number of the children that must be present. */
  atLeast: number;
  /** `leaves`: a child counts with the share of the weight below it that is present, so that all present indicators share the weight of the missing ones. */
  weights: (typeof absentWeights)[number];
}
