import type { Ties } from '../../edition/index.js';
import { median } from '../stats/median.js';
import { extentOf, meanOf, sampleSd } from '../stats/moments.js';
import { quantile } from '../stats/quantile.js';
import { areEqual, equalRange, exceeds, type Runs, runsOfEqual } from '../stats/ties.js';

/** A statistic of the sample that a scale is fitted to. */
export type StatisticName = 'min' | 'max' | 'mean' | 'sd' | 'median' | 'mad' | 'n';

/** The sample of an indicator that formulas are fitted to: present values, oriented so that more is better. */
export interface Sample {
  /** NaN where the sample has none. */
  statistic: (name: StatisticName) => number;
  quantile: (share: number) => number;
  /**
   * The number of values smaller than x. Tied values (equal to 12 digits) get the count of the lowest of their positions with
   * `lowest`, of the highest with `highest`, the mean of the two with `average`; `dense` counts distinct smaller values.
   */
  smallerCount: (ties: Ties) => (x: number) => number;
  /** The number of values below x, and of those up to and including x. */
  equalRange: (x: number) => { below: number; upTo: number };
}

/**
 * A sample that formulas are fitted to; each statistic is computed on first use.
 *
 * @param values present values
 * @param scores whether the values are scores, in which larger terms may have cancelled out (see `ties`), instead of raw figures
 */
export function sampleOf(values: Float64Array, scores = false): Sample {
  let runs: Runs | undefined;
  const equalRuns = () => {
    runs ??= runsOfEqual(values, scores);
    return runs;
  };
  const found = new Map<StatisticName, number>();
  return {
    statistic: (name) => {
      const known = found.get(name);
      if (known !== undefined) return known;
      const value = values.length === 0 && name !== 'n' ? Number.NaN : statistics[name](values);
      found.set(name, value);
      return value;
    },
    quantile: (share) => quantile(values, share),
    smallerCount: (ties) => smallerCounter(equalRuns(), ties),
    equalRange: (x) => equalRange(equalRuns(), x),
  };
}

const statistics: Record<StatisticName, (values: Float64Array) => number> = {
  min: (values) => extentOf(values)[0],
  max: (values) => extentOf(values)[1],
  mean: (values) => meanOf(values),
  /** Exactly 0 where all are equal, so that rounding errors do not make a scale. */
  sd: (values) => {
    const [min, max] = extentOf(values);
    return exceeds(max, min) ? sampleSd(values) : 0;
  },
  median,
  mad: (values) => {
    const middle = median(values);
    return median(values.map((x) => (areEqual(x, middle) ? 0 : Math.abs(x - middle))));
  },
  n: (values) => values.length,
};

function smallerCounter(runs: Runs, ties: Ties): (x: number) => number {
  const different = ties === 'dense' ? distinctBelow(runs.first) : runs.first;
  return (x) => {
    const { below, upTo } = equalRange(runs, x);
    const others = Math.max(0, upTo - below - 1);
    switch (ties) {
      case 'lowest':
        return below;
      case 'average':
        return below + others / 2;
      case 'highest':
        return below + others;
      case 'dense':
        return different[below];
    }
  };
}

/** For each position in a sorted list, and the one past its end, the number of distinct values before it. */
function distinctBelow(first: Int32Array): Int32Array {
  const count = new Int32Array(first.length + 1);
  for (let i = 0; i < first.length; i++)
    count[i + 1] = count[i] + (i + 1 === first.length || first[i + 1] === i + 1 ? 1 : 0);
  return count;
}
