import { exp, log } from '../../engine/index.js';
import type { Rows } from './rows.js';
import { figureOf, type Series, type SeriesSet, seriesOf } from './series.js';
import { usualOf } from './usual.js';
import { expectedAt, longestSpike, type Window, windowsOf } from './windows.js';

/** Consecutive figures of a unit that the others of its series contradict. */
export interface Spike {
  unit: number;
  /** Where they are, and what the others let expect. */
  cells: { period: number; expected: number }[];
  /** The mean ratio of a figure to the expected one. */
  ratio: number;
  /** How far beyond the limit they are: at least 1. */
  over: number;
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
  judge: (series: Series) => Judged | undefined,
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

function spikeOf(set: SeriesSet, series: Series, { first, length, mean, reach, over }: Judged): Spike {
  const cells = Array.from({ length }, (_, i) => {
    const period = series.periods[first + i]!;
    return { period, expected: figureOf(set, expectedAt(series, first, length, first + i, reach), period) };
  });
  const outside = (j: number) => series.periods[j];
  return {
    unit: series.unit,
    cells,
    ratio: exp(mean),
    over,
    before: outside(first - 1),
    after: outside(first + length),
  };
}

/** A lasting change is seldom an error: it is this many times beyond the limit, and the changes beside it are less than this share of it. */
const shift = { times: 2, beside: 0.35 };

/** Slips of the decimal point and of units: a hundred is a share for a per cent, too, ten thousand a figure for 万. */
const slips = [10, 100, 1000, 10_000, 100_000_000];
/** A deviation that a slip explains counts so many times. */
const slipCounts = 1.4;

/** The slip that explains a ratio within a third, or its inverse. */
export function slipOf(ratio: number): number | undefined {
  const above = ratio < 1 ? 1 / ratio : ratio;
  const slip = slips.find((one) => Math.abs(log(above / one)) < 0.3);
  return slip === undefined ? undefined : ratio < 1 ? 1 / slip : slip;
}

/** Whether the changes beside that into a window go the same way: growth that speeds up or slows down. */
function isGradual({ logs }: Series, { first, length }: Window): boolean {
  const step = first === 0 ? length : first;
  const change = (j: number) => logs[j]! - logs[j - 1]!;
  return [step - 1, step + 1].some(
    (j) => j > 0 && j < logs.length && change(j) / change(step) > shift.beside,
  );
}

/** A window deviates by more than this share of the steps beside it, of so many on each side: those by which a spike beside it could mislead. */
const beside = { share: 0.75, steps: 4 };

/** The largest step near a window apart from those into it and out of it. */
function largestStep({ logs }: Series, { first, length }: Window): number {
  let most = 0;
  const end = Math.min(logs.length, first + length + 1 + beside.steps);
  for (let j = Math.max(1, first - beside.steps); j < end; j++)
    if (j < first || j > first + length) most = Math.max(most, Math.abs(logs[j]! - logs[j - 1]!));
  return most;
}

/** A window, and how far beyond the limit it is. */
type Judged = Window & { over: number };

/** Finds the window of a series that deviates most, if any deviates too much. */
function judgeOf(set: SeriesSet): (series: Series) => Judged | undefined {
  const [inside, atEnd] = [usualOf(set, false), usualOf(set, true)];
  return (series) => {
    let [best, most]: [Judged | undefined, number] = [undefined, 0];
    for (const window of windowsOf(series, inside.reach, atEnd.reach)) {
      const { first, length, isEnd, least } = window;
      if (least < leastDeviation) continue;
      const { limits, deviation } = isEnd ? atEnd : inside;
      const isShift = length > longestSpike;
      const limit = limits[isShift ? 0 : ((length - 1) as 0 | 1 | 2)];
      if (isShift && isGradual(series, window)) continue;
      // Figures inside that deviate by less than a step beside them may be compared with what is wrong there.
      const across = isEnd ? 0 : Math.abs(series.logs[first + length]! - series.logs[first - 1]!);
      if (!isEnd && (least < across || least < beside.share * largestStep(series, window))) continue;
      const times = slipOf(exp(window.mean)) === undefined ? 1 : slipCounts;
      const over = (times * least) / deviation(series, window) / limit / (isShift ? shift.times : 1);
      // Of about equal ones the shortest: it leaves most figures as they are.
      const rank = (isEnd ? 1 : insideFirst) * over * (1 - 0.03 * (length - 1));
      if (over > 1 && rank > most) [best, most] = [{ ...window, over }, rank];
    }
    return best;
  };
}
