import { memoize } from '../../edition/index.js';
import { log, meanOf } from '../../engine/index.js';
import type { Pair } from './lines.js';
import { leaderCount } from './measures.js';
import type { NoValueReason } from './noValueReason.js';
import { difference } from './rounding.js';
import { sampleOf, sumsOf, topSum } from './sample.js';

/** The change of the gap to the leaders for the units of a group. */
export interface GapChange {
  /** Units that are above zero in both periods. */
  units: number;
  /** Mean gap d = ln(mean of the first four) − ln y in each period. */
  before: number;
  after: number;
  /** Share of the units whose gap became smaller. */
  narrowed: number;
  /** Mean change of the gap. All gaps share the ups and downs of the leaders, so it has no interval. */
  change: number;
  why?: NoValueReason;
}

/** The gap of each unit to the mean of the first four; NaN for zero and missing, all NaN for fewer than five units and without a natural zero. */
export function gapsToLeaders(values: ArrayLike<number>, sample = sampleOf(values)): Float64Array {
  const sums = sumsOf(sample);
  const top =
    sums.n > leaderCount && sample.isRatio
      ? log((topSum(sums, leaderCount) / leaderCount) * sample.scale)
      : Number.NaN;
  return Float64Array.from(values, (x) => (x > 0 ? top - log(x) : Number.NaN));
}

/** The same between the periods of a line, where ratios of its values mean something. */
export function gapIn(pair: Pair, members?: number[]): GapChange {
  const [before, after] = gapsOf(pair);
  const gap = gapChange(before!, after!, members);
  return pair.isRatio ? gap : { ...gap, why: 'no-natural-zero' };
}

/** The gaps of all units, which each group asks for. */
const gapsOf = memoize(({ columns, samples }: Pair) =>
  columns.map((column, i) => gapsToLeaders(column, samples[i])),
);

/** Whose mean the gap is to: the units with the four largest values, and those that share the fourth. */
export function firstFour(values: ArrayLike<number>): number[] {
  const units = Array.from(values, (_, c) => c).filter((c) => values[c] === values[c]);
  const order = units.sort((a, b) => values[b] - values[a] || a - b);
  const least = values[order[Math.min(leaderCount, order.length) - 1] ?? -1];
  return order.filter((c) => values[c] >= least);
}

/**
 * The change of the gap to the leaders between two periods; the leaders of each period are its own first four.
 *
 * @param a gaps in the first period, by `gapsToLeaders`
 * @param b gaps in the last period
 * @param members the units included; all by default
 */
export function gapChange(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  members = Array.from(a, (_, c) => c),
): GapChange {
  const here = members.filter((c) => a[c] === a[c] && b[c] === b[c]);
  const changes = here.map((c) => difference(a[c], b[c]));
  const n = here.length;
  return {
    units: n,
    before: meanOf(here.map((c) => a[c])),
    after: meanOf(here.map((c) => b[c])),
    narrowed: n > 0 ? changes.filter((d) => d < 0).length / n : Number.NaN,
    change: meanOf(changes),
    ...(n === 0 ? { why: 'few-units' } : {}),
  };
}
