import { log, meanOf, sampleSd, studentCritical } from '../../engine/index.js';
import { leaders } from './measures.js';
import { difference } from './rounding.js';
import { onceEach, sampleOf, topSum } from './sample.js';
import type { Undefined } from './undefined.js';
import { type Verdict, verdictOf } from './verdict.js';

/** The change of the gap to the leaders for the units of a group. */
export interface GapChange {
  /** Units that are above zero in both periods. */
  units: number;
  /** Mean gap d = ln(mean of the first four) − ln y in each period. */
  before: number;
  after: number;
  /** Share of the units whose gap became smaller. */
  narrowed: number;
  /** Mean change of the gap and its 95 % interval, given the leaders. */
  change: number;
  low: number;
  high: number;
  verdict: Verdict;
}

/** The gap of each unit to the mean of the first four; NaN for zero and missing, all NaN for fewer than five units. */
export function gapsToLeaders(values: ArrayLike<number>, sample = sampleOf(values)): Float64Array {
  const sums = onceEach(sample);
  const top = sums.n > leaders ? log((topSum(sums, leaders) / leaders) * sample.scale) : Number.NaN;
  return Float64Array.from(values, (x) => (x > 0 ? top - log(x) : Number.NaN));
}

/**
 * The change of the gap to the leaders between two periods; the leaders of each period are its own first four. The
 * interval is Student's, of the mean change over the units: narrowed where it lies below zero.
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
  const change = meanOf(changes);
  const spread = n > 1 ? (sampleSd(changes) / Math.sqrt(n)) * studentCritical(0.05, n - 1) : Number.NaN;
  return {
    units: n,
    before: meanOf(here.map((c) => a[c])),
    after: meanOf(here.map((c) => b[c])),
    narrowed: n > 0 ? changes.filter((d) => d < 0).length / n : Number.NaN,
    change,
    low: change - spread,
    high: change + spread,
    verdict: verdictOf(change - spread, change + spread, whyNot(n)),
  };
}

function whyNot(n: number): Undefined | undefined {
  if (n === 0) return 'few-units';
  return n === 1 ? 'one-unit' : undefined;
}
