import { matchedSet } from '../analysis/index.js';
import type { Release } from '../release/index.js';
import { isMatchedSetNotable } from '../words/index.js';
import type { Classes } from './mapClasses.js';

/** Bins to a class of the map: an even number, so that zero is the edge of one where the middle class holds it. */
const binsPerClass = 4;

/** How many places fell, rose or stayed, and how many of them stand in each step of the change. */
export interface Histogram {
  /** From the lowest change to the highest; the first and the last have all beyond. */
  bins: { cls: number; count: number }[];
  /** The change at either end. */
  low: number;
  high: number;
  /** Where zero lies between the ends, 0 to 1; undefined where it does not. */
  zero: number | undefined;
  fell: number;
  rose: number;
  same: number;
}

/** The histogram of changes, in the classes that the map paints them by. */
export function histogramOf(values: readonly number[], { from, classOf }: Classes): Histogram {
  const step = (from[1]! - from[0]!) / binsPerClass;
  const [low, high] = [from[0]!, from[0]! + step * binsPerClass * from.length];
  const bins = from.flatMap((_, cls) => Array.from({ length: binsPerClass }, () => ({ cls, count: 0 })));
  for (const value of values) {
    const cls = classOf(value);
    // Zero itself belongs to the bin above it, whatever the rounding of the ends.
    const within = Math.floor((value - from[cls]!) / step + 1e-9);
    bins[cls * binsPerClass + Math.min(binsPerClass - 1, Math.max(0, within))]!.count++;
  }
  const count = (holds: (value: number) => boolean) => values.filter(holds).length;
  return {
    bins,
    low,
    high,
    zero: low < 0 && high > 0 ? -low / (high - low) : undefined,
    fell: count((v) => v < 0),
    rose: count((v) => v > 0),
    same: count((v) => v === 0),
  };
}

/** The histogram with its ends in words; undefined for fewer than two places. */
export function histogramIn(
  values: readonly number[],
  classes: Classes,
  text: (value: number) => string,
): (Histogram & { ends: readonly [string, string] }) | undefined {
  if (values.length < 2) return undefined;
  const histogram = histogramOf(values, classes);
  return { ...histogram, ends: [text(histogram.low), text(histogram.high)] };
}

/** Whether a place is measured by the same indicators in both periods at a node, or nearly so: as texts on changes ask. */
export function isOneSet(
  { plan, index }: Release,
  pair: readonly [number, number],
  number: number,
  grouping: number,
  g = 0,
): boolean {
  const set = matchedSet(plan, index, g, pair, { grouping, number });
  return !set || !isMatchedSetNotable(set);
}
