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
}

/** Windows of up to three periods are spikes and slips; longer ones reach to an end and are shifts of the level. */
export const longestSpike = 3;

/** The windows of a series: inside up to three periods, at its ends up to half of it. At least three figures are outside. */
export function* windowsOf(series: Series): Generator<Window> {
  const n = series.logs.length;
  for (let length = 1; length <= Math.min(longestSpike, n - 3); length++)
    for (let first = 0; first + length <= n; first++) yield windowAt(series, first, length);
  for (let length = longestSpike + 1; length <= Math.min(n / 2, n - 3); length++) {
    yield windowAt(series, 0, length);
    yield windowAt(series, n - length, length);
  }
}

/** The deviations of a window. */
export function windowAt(series: Series, first: number, length: number): Window {
  let [sum, least] = [0, Number.POSITIVE_INFINITY];
  let sign = 0;
  for (let j = first; j < first + length; j++) {
    const deviation = series.logs[j]! - expectedAt(series, first, length, j);
    if (sign !== 0 && Math.sign(deviation) !== sign) least = 0;
    sign = Math.sign(deviation);
    sum += deviation;
    least = Math.min(least, Math.abs(deviation));
  }
  const isEnd = first === 0 || first + length === series.logs.length;
  return { first, length, isEnd, mean: sum / length, least };
}

/**
 * What the figures outside a window let expect in it: on the line between its neighbours; at an end the nearest figure or its trend,
 * whichever is nearer, and the figure itself where it is between the two.
 */
export function expectedAt({ periods, logs }: Series, first: number, length: number, j: number): number {
  const [before, after] = [first - 1, first + length];
  const at = (a: number, b: number) =>
    logs[a]! + ((logs[b]! - logs[a]!) * (periods[j]! - periods[a]!)) / (periods[b]! - periods[a]!);
  if (before >= 0 && after < logs.length) return at(before, after);
  const near = before >= 0 ? before : after;
  const far = before >= 0 ? before - 1 : after + 1;
  const level = logs[near]!;
  if (length > longestSpike || far < 0 || far >= logs.length) return level;
  const trend = at(near, far);
  const x = logs[j]!;
  if ((x - level) * (x - trend) <= 0) return x;
  return Math.abs(x - trend) < Math.abs(x - level) ? trend : level;
}
