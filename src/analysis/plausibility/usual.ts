import { exp, leastSquares, log, median, quantile, square } from '../../engine/index.js';
import type { Series, SeriesSet } from './series.js';
import { longestSpike, type Reach, type Window, windowAt } from './windows.js';

/** What is usual for windows inside series, or at their ends. */
export interface Usual {
  /** By how many figures on each side errors are noticed best. */
  reach: Reach;
  /** So many usual deviations are unlikely in windows of one, two and three figures. */
  limits: readonly [number, number, number];
  /** The usual deviation of a window. */
  deviation: (series: Series, window: Window) => number;
}

/** How fast steps count less with their distance, in periods; those further away count in the mean of the whole series only. */
const memory = { periods: 5, most: 12 };
const weights = Array.from({ length: memory.most }, (_, i) => exp(-i / memory.periods));
/** So much of the usual step of all units is added to that of a unit: few steps say little. */
const added = { near: 0.5, whole: 0.3 };
/** Equals so many windows that say the usual deviation is as expected; smaller deviations than this share of the usual one count as this. */
const prior = { windows: 5, least: 0.3 };
/**
 * The limit follows the largest deviations of the indicator itself: so many times as far beyond the 95th percentile as that is beyond
 * the 80th, where an exponential tail has one in five hundred; and its bounds.
 */
const limits = { beyond: 2.4, least: 3.6, most: 20, unknown: 4.5 };
/** Of figures without errors one in so many may be a finding. */
export const falseIn = 300;
/** Less than this is never usual, however quiet a unit is. */
const floor = 0.03;
/** Errors by a factor of three and ten, in logarithms. */
const errors = [3, 10].flatMap((times) => [log(times), -log(times)]);
/** Fewer windows tell no limit; more than so many are not needed for it. */
const sample = { few: 10, most: 4000 };

/** The usual deviations of an indicator: of the ways to compare figures that by which errors are noticed in most places. */
export function usualOf(set: SeriesSet, atEnd: boolean): Usual {
  const { places, ways } = waysOf(set, atEnd);
  const judged = ways.map((way) => ({ way, ...noticedBy(places, way) }));
  const { way, limit } = judged.reduce((best, one) => (one.noticed > best.noticed ? one : best));
  const limitOf = (length: number) => limitBy(relativeIn(placesOf(set.series, atEnd, length), way, length));
  return { ...way, limits: [limit, limitOf(2), limitOf(3)] };
}

/** A way to compare figures: with how many on each side, and the usual deviation of a window. */
export type Way = Pick<Usual, 'reach' | 'deviation'>;

/** The ways to compare figures inside series or at their ends, and the places that tell what is usual. */
export function waysOf(set: SeriesSet, atEnd: boolean): { places: Place[]; ways: Way[] } {
  const places = placesOf(set.series, atEnd);
  const traits = traitsOf(set);
  const reaches: readonly Reach[] = atEnd ? [0, 1, 3] : [1, 3];
  return {
    places,
    ways: reaches.map((reach) => ({ reach, deviation: deviationBy(set, traits, places, reach, atEnd) })),
  };
}

interface Place {
  series: Series;
  j: number;
}

/** Single figures inside series, or at their ends. */
function placesOf(all: readonly Series[], atEnd: boolean, length = 1): Place[] {
  const places = all.flatMap((series) => {
    const last = series.logs.length - length;
    if (last < 3) return [];
    return (atEnd ? [0, last] : Array.from({ length: last - 1 }, (_, i) => i + 1)).map((j) => ({
      series,
      j,
    }));
  });
  const every = Math.ceil(places.length / sample.most);
  return places.filter((_, i) => i % every === 0);
}

/** The deviations of windows, in usual ones. */
const relativeIn = (places: readonly Place[], { reach, deviation }: Way, length: number) =>
  places.map(({ series, j }) => {
    const window = windowAt(series, j, length, reach);
    return window.least / deviation(series, window);
  });

/** The limit beyond which one in about five hundred would be if the tail were exponential; of few windows nearer to what is usual in other tables. */
function limitBy(relative: readonly number[]): number {
  if (relative.length === 0) return limits.unknown;
  const [most, few] = [quantile(relative, 0.8), quantile(relative, 0.95)];
  const own = few + limits.beyond * (few - most);
  const share = relative.length / (relative.length + sample.few);
  return Math.min(limits.most, Math.max(limits.least, share * own + (1 - share) * limits.unknown));
}

/** The limit of a way, and how many errors it notices. */
function noticedBy(places: readonly Place[], way: Way) {
  const { reach, deviation } = way;
  const relative = relativeIn(places, way, 1);
  const limit = limitBy(relative);
  const seen =
    relative.length < falseIn
      ? 0
      : [...relative].sort((a, b) => b - a)[Math.floor(relative.length / falseIn)]!;
  // A way is as good as it is at the limit that leaves one of so many of its own windows.
  const least = Math.max(limit, seen);
  let noticed = 0;
  for (const { series, j } of places)
    for (const more of errors) {
      const window = windowAt(series, j, 1, reach, more);
      if (window.least > least * deviation(series, window)) noticed++;
    }
  return { limit, noticed };
}

/** What the usual deviation of a window depends on. */
interface Traits {
  /** The root mean square of the steps near it, and of all of the series, without those into it and out of it. */
  near: number;
  whole: number;
  /** The mean of its distances to the figures beside it, in periods. */
  gap: number;
  /** How much units change in its periods, relative to others. */
  moved: number;
  /** The logarithm of the middle of the series, less that of all. */
  size: number;
}

/**
 * The usual deviation of windows: at first in proportion to the steps of the unit near them, to the root of the gap and to how much units change in the
 * period; then corrected by a regression of the logarithms of the deviations themselves, which tells how much each of these, and the size
 * of the unit, counts in this indicator. In standard deviations, by the median.
 */
function deviationBy(
  set: SeriesSet,
  { traits, step }: { traits: (series: Series, window: Window) => Traits; step: number },
  places: readonly Place[],
  reach: Reach,
  atEnd: boolean,
): Way['deviation'] {
  const firstOf = ({ near, gap, moved }: Traits) => (near + added.near * step) * Math.sqrt(gap * moved);
  const termsOf = ({ near, whole, gap, moved, size }: Traits) => {
    const own = whole + added.whole * step;
    return [
      1,
      log((near + added.whole * step) / own),
      log(own / step),
      log(gap),
      log(moved),
      Math.max(-3, Math.min(3, size)),
    ];
  };
  const seen = places.map(({ series, j }) => {
    const window = windowAt(series, j, 1, reach);
    return { of: traits(series, window), least: window.least };
  });
  const ratios = seen.map(({ of, least }) => least / firstOf(of));
  const usual = Math.max(median(ratios), 1e-9);
  const logs = ratios.map((ratio) => log(Math.max(ratio / usual, prior.least)));
  // Rows that stand for no influence of a term, so that few places change little.
  const none = Array.from({ length: terms }, (_, i) => i);
  const columns = Array.from({ length: terms + 1 }, (_, i) =>
    Float64Array.from([
      ...seen.map(({ of }) => termsOf(of)[i]!),
      ...none.map((one) => (one + 1 === i ? Math.sqrt(prior.windows) : 0)),
    ]),
  );
  const fitted = leastSquares(columns, [...logs, ...none.map(() => 0)])?.estimates ?? [];
  const corrected = (of: Traits) =>
    firstOf(of) * exp(termsOf(of).reduce((sum, term, i) => sum + term * (fitted[i] ?? 0), 0));
  const scale = Math.max(1.4826 * median(seen.map(({ of, least }) => least / corrected(of))), 1e-9);
  const ofLength = lengthFactors(set.series, reach, atEnd);
  return (series, window) => {
    const length = Math.min(window.length, longestSpike);
    const own = Math.max(floor, scale * corrected(traits(series, window)) * (ofLength[length] ?? 1));
    return set.areCounts ? Math.sqrt(Math.max(square(own), chanceOf(set, series, window))) : own;
  };
}

/** How many terms tell the usual deviation, beside the constant. */
const terms = 5;

function traitsOf(set: SeriesSet): { traits: (series: Series, window: Window) => Traits; step: number } {
  const steps = new Map(set.series.map((series) => [series.unit, stepsOf(series)]));
  const step = Math.max(median([...steps.values()].flat()), 0.005);
  const sizes = new Map(set.series.map(({ unit, logs }) => [unit, median(logs)]));
  const size = median([...sizes.values()].filter((x) => x === x));
  const ofPeriod = volatilityOfPeriods(set);
  const traits = (series: Series, { first, length }: Window): Traits => {
    const { periods } = series;
    const known = steps.get(series.unit)!;
    const own = known.length === periods.length - 1 ? known : stepsOf(series);
    let [near, weight, whole, count] = [0, 0, 0, 0];
    for (let j = 1; j < periods.length; j++) {
      if (j >= first && j <= first + length) continue;
      const far = j < first ? first - j - 1 : j - first - length - 1;
      const x = square(own[j - 1]!);
      whole += x;
      count++;
      if (far >= memory.most) continue;
      near += weights[far]! * x;
      weight += weights[far]!;
    }
    const edges = [first, first + length].filter((j) => j > 0 && j < periods.length);
    const mean = (of: (j: number) => number) => edges.reduce((sum, j) => sum + of(j), 0) / edges.length;
    return {
      near: weight > 0 ? Math.sqrt(near / weight) : step,
      whole: count > 0 ? Math.sqrt(whole / count) : step,
      gap: mean((j) => periods[j]! - periods[j - 1]!),
      moved: Math.sqrt(mean((j) => square(ofPeriod[periods[j]!]!))),
      size: sizes.get(series.unit)! - size,
    };
  };
  return { traits, step };
}

/** The changes of a series, over gaps divided by the root of their length. */
const stepsOf = ({ periods, logs }: Series) =>
  logs.slice(1).map((x, i) => Math.abs(x - logs[i]!) / Math.sqrt(periods[i + 1]! - periods[i]!));

/** How much more or less than a single figure windows of two and three deviate. */
function lengthFactors(all: readonly Series[], reach: Reach, atEnd: boolean): number[] {
  const by: number[][] = Array.from({ length: longestSpike + 1 }, () => []);
  for (const series of all)
    for (let length = 1; length <= Math.min(longestSpike, series.logs.length - 3); length++) {
      const last = series.logs.length - length;
      if (atEnd)
        for (const first of [0, last])
          by[length]!.push(Math.abs(windowAt(series, first, length, reach).mean));
      else
        for (let first = 1; first < last; first++)
          by[length]!.push(Math.abs(windowAt(series, first, length, reach).mean));
    }
  const single = median(by[1]!);
  return by.map((of) => (of.length > 0 && single > 0 ? Math.max(0.7, median(of) / single) : 1));
}

/** The variance of the logarithms of counts that vary by chance alone (Poisson): the mean of 1 / the expected count, and that of the figures it is compared with. */
function chanceOf(set: SeriesSet, { periods, logs }: Series, window: Window): number {
  const { first, length, isEnd, mean, reach } = window;
  let sum = 0;
  for (let j = first; j < first + length; j++)
    sum += 1 / Math.max(exp(logs[j]! + set.common[periods[j]!]! - mean), 0.5);
  return ((1 + 1 / (Math.max(1, reach) * (isEnd ? 1 : 2))) * sum) / length;
}

/** How much units change in a period, relative to the median period; between 0.5 and 4. */
function volatilityOfPeriods({ series, common }: SeriesSet): number[] {
  const steps: number[][] = common.map(() => []);
  for (const { periods, logs } of series)
    for (let j = 1; j < logs.length; j++)
      if (periods[j - 1] === periods[j]! - 1) steps[periods[j]!]!.push(Math.abs(logs[j]! - logs[j - 1]!));
  const spreads = steps.map((of) => (of.length >= 8 ? median(of) : Number.NaN));
  const usual = median(spreads);
  return spreads.map((x) => (x === x && usual > 0 ? Math.min(4, Math.max(0.5, x / usual)) : 1));
}
