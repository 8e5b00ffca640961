import { log, quantile, square } from '../../engine/index.js';
import type { Series } from './series.js';
import type { Scale, Usual } from './usual.js';
import { type Reach, type Window, windowAt } from './windows.js';

/** How the deviation of a window is judged. */
export interface Way {
  reach: Reach;
  /** So many steps the usual deviation of all units counts beside those of the unit. */
  prior: number;
  /** Whether periods in which units change more allow more. */
  byPeriod: boolean;
}

const scales = [
  { prior: 1.5, byPeriod: true },
  { prior: 6, byPeriod: true },
  { prior: 6, byPeriod: false },
  { prior: 1e6, byPeriod: false },
] as const;

/** The ways of figures inside a series and at its ends. */
const ways = [[1, 3] as const, [0, 1, 3] as const].map((reaches) =>
  reaches.map((reach) => scales.map((scale): Way => ({ reach, ...scale }))),
);

/**
 * The limit follows the largest deviations of the indicator itself: so many times as far beyond the 95th percentile as that is beyond
 * the 80th, where an exponential tail has one in five hundred; and its bounds.
 */
const limits = { beyond: 2.4, least: 3.6, most: 9, unknown: 4.5 };
/** Errors by a factor of three and ten, in logarithms. */
const slips = [3, 10].flatMap((times) => [log(times), -log(times)]);
/** Fewer windows tell no limit; more than so many are not needed for it. */
const sample = { least: 50, most: 4000 };

/** The way by which a threefold error would be noticed in most places of all series, and its limit; where they are few the first. */
export function bestWay(all: readonly Series[], scale: Scale, atEnd: boolean): { way: Way; limit: number } {
  const places = all.flatMap((series) => {
    const n = series.logs.length;
    if (n < 4) return [];
    return atEnd
      ? [
          { series, j: 0 },
          { series, j: n - 1 },
        ]
      : series.logs.slice(2).map((_, i) => ({ series, j: i + 1 }));
  });
  const ofPlace = ways[atEnd ? 1 : 0]!;
  if (places.length <= sample.least) return { way: ofPlace[0]![0]!, limit: limits.unknown };
  const every = Math.ceil(places.length / sample.most);
  const some = places.filter((_, i) => i % every === 0);
  const judged = ofPlace.flatMap((ofReach) => {
    const { reach } = ofReach[0]!;
    const windows = some.map(({ series, j }) => ({
      window: windowAt(series, j, 1, reach),
      wrong: slips.map((more) => windowAt(series, j, 1, reach, more).least),
    }));
    const usual = some.map(({ series }, i) => scale(series, windows[i]!.window));
    return ofReach.map((way) => noticedBy(way, windows, usual));
  });
  return judged.reduce((best, one) => (one.noticed > best.noticed ? one : best));
}

function noticedBy(
  way: Way,
  windows: readonly { window: Window; wrong: number[] }[],
  usual: readonly Usual[],
) {
  const deviations = usual.map((of) => deviationOf(way, of));
  const relative = windows.map(({ window }, i) => window.least / deviations[i]!);
  const [most, few] = [quantile(relative, 0.8), quantile(relative, 0.95)];
  const limit = Math.min(limits.most, Math.max(limits.least, few + limits.beyond * (few - most)));
  const noticed = windows.reduce(
    (sum, { wrong }, i) => sum + wrong.filter((deviation) => deviation > limit * deviations[i]!).length,
    0,
  );
  return { way, limit, noticed };
}

/** The usual deviation of a window in one way. Few steps say little about a unit. */
export function deviationOf({ prior, byPeriod }: Way, of: Usual): number {
  const own = Math.sqrt((of.steps * square(of.relative) + prior) / (of.steps + prior));
  const usual = of.common * Math.max(own, 0.15) * (byPeriod ? of.moved : 1);
  return Math.sqrt(Math.max(square(usual), of.chance));
}
