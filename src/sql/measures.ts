import type { Signal, SignalPart } from '../edition/index.js';
import { type Aggregate, aggregates, type State } from './aggregates/index.js';

/** An aggregate over the records of a signal: all that the engine has to know. */
export interface Measure {
  aggregate: Aggregate<State>;
  /** The column it is of; absent for a count. */
  column?: string;
  /** Conditions that all have to hold. */
  where: readonly string[];
}

/** A column whose different values are counted, each once, over all records of a unit or group and of a period that are alike. */
export interface Counted {
  column: string;
  where: readonly string[];
}

/**
 * What a figure is made of: its value, or what stands above and below the line; and whether figures of places and dates add
 * up. Those that do not are merged, and finished last; or, where values are counted exactly, counted in a query of their own once
 * it is known where words lead (`distinctQuery`), and the value here is then the number of records.
 */
export interface Measures {
  value: Measure;
  below?: Measure;
  counted?: Counted;
  adds: boolean;
}

/** The aggregates of a signal. */
export function measuresOf({ value, where }: Pick<Signal, 'value' | 'where'>): Measures {
  const all = where === undefined ? [] : [where];
  const of = (aggregate: Aggregate<State>, column: string): Measures => ({
    value: { aggregate, column, where: all },
    adds: false,
  });
  if ('ratio' in value) return { value: total(value.ratio, all), below: total(value.to, all), adds: true };
  if ('mean' in value) {
    const below = { aggregate: aggregates.known, column: value.mean, where: all };
    return { value: total({ sum: value.mean }, all), below, adds: true };
  }
  if ('min' in value) return of(aggregates.min, value.min);
  if ('max' in value) return of(aggregates.max, value.max);
  if ('quantile' in value) return of(aggregates.quantile(value.at), value.quantile);
  if (!('distinct' in value)) return { value: total(value, all), adds: true };
  if (value.approximate) return of(aggregates.registers, value.distinct);
  return {
    value: total({ count: true }, all),
    counted: { column: value.distinct, where: all },
    adds: false,
  };
}

function total(part: SignalPart, where: readonly string[]): Measure {
  const conditions = part.where === undefined ? where : [...where, part.where];
  if ('count' in part) return { aggregate: aggregates.count, where: conditions };
  return { aggregate: aggregates.sum, column: part.sum, where: conditions };
}
