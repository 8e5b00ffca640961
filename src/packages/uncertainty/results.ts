import type { UncertaintySources } from '../../analysis/index.js';
import { type Drawn, innerOf } from './replicates.js';

/** How far the rank of a unit moves over all replicates. */
export interface RankRange {
  unit: string;
  /** The rank of the index itself. */
  rank: number;
  mean: number;
  median: number;
  /** At least 90% of the replicates lie between these ranks, and so does the rank itself. */
  low: number;
  high: number;
  /** The share of replicates in which it is among the first k, by k. */
  top: Record<number, number>;
  /** What moves it, in shares of its mean squared shift; NaN where nothing does. */
  sources: UncertaintySources;
}

/** The ranks that errors of the data alone leave open; of all units together they hold in 90% of such data. */
export interface RankSet {
  unit: string;
  rank: number;
  low: number;
  high: number;
}

/** How often a unit ranks above another; ties count half. */
export interface Pair {
  unit: string;
  other: string;
  /** NaN where never both are ranked. */
  above: number;
}

/** How much of the output a factor explains: alone, and with others, each with its 90% interval. */
export interface Sensitivity {
  factor: string;
  first: number;
  firstLow: number;
  firstHigh: number;
  total: number;
  totalLow: number;
  totalHigh: number;
}

/** Results by the name of their unit. */
export interface ByUnit<T> {
  /** @throws RangeError for a unit that the index does not have */
  get(unit: string): T;
  rows(): T[];
}

/** The ranges of ranks. */
export const rankRanges = (drawn: Drawn): ByUnit<RankRange> =>
  byUnit(drawn, (c) => {
    const { found, study, units } = innerOf(drawn);
    const { rank, mean, median, low, high, top, sources } = found.intervals[c]!;
    const among = Object.fromEntries(study.tops.map((k, i) => [k, top[i]!]));
    return { unit: units[c]!, rank, mean, median, low, high, top: among, sources: sources! };
  });

/** The ranks that errors of the data leave open (`errors` of the options). */
export const rankSets = (drawn: Drawn): ByUnit<RankSet> =>
  byUnit(drawn, (c) => {
    const { found, units } = innerOf(drawn);
    const { rank, data } = found.intervals[c]!;
    return { unit: units[c]!, rank, low: data!.low, high: data!.high };
  });

/** Neighbours in the ranking, first to last, then the pairs asked for. */
export function pairs(drawn: Drawn): Pair[] {
  const { found, units } = innerOf(drawn);
  return found.pairs.map(({ a, b, above }) => ({ unit: units[a]!, other: units[b]!, above }));
}

/** Sobol' indices of the factors; empty unless `sensitivity` was asked for and all replicates are done. */
export const sobol = (drawn: Drawn): Sensitivity[] => [...innerOf(drawn).found.sensitivity];

function byUnit<T>({ units }: Drawn, of: (c: number) => T): ByUnit<T> {
  return {
    get(unit) {
      const c = units.indexOf(unit);
      if (c < 0) throw new RangeError(`no unit “${unit}” in this index, which has: ${units.join(', ')}`);
      return of(c);
    },
    rows: () => units.map((_, c) => of(c)),
  };
}
