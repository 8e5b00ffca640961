import type { ScaleChoice, ScaleName } from '../../edition/index.js';
import { log } from '../elementary/log.js';
import { median } from '../stats/median.js';
import { extentOf, meanOf, sampleSd } from '../stats/moments.js';
import { present } from '../stats/present.js';
import { quantile } from '../stats/quantile.js';
import { exceeds, placeIn, reaches, runsOfEqual, same } from '../stats/ties.js';

/** From a raw value, already turned so that more is better, to a score. Missing stays missing. */
export type Scale = (x: number) => number;

/** The numbers a scale may take, all decided. Bounds and target are in the turned direction. */
export type ScaleParameters = Omit<ScaleChoice, 'method' | 'over' | 'unit'> & {
  /** The value of the reference unit, or the mean of the base period for around-reference. */
  reference: number;
  /** Whether the values are scores, of which larger terms may have cancelled out; else raw figures. */
  scores?: boolean | undefined;
};

type Fit = (sample: Float64Array, p: ScaleParameters) => Scale | undefined;

/**
 * Every normalisation that is fitted to a sample of one indicator: the formula, its parameters from the sample
 * (present values, missing dropped), undefined where the sample has no such scale (all equal, zero maximum).
 * Source: OECD/JRC Handbook, step 5; COINr `Normalise`; UNDP (goalposts); Rousseeuw and Croux (1993) for robust;
 * Mazziotta and Pareto (2016) for around-reference; CDC/ATSDR Social Vulnerability Index for top-share.
 */
export const scales = {
  /** lo + (hi − lo)(x − min)/(max − min); quantiles may stand for min and max, then capped unless told otherwise */
  'min-max': (sample, { range: [lo, hi], quantiles: [p, q], cap }) => {
    const [min, max] = p === 0 && q === 1 ? extentOf(sample) : [quantile(sample, p), quantile(sample, q)];
    return exceeds(max, min) ? (x) => lo + (hi - lo) * within((x - min) / (max - min), cap) : undefined;
  },
  /** mean₀ + sd₀ (x − mean)/sd */
  'z-score': (sample, { mean, sd }) => {
    const [min, max] = extentOf(sample);
    const [m, s] = [meanOf(sample), sampleSd(sample)];
    return exceeds(max, min) ? (x) => mean + (sd * (x - m)) / s : undefined;
  },
  /** median and MAD in place of mean and sd: mean₀ + sd₀ (x − median)/(1.4826 MAD) */
  robust: (sample, { mean, sd }) => {
    const middle = median(sample);
    const spread = 1.4826 * median(sample.map((x) => (same(x, middle) ? 0 : Math.abs(x - middle))));
    return spread > 0 ? (x) => mean + (sd * (x - middle)) / spread : undefined;
  },
  /** lo + (hi − lo)(x − low)/(high − low) for fixed bounds; capped to the range unless told otherwise */
  goalposts: (_, { range: [lo, hi], low, high, cap }) =>
    high > low ? (x) => lo + (hi - lo) * within((x - low) / (high - low), cap) : undefined,
  /** the same on ln x: for bounds and values above zero; others are missing, but zero, capped, gets the low end */
  'log-goalposts': (_, { range: [lo, hi], low, high, cap }) =>
    high > low && low > 0
      ? (x) => (x > 0 || cap ? lo + (hi - lo) * within(log(x / low) / log(high / low), cap) : Number.NaN)
      : undefined,
  /** from a to b: lo + (hi − lo)(x − a)/(b − a), not capped */
  scaled: (_, { range: [lo, hi], low, high }) =>
    high === low ? undefined : (x) => lo + ((hi - lo) * (x - low)) / (high - low),
  /** 1 + the number of smaller values (the best has the highest rank); equal values as `ties` says */
  rank: (sample, p) => {
    const below = countBelow(sample, p);
    return (x) => 1 + below(x);
  },
  /** the number of smaller values */
  borda: countBelow,
  /** the number of smaller values over n − 1 */
  'percentile-rank': (sample, p) => {
    const below = countBelow(sample, p);
    return sample.length > 1 ? (x) => below(x) / (sample.length - 1) : undefined;
  },
  /** 1 − (max − x)/(max − min) */
  'distance-to-max': (sample) => {
    const [min, max] = extentOf(sample);
    return exceeds(max, min) ? (x) => 1 - (max - x) / (max - min) : undefined;
  },
  /** 1 − (reference − x)/(reference − min), the reference being one unit's value */
  'distance-to-reference': (sample, { reference, cap }) => distanceTo(reference, sample, cap),
  /** 1 − (target − x)/(target − min) */
  'distance-to-target': (sample, { target, cap }) => distanceTo(target, sample, cap),
  /** x / max */
  'fraction-of-max': (sample) => {
    const [, max] = extentOf(sample);
    return max === 0 || sample.length === 0 ? undefined : (x) => x / max;
  },
  /** lo + (hi − lo)(x − (r − Δ))/2Δ, r the mean of the base period, Δ half of max − min: r gets the middle of the range */
  'around-reference': (sample, { range: [lo, hi], reference }) => {
    const [min, max] = extentOf(sample);
    const spread = max - min;
    return exceeds(max, min) && reference === reference
      ? (x) => lo + (hi - lo) * ((x - reference) / spread + 0.5)
      : undefined;
  },
  /** hi where x ≥ target, else lo */
  threshold:
    (_, { range: [lo, hi], target }) =>
    (x) =>
      reaches(x, target) ? hi : lo,
  /** hi where the number of smaller values over n − 1 is at least 1 − share, else lo */
  'top-share': (sample, { range: [lo, hi], share, scores }) => {
    const below = countBelow(sample, { ties: 'lowest', scores });
    const enough = (1 - share) * (sample.length - 1) - 1e-9;
    return sample.length > 1 ? (x) => (below(x) >= enough ? hi : lo) : undefined;
  },
  /** the line, or with steps the last point reached, between given points; the ends hold beyond them */
  piecewise:
    (_, { points, steps }) =>
    (x) => {
      const next = points.findIndex(([at]) => exceeds(at, x));
      if (next === 0) return points[0][1];
      const [x0, y0] = points.at(next - 1)!;
      if (next < 0 || steps) return next < 0 ? points[points.length - 1][1] : y0;
      const [x1, y1] = points[next];
      return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
    },
  /** x itself */
  none: () => (x) => x,
} satisfies Record<ScaleName, Fit>;

/** Fits a scale to the present values of a sample; undefined where it has none. */
export function fitScale(
  name: ScaleName,
  values: ArrayLike<number>,
  parameters: ScaleParameters,
): Scale | undefined {
  const scale = (scales[name] as Fit)(present(values), parameters);
  return scale && ((x) => (x === x ? scale(x) : Number.NaN));
}

function within(share: number, cap: boolean): number {
  return cap ? Math.min(1, Math.max(0, share)) : share;
}

function distanceTo(goal: number, sample: Float64Array, cap: boolean): Scale | undefined {
  const [min] = extentOf(sample);
  if (!exceeds(goal, min)) return undefined;
  return (x) => {
    const score = 1 - (goal - x) / (goal - min);
    return cap ? Math.min(1, score) : score;
  };
}

/**
 * How many values of the sample are smaller than x, which is turned so that more is better. Of equal values (to 12 digits)
 * `lowest` gives all the number of the worst of their places, `highest` that of the best, `average` the mean of the two;
 * `dense` counts the different smaller values.
 */
function countBelow(
  sample: Float64Array,
  { ties, scores }: Pick<ScaleParameters, 'ties' | 'scores'>,
): (x: number) => number {
  const runs = runsOfEqual(sample, scores);
  const { first } = runs;
  const different = ties === 'dense' ? differentBelow(first) : first;
  return (x) => {
    const { below, upTo } = placeIn(runs, x);
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

/** Of each place of a sorted list, and of the one past its end, how many different values stand before it. */
function differentBelow(first: Int32Array): Int32Array {
  const count = new Int32Array(first.length + 1);
  for (let i = 0; i < first.length; i++)
    count[i + 1] = count[i] + (i + 1 === first.length || first[i + 1] === i + 1 ? 1 : 0);
  return count;
}
