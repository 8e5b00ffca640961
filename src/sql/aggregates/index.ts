import {
  type AdditivePart,
  additiveParts,
  type MergedName,
  type RecordValues,
  recordValueName,
  type Signal,
} from '../../edition/index.js';
import type { Aggregate } from './aggregate.js';
import { contributions } from './contributions.js';
import { count, countOfValues, max, min, sum } from './exact.js';
import { quantile } from './histogram.js';
import { registers } from './registers.js';

/** State of an aggregate; which of these types it is depends on the aggregate. */
export type State = bigint | number | null | Map<number, number> | Map<number, bigint>;

/** All aggregates. Means and ratios are the quotient of two of them. */
export const aggregates = {
  count: count as Aggregate<State>,
  known: countOfValues as Aggregate<State>,
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
export interface DistinctColumn {
  column: string;
  where: readonly string[];
}

/**
 * How a figure is computed: its value, or numerator and denominator; and whether it is additive over places and dates.
 * Figures that are not additive are merged and finished last; or, for exact distinct counts, computed by a separate
 * query after geocoding (`distinctQuery`), in which case the value here is the number of records.
 */
export interface SignalMeasures {
  value: Measure;
  denominator?: Measure;
  distinct?: DistinctColumn;
  isAdditive: boolean;
}

type Make<N extends MergedName> = (
  value: RecordValues[N],
  where: readonly string[],
) => Omit<SignalMeasures, 'isAdditive'>;

/** How figures that cannot be added up are computed. */
const notAdditive: { [N in MergedName]: Make<N> } = {
  min: ({ min: column }, where) => ({ value: { aggregate: aggregates.min, column, where } }),
  max: ({ max: column }, where) => ({ value: { aggregate: aggregates.max, column, where } }),
  quantile: ({ quantile: column, at }, where) => ({
    value: { aggregate: aggregates.quantile(at), column, where },
  }),
  distinct: ({ distinct: column, approximate }, where) =>
    approximate
      ? { value: { aggregate: aggregates.registers, column, where } }
      : { value: { aggregate: aggregates.count, where }, distinct: { column, where } },
};

/** The aggregates of a signal. */
export function measuresOf({ value, where }: Pick<Signal, 'value' | 'where'>): SignalMeasures {
  const conditions = where === undefined ? [] : [where];
  const [first, second] = additiveParts(value).map((part) => measureOf(part, conditions));
  if (first) return { value: first, ...(second && { denominator: second }), isAdditive: true };
  const make = notAdditive[recordValueName(value) as MergedName] as Make<MergedName>;
  return { ...make(value as never, conditions), isAdditive: false };
}

function measureOf(part: AdditivePart, where: readonly string[]): Measure {
  if ('known' in part) return { aggregate: aggregates.known, column: part.known, where };
  const conditions = part.where === undefined ? where : [...where, part.where];
  if ('count' in part) return { aggregate: aggregates.count, where: conditions };
  return { aggregate: aggregates.sum, column: part.sum, where: conditions };
}

export type { Aggregate, Cell } from './aggregate.js';
