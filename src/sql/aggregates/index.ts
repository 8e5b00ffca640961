import type { Aggregate } from './aggregate.js';
import { contributions } from './contributions.js';
import { count, known, max, min, sum } from './exact.js';
import { quantile } from './histogram.js';
import { registers } from './registers.js';

/** What may be known of records; each aggregate knows which it is. */
export type State = bigint | number | null | Map<number, number>;

/** Every aggregate. Means and ratios are two of them, a line between. */
export const aggregates = {
  count: count as Aggregate<State>,
  known: known as Aggregate<State>,
  sum: sum as Aggregate<State>,
  min: min as Aggregate<State>,
  max: max as Aggregate<State>,
  registers: registers as Aggregate<State>,
  quantile: quantile as (q: number) => Aggregate<State>,
  contributions: contributions as (amount: string | undefined) => Aggregate<State>,
};

export type { Aggregate, Cell } from './aggregate.js';
