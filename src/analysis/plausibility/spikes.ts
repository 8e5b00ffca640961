import { exp, median, quantile, square } from '../../engine/index.js';
import type { Rows } from './rows.js';
import { figureOf, type Series, type SeriesSet, seriesOf } from './series.js';
import { expectedAt, longestSpike, type Window, windowAt, windowsOf } from './windows.js';

/** Consecutive figures of a unit that the others of its series contradict. */
export interface Spike {
  unit: number;
  /** Where they are, and what the others let expect. */
  cells: { period: number; expected: number }[];
  /** The mean ratio of a figure to the expected one. */
  ratio: number;
  /** Known figures outside, nearest first on each side. */
  before?: number;
  after?: number;
}

/** Deviations below a factor of about 1.65 (its logarithm is 0.5) are never reported. */
const leastDeviation = 0.5;
/** The limit follows the largest deviations of the indicator itself: the factor, and its bounds. */
const limits = { quantile: 0.95, times: 2, least: 4, most: 9, unknown: 4.5 };
/** Tables of fewer figures are small. */
const smallTable = 100;
/** A figure at an end is only as sure as its neighbour: one inside that explains the same is preferred to it. */
const insideFirst = 1e6;
/** Deviations are only reported where they are about as large as the largest other step of the series, at an end larger. */
const ofLargestStep = { inside: 0.75, end: 1.15 };

/**
 * Spikes, slips of up to three periods and shifts of the level. A figure is compared with what its neighbours in time let
 * expect, in units of the usual deviation of the indicator, the unit and the period. The largest one is taken out, and the series is
 * judged again.
 */
export function spikesIn(rows: Rows): Spike[] {
  const set = seriesOf(rows);
  const found: Spike[] = [];
  let series = set.series;
  // In a small table one error makes all deviations look usual, so that it is judged again without those found.
  const turns = set.series.flatMap(({ logs }) => logs).length < smallTable ? 3 : 1;
  for (let turn = 0, before = -1; turn < turns && found.length > before; turn++) {
    before = found.length;
    const judge = judgeOf({ ...set, series });
    series = series.map((one) => withoutSpikes(set, one, judge, found));
  }
  return found;
}

/** The series without its spikes, which are added to those found. */
function withoutSpikes(
  set: SeriesSet,
  whole: Series,
  judge: (series: Series) => Window | undefined,
  found: Spike[],
): Series {
  let series = whole;
  for (let best = judge(series), i = 0; best && i < 5; best = judge(series), i++) {
    const { first, length } = best;
    found.push(spikeOf(set, series, best));
    const isLeft = (_: number, j: number) => j < first || j >= first + length;
    series = { unit: series.unit, periods: series.periods.filter(isLeft), logs: series.logs.filter(isLeft) };
  }
  return series;
}

function spikeOf(set: SeriesSet, series: Series, { first, length, mean }: Window): Spike {
  const cells = Array.from({ length }, (_, i) => {
    const period = series.periods[first + i]!;
    return { period, expected: figureOf(set, expectedAt(series, first, length, first + i), period) };
  });
  const outside = (j: number) => series.periods[j];
  return {
    unit: series.unit,
    cells,
    ratio: exp(mean),
    before: outside(first - 1),
    after: outside(first + length),
  };
}

/** A deviation of a factor of five that is this many times the largest of at least so many other steps is odd, however volatile the unit is. */
const clear = { deviation: 1.6, steps: 4, times: 2.5 };

/** Finds the window of a series that deviates most, if any deviates too much. */
function judgeOf(set: SeriesSet): (series: Series) => Window | undefined {
  const scale = scaleOf(set);
  const inside = set.series.flatMap((series) => {
    const n = series.logs.length;
    return Array.from({ length: n >= 4 ? n - 2 : 0 }, (_, j) => {
      const window = windowAt(series, j + 1, 1);
      return window.least / scale(series, window).scale;
    });
  });
  const tail = limits.times * quantile(inside, limits.quantile);
  const limit = inside.length > 50 ? Math.min(limits.most, Math.max(limits.least, tail)) : limits.unknown;
  return (series) => {
    let [best, most]: [Window | undefined, number] = [undefined, 0];
    for (const window of windowsOf(series)) {
      const { first, length, isEnd, least } = window;
      if (least < leastDeviation || isFar(series, window)) continue;
      const own = scale(series, window);
      const usual = least / own.scale / (isEnd ? Math.max(limit, limits.unknown) : limit);
      const isClear = least > clear.deviation && own.steps >= clear.steps && !set.areCounts;
      const over = isClear ? Math.max(usual, least / (clear.times * own.largestStep)) : usual;
      const across = isEnd ? 0 : Math.abs(series.logs[first + length]! - series.logs[first - 1]!);
      const step = own.largestStep * (isEnd ? ofLargestStep.end : ofLargestStep.inside);
      // Of about equal ones the shortest: it leaves most figures as they are.
      const rank = (isEnd ? 1 : insideFirst) * over * (1 - 0.03 * (length - 1));
      if (over > 1 && least >= across && least >= step && rank > most) [best, most] = [window, rank];
    }
    return best;
  };
}

/** Whether a window at an end has no figure within two periods to compare it with. */
function isFar({ periods }: Series, { first, length, isEnd }: Window): boolean {
  const gap = first === 0 ? periods[length]! - periods[length - 1]! : periods[first]! - periods[first - 1]!;
  return isEnd && gap > 2;
}

/** The usual deviation of a window of a series; how many other steps are near it, and the largest. */
type Scale = (series: Series, window: Window) => { scale: number; steps: number; largestStep: number };

function scaleOf(set: SeriesSet): Scale {
  const pooled = pooledDeviations(set.series);
  const ofPeriod = volatilityOfPeriods(set);
  const usualStep = Math.max(spread(set.series.flatMap(({ logs }) => stepsOf(logs))), 0.005);
  return (series, { first, length, isEnd, mean }) => {
    const steps = stepsNear(series.logs, first, length);
    const own = spread(steps);
    // Few steps say little about a unit, so that the usual one counts as one and a half of them.
    const relative =
      steps.length === 0
        ? 1
        : Math.sqrt((steps.length * square(own / usualStep) + 1.5) / (steps.length + 1.5));
    const common = pooled.get(keyOf(length, isEnd)) ?? pooled.get(keyOf(1, false)) ?? 0.1;
    const edges = [series.periods[first], series.periods[first + length]].flatMap((t) =>
      t === undefined ? [] : [square(ofPeriod[t]!)],
    );
    const moved = Math.sqrt(edges.reduce((a, b) => a + b, 0) / edges.length);
    const usual = common * Math.max(relative, 0.15) * moved;
    const chance = set.areCounts ? 1.5 * chanceOf(set, series, first, length, mean) : 0;
    const largestStep = Math.max(0, ...steps);
    return { scale: Math.sqrt(Math.max(square(usual), chance)), steps: steps.length, largestStep };
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
function pooledDeviations(all: readonly Series[]): ReadonlyMap<number, number> {
  const by = new Map<number, number[]>();
  for (const series of all)
    for (let length = 1; length <= Math.min(longestSpike, series.logs.length - 3); length++)
      for (let first = 0; first + length <= series.logs.length; first++) {
        const { mean, isEnd } = windowAt(series, first, length);
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
