import {
  type RecordValueName,
  type RecordValues,
  recordValueName,
  type Signal,
  type SignalPart,
} from '../../edition/index.js';
import type { Aggregate } from './aggregate.js';
import { contributions } from './contributions.js';
import { count, known, max, min, sum } from './exact.js';
import { quantile } from './histogram.js';
import { registers } from './registers.js';

/** State of an aggregate; which of these types it is depends on the aggregate. */
export type State = bigint | number | null | Map<number, number>;

/** All aggregates. Means and ratios are the quotient of two of them. */
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

/** An aggregate over the records of a signal, as the engine needs it. */
export interface Measure {
  aggregate: Aggregate<State>;
  /** Absent for a count. */
  column?: string;
  /** Conditions that all have to hold. */
  where: readonly string[];
}

/**
 * A column whose different values are counted exactly, once per area (unit, group or total) and slot (dates within
 * which a value counts once).
 */
export interface Counted {
  column: string;
  where: readonly string[];
}

/**
 * How a figure is computed: its value, or numerator and denominator; and whether it is additive over places and dates.
 * Figures that are not additive are merged and finished last; or, for exact distinct counts, computed by a separate
 * query after geocoding (`distinctQuery`), in which case the value here is the number of records.
 */
export interface Measures {
  value: Measure;
  below?: Measure;
  counted?: Counted;
  adds: boolean;
}

type Make<N extends RecordValueName> = (value: RecordValues[N], where: readonly string[]) => Measures;

/** What each way to make a figure of records is computed by. */
const made: { [N in RecordValueName]: Make<N> } = {
  count: (value, where) => ({ value: total(value, where), adds: true }),
  sum: (value, where) => ({ value: total(value, where), adds: true }),
  mean: ({ mean }, where) => ({
    value: total({ sum: mean }, where),
    below: { aggregate: aggregates.known, column: mean, where },
    adds: true,
  }),
  min: ({ min: column }, where) => alone(aggregates.min, column, where),
  max: ({ max: column }, where) => alone(aggregates.max, column, where),
  quantile: ({ quantile: column, at }, where) => alone(aggregates.quantile(at), column, where),
  distinct: ({ distinct: column, approximate }, where) =>
    approximate
      ? alone(aggregates.registers, column, where)
      : { value: total({ count: true }, where), counted: { column, where }, adds: false },
  ratio: ({ ratio, to }, where) => ({ value: total(ratio, where), below: total(to, where), adds: true }),
};

/** The aggregates of a signal. */
export function measuresOf({ value, where }: Pick<Signal, 'value' | 'where'>): Measures {
  const make = made[recordValueName(value)] as Make<RecordValueName>;
  return make(value as never, where === undefined ? [] : [where]);
}

function alone(aggregate: Aggregate<State>, column: string, where: readonly string[]): Measures {
  return { value: { aggregate, column, where }, adds: false };
}

function total(part: SignalPart, where: readonly string[]): Measure {
  const conditions = part.where === undefined ? where : [...where, part.where];
  if ('count' in part) return { aggregate: aggregates.count, where: conditions };
  return { aggregate: aggregates.sum, column: part.sum, where: conditions };
}

export type { Aggregate, Cell } from './aggregate.js';
