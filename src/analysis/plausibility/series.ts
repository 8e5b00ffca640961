import { exp, log, median } from '../../engine/index.js';
import type { Rows } from './rows.js';

/** The logarithms of the figures of a unit, without the common movement of all units. */
export interface Series {
  unit: number;
  /** The periods with a figure. */
  periods: number[];
  /** A logarithm for each of them. */
  logs: number[];
}

/** The series of an indicator, and what turns them back into figures. */
export interface SeriesSet {
  series: Series[];
  /** The common movement up to each period: the sum of the median changes. */
  common: number[];
  /** Whether the figures are small counts, whose zeros count and which vary by chance. */
  areCounts: boolean;
}

/** Added to counts before the logarithm, so that a zero has one. */
const half = 0.5;

/**
 * Logarithms of the figures with the common movement taken out. None where figures are below zero: ratios mean nothing there.
 */
export function seriesOf(rows: Rows): SeriesSet {
  const known = rows.flatMap((row) => row.filter((x) => x === x));
  const positive = known.filter((x) => x > 0);
  const none = { series: [], common: [], areCounts: false };
  if (positive.length < 4 || known.some((x) => x < 0)) return none;
  const areCounts = positive.every(Number.isInteger) && median(positive) < 5000;
  const start = areCounts ? half : 0;
  const logs = rows.map((row) =>
    row.map((x) => (x > 0 || (areCounts && x === 0) ? log(x + start) : Number.NaN)),
  );
  const common = movement(logs);
  const series = logs.map((row, unit): Series => {
    const periods = row.flatMap((x, t) => (x === x ? [t] : []));
    return { unit, periods, logs: periods.map((t) => row[t]! - common[t]!) };
  });
  return { series, common, areCounts };
}

/** The figure that a logarithm of a series stands for. */
export const figureOf = ({ common, areCounts }: SeriesSet, y: number, t: number): number =>
  exp(y + common[t]!) - (areCounts ? half : 0);

/** The sum of the median changes of all units up to each period; a change counts where five units have it. */
function movement(logs: Rows): number[] {
  let sum = 0;
  return (logs[0] ?? []).map((_, t) => {
    const changes = t === 0 ? [] : logs.map((row) => row[t]! - row[t - 1]!).filter((x) => x === x);
    if (changes.length >= 5) sum += median(changes);
    return sum;
  });
}
