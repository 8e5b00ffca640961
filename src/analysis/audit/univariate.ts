import { extentOf, kurtosis, meanOf, median, present, sampleSd, skewness } from '../../engine/index.js';
import type { NoStatisticReason } from './noStatisticReason.js';
import { type Limits, thresholds } from './thresholds.js';

/** Univariate statistics of a column. Shares are of the present values; NaN where undefined. */
export interface Univariate {
  n: number;
  missing: number;
  min: number;
  max: number;
  mean: number;
  median: number;
  sd: number;
  skew: number;
  kurtosis: number;
  zeroShare: number;
  /** Share of the most frequent value. */
  sameShare: number;
  /** Share of different values. */
  uniqueShare: number;
  flags: UnivariateFlag[];
  why: NoStatisticReason | null;
}

export type UnivariateFlag = 'outliers' | 'gaps' | 'zeros' | 'few-different' | 'constant';

/**
 * Univariate statistics. Mean Σx/n, standard deviation with n − 1, skewness G1 and excess kurtosis G2 as in
 * engine/stats/shape.ts (NaN below three and four values); flags by the thresholds of the audit or others. Source: COINr `get_stats`.
 */
export function univariate(values: Float64Array, limits: Limits = thresholds): Univariate {
  const list = present(values);
  const n = list.length;
  const counts = new Map<number, number>();
  for (const x of list) counts.set(x, (counts.get(x) ?? 0) + 1);
  const [min, max] = n > 0 ? extentOf(list) : [Number.NaN, Number.NaN];
  const stats = {
    n,
    missing: values.length - n,
    min,
    max,
    mean: meanOf(list),
    median: median(list),
    sd: sampleSd(list),
    skew: skewness(list),
    kurtosis: kurtosis(list),
    zeroShare: (counts.get(0) ?? 0) / n,
    sameShare: n > 0 ? extentOf([...counts.values()])[1] / n : Number.NaN,
    uniqueShare: counts.size / n,
  };
  return { ...stats, flags: flagsOf(stats, limits), why: whyOf(stats) };
}

type Stats = Omit<Univariate, 'flags' | 'why'>;

function flagsOf(s: Stats, limits: Limits): UnivariateFlag[] {
  const found: [UnivariateFlag, boolean][] = [
    ['constant', s.n > 1 && s.min === s.max],
    ['outliers', hasOutliers(s, limits)],
    ['gaps', s.n > 0 && s.n / (s.n + s.missing) < limits.available],
    ['zeros', s.zeroShare > limits.zeros],
    ['few-different', s.uniqueShare < limits.unique],
  ];
  return found.filter(([, is]) => is).map(([flag]) => flag);
}

/** Whether skewness and kurtosis exceed their limits: by default |skew| > 2 and kurtosis > 3.5. */
export function hasOutliers(s: { skew: number; kurtosis: number }, limits: Limits = thresholds): boolean {
  return Math.abs(s.skew) > limits.skew && s.kurtosis > limits.kurtosis;
}

function whyOf({ n, min, max }: Stats): NoStatisticReason | null {
  if (n === 0) return 'no-values';
  if (n < thresholds.fewest) return 'too-few';
  return min === max ? 'constant' : null;
}
