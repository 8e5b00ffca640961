import { exp } from '../../engine/index.js';
import type { Rows } from './rows.js';
import { figureOf, type Series, type SeriesSet, seriesOf } from './series.js';
import { scaleOf } from './usual.js';
import { bestWay, deviationOf } from './ways.js';
import { expectedAt, longestSpike, type Window, windowsOf } from './windows.js';

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

function spikeOf(set: SeriesSet, series: Series, { first, length, mean, reach }: Window): Spike {
  const cells = Array.from({ length }, (_, i) => {
    const period = series.periods[first + i]!;
    return { period, expected: figureOf(set, expectedAt(series, first, length, first + i, reach), period) };
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

/** A lasting change is seldom an error: it is this many times beyond the limit, and the changes beside it are less than this share of it. */
const shift = { times: 1.5, beside: 0.35 };

/** Whether the changes beside that into a window go the same way: growth that speeds up or slows down. */
function isGradual({ logs }: Series, { first, length }: Window): boolean {
  const step = first === 0 ? length : first;
  const change = (j: number) => logs[j]! - logs[j - 1]!;
  return [step - 1, step + 1].some(
    (j) => j > 0 && j < logs.length && change(j) / change(step) > shift.beside,
  );
}

/** Finds the window of a series that deviates most, if any deviates too much. */
function judgeOf(set: SeriesSet): (series: Series) => Window | undefined {
  const scale = scaleOf(set);
  const [inside, atEnd] = [bestWay(set.series, scale, false), bestWay(set.series, scale, true)];
  return (series) => {
    let [best, most]: [Window | undefined, number] = [undefined, 0];
    for (const window of windowsOf(series, inside.way.reach, atEnd.way.reach)) {
      const { first, length, isEnd, least } = window;
      if (least < leastDeviation || isFar(series, window)) continue;
      const own = scale(series, window);
      const { way, limit } = isEnd ? atEnd : inside;
      const usual = least / deviationOf(way, own) / limit;
      const isClear = least > clear.deviation && own.steps >= clear.steps && !set.areCounts;
      const isShift = length > longestSpike;
      if (isShift && (usual < shift.times || isGradual(series, window))) continue;
      const over = isClear && !isShift ? Math.max(usual, least / (clear.times * own.largestStep)) : usual;
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
