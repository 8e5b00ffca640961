import { exp, median, quantile, square } from '../../engine/index.js';
import type { Series, SeriesSet } from './series.js';
import { longestSpike, type Reach, type Window, windowAt } from './windows.js';

/** What is usual for a window of a series. */
export interface Usual {
  /** The usual deviation of such windows of all units. */
  common: number;
  /** The deviation of the unit relative to that of all, and how many other steps near it say so; the largest of them. */
  relative: number;
  steps: number;
  largestStep: number;
  /** How much units change in its periods, relative to others. */
  moved: number;
  /** The variance that counts have by chance. */
  chance: number;
}

/** What is usual for the windows of a series. */
export type Scale = (series: Series, window: Window) => Usual;

export function scaleOf(set: SeriesSet): Scale {
  const pooled = ([0, 1, 3] as const).map((reach) => pooledDeviations(set.series, reach));
  const ofPeriod = volatilityOfPeriods(set);
  const usualStep = Math.max(spread(set.series.flatMap(({ logs }) => stepsOf(logs))), 0.005);
  return (series, { first, length, isEnd, mean, reach }) => {
    const usual = pooled[Math.min(reach, 2)]!;
    const steps = stepsNear(series.logs, first, length);
    const edges = [series.periods[first], series.periods[first + length]].flatMap((t) =>
      t === undefined ? [] : [square(ofPeriod[t]!)],
    );
    return {
      common: usual.get(keyOf(length, isEnd)) ?? usual.get(keyOf(1, false)) ?? 0.1,
      relative: steps.length === 0 ? 1 : spread(steps) / usualStep,
      steps: steps.length,
      largestStep: Math.max(0, ...steps),
      moved: Math.sqrt(edges.reduce((a, b) => a + b, 0) / edges.length),
      chance: set.areCounts
        ? (1 + 1 / (Math.max(1, reach) * (isEnd ? 1 : 2))) * chanceOf(set, series, first, length, mean)
        : 0,
    };
  };
}

/** The variance of the logarithms of counts that vary by chance alone (Poisson): the mean of 1 / the expected count. */
function chanceOf(
  set: SeriesSet,
  { periods, logs }: Series,
  first: number,
  length: number,
  mean: number,
): number {
  let sum = 0;
  for (let j = first; j < first + length; j++)
    sum += 1 / Math.max(exp(logs[j]! + set.common[periods[j]!]! - mean), 0.5);
  return sum / length;
}

const keyOf = (length: number, isEnd: boolean) => Math.min(length, longestSpike) * 2 + (isEnd ? 1 : 0);

/** The usual mean deviation over all units, by the length of the window and whether it is at an end. */
function pooledDeviations(all: readonly Series[], reach: Reach): ReadonlyMap<number, number> {
  const by = new Map<number, number[]>();
  for (const series of all)
    for (let length = 1; length <= Math.min(longestSpike, series.logs.length - 3); length++)
      for (let first = 0; first + length <= series.logs.length; first++) {
        const { mean, isEnd } = windowAt(series, first, length, reach);
        const key = keyOf(length, isEnd);
        const known = by.get(key);
        if (known) known.push(Math.abs(mean));
        else by.set(key, [Math.abs(mean)]);
      }
  return new Map([...by].map(([key, all]) => [key, Math.max(spread(all), tailOf(all), 0.01)]));
}

/**
 * The standard deviation by the ninth decile, in part, since the tail may be long; of few deviations by the third quartile, which one
 * error does not move. Of a normal distribution these are 1.645 and 1.15 standard deviations.
 */
const tailOf = (absolute: readonly number[]) =>
  absolute.length < 40 ? quantile(absolute, 0.75) / 1.15 : (0.7 * quantile(absolute, 0.9)) / 1.645;

/** How much units change in a period, relative to the median period; between 0.5 and 4. */
function volatilityOfPeriods({ series, common }: SeriesSet): number[] {
  const steps: number[][] = common.map(() => []);
  for (const { periods, logs } of series)
    for (let j = 1; j < logs.length; j++)
      if (periods[j - 1] === periods[j]! - 1) steps[periods[j]!]!.push(Math.abs(logs[j]! - logs[j - 1]!));
  const spreads = steps.map((of) => (of.length >= 8 ? spread(of) : Number.NaN));
  const usual = median(spreads);
  return spreads.map((x) => (x === x && usual > 0 ? Math.min(4, Math.max(0.5, x / usual)) : 1));
}

/** The standard deviation by the median of absolute values. */
const spread = (absolute: readonly number[]) => 1.4826 * median(absolute);

const stepsOf = (logs: readonly number[]) => logs.slice(1).map((x, i) => Math.abs(x - logs[i]!));

/** The changes of the ten periods on each side of a window, without those into it and out of it. */
function stepsNear(logs: readonly number[], first: number, length: number): number[] {
  const steps: number[] = [];
  const end = Math.min(logs.length - 1, first + length + 10);
  for (let j = Math.max(1, first - 10); j <= end; j++)
    if (j < first || j > first + length) steps.push(Math.abs(logs[j]! - logs[j - 1]!));
  return steps;
}
