import type { Series } from './series.js';

/** Consecutive figures of a series that are compared with those before and after them. */
export interface Window {
  first: number;
  length: number;
  /** Whether there are figures on one side only. */
  isEnd: boolean;
  /** The mean of their deviations from what the others let expect. */
  mean: number;
  /** The least of them, without its sign; 0 where their signs differ. */
  least: number;
  reach: Reach;
}

/** Windows of up to three periods are spikes and slips; longer ones reach to an end and are shifts of the level. */
export const longestSpike = 3;

/**
 * How many figures on each side let expect a window: the nearest one, or three of them. 0 at an end: the nearest one or the trend
 * of two, whichever is nearer. Where figures vary by chance three are surer; where they walk, the nearest.
 */
export type Reach = 0 | 1 | 3;

/** The windows of a series: inside up to three periods, at its ends up to half of it. At least three figures are outside. */
export function* windowsOf(series: Series, inside: Reach, atEnd: Reach): Generator<Window> {
  const n = series.logs.length;
  for (let length = 1; length <= Math.min(longestSpike, n - 3); length++)
    for (let first = 0; first + length <= n; first++)
      yield windowAt(series, first, length, first === 0 || first + length === n ? atEnd : inside);
  for (let length = longestSpike + 1; length <= Math.min(n / 2, n - 3); length++) {
    yield windowAt(series, 0, length, 1);
    yield windowAt(series, n - length, length, 1);
  }
}

/** The deviations of a window; of figures that are `more` in their logarithms. */
export function windowAt(series: Series, first: number, length: number, reach: Reach, more = 0): Window {
  let [sum, least] = [0, Number.POSITIVE_INFINITY];
  let sign = 0;
  for (let j = first; j < first + length; j++) {
    const x = series.logs[j]! + more;
    const deviation = x - expectedAt(series, first, length, j, reach, x);
    if (sign !== 0 && Math.sign(deviation) !== sign) least = 0;
    sign = Math.sign(deviation);
    sum += deviation;
    least = Math.min(least, Math.abs(deviation));
  }
  const isEnd = first === 0 || first + length === series.logs.length;
  return { first, length, isEnd, mean: sum / length, least, reach };
}

/**
 * What the figures outside a window let expect in it: on the line between its neighbours; at an end their level or, by reach 0, the trend
 * where that is nearer, and the figure itself where it is between the two.
 */
export function expectedAt(
  { periods, logs }: Series,
  first: number,
  length: number,
  j: number,
  reach: Reach,
  x = logs[j]!,
): number {
  const after = first + length;
  // Of two figures a wrong one would move the middle: then the nearest alone.
  const [left, right] = [first, logs.length - after].map((n) =>
    n >= reach && reach > 0 ? reach : Math.min(n, 1),
  );
  if (left! > 0 && right! > 0) {
    const [start, end] = [middle(periods, first - left!, left!), middle(periods, after, right!)];
    const [low, high] = [middle(logs, first - left!, left!), middle(logs, after, right!)];
    return low + ((high - low) * (periods[j]! - start)) / (end - start);
  }
  const level = left! > 0 ? middle(logs, first - left!, left!) : middle(logs, after, right!);
  const [near, far] = left! > 0 ? [first - 1, first - 2] : [after, after + 1];
  if (reach !== 0 || far < 0 || far >= logs.length) return level;
  const trend =
    level + ((logs[far]! - level) * (periods[j]! - periods[near]!)) / (periods[far]! - periods[near]!);
  if ((x - level) * (x - trend) <= 0) return x;
  return Math.abs(x - trend) < Math.abs(x - level) ? trend : level;
}

/** The median of one or three values. */
function middle(all: readonly number[], from: number, count: number): number {
  const [a, b] = [all[from]!, all[from + 1]!];
  if (count === 1) return a;
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), all[from + 2]!));
}
