import { exp, log, power, square } from '../../engine/index.js';
import { type NoValueReason, undefinedFigure, type ValueOrReason } from './noValueReason.js';
import { type Sums, sampleOf, sumsOf, topSum, varianceOf } from './sample.js';

/** The number of leaders, whose mean the gap refers to: the size of the first published tier. */
export const leaderCount = 4;

/** The number of top units whose share in the sum is given. */
const topUnits = 10;

/** A measure of how unequal n values of at least zero are; 0 (for `hhi` 1/n, for ratios 1) where all are equal. */
interface Rule {
  of: (sums: Sums) => number;
  /** Why a sample of non-negative values with a sum above zero has no such measure. */
  why?: (sums: Sums) => NoValueReason | undefined;
}

const needsLogs = (s: Sums) => (s.sample.least > 0 ? undefined : 'zero-under-log');
const needs = (k: number) => (s: Sums) => (s.n > k ? undefined : 'few-units');

/**
 * All measures. μ is the mean, y the values in ascending order.
 * Sources: Cowell, Measuring Inequality (2011), ch. 3 and appendix A; for the gap Sala-i-Martin's reading of it in logs.
 */
const rules = {
  /** 2 Σ i y / (n Σ y) − (n + 1)/n. */
  gini: { of: (s) => Math.max(0, (2 * s.placed) / (s.n * s.total) - (s.n + 1) / s.n) },
  /** Mean of (y/μ) ln(y/μ). */
  'theil-t': { of: (s) => Math.max(0, s.weightedLogs / s.total - log(s.total / s.n)) },
  /** Mean of ln(μ/y). */
  'theil-l': { of: (s) => Math.max(0, log(s.total / s.n) - s.logs / s.n), why: needsLogs },
  /** Standard deviation (n) over the mean. */
  cv: { of: (s) => Math.sqrt(varianceOf(s)) / (s.total / s.n) },
  /** Standard deviation (n − 1) of ln y. */
  'sd-log': {
    of: (s) => Math.sqrt(Math.max(0, s.logSquares - square(s.logs) / s.n) / (s.n - 1)),
    why: needsLogs,
  },
  'atkinson-0.5': { of: (s) => fromMeanPower(s.roots / s.n / Math.sqrt(s.total / s.n), 0.5) },
  'atkinson-1': { of: (s) => fromMeanLog(s.logs / s.n - log(s.total / s.n)) },
  /** Share of the sum that would have to move: Σ |y − μ| / (2 Σ y). */
  hoover: { of: hoover },
  /** Quantile of 90% over quantile of 10% (type 7). */
  'p90-p10': {
    of: (s) => quantileOf(s, 0.9) / quantileOf(s, 0.1),
    why: (s) => (quantileOf(s, 0.1) > 0 ? undefined : 'lowest-tenth-zero'),
  },
  'top-10-share': { of: (s) => topSum(s, topUnits) / s.total, why: needs(topUnits) },
  /** Σ (y/Σy)², Herfindahl and Hirschman. */
  hhi: { of: (s) => (varianceOf(s) / square(s.total / s.n) + 1) / s.n },
  /** ln of the mean of the first four, less the mean of ln y. */
  'gap-to-leaders': {
    of: (s) => log(topSum(s, leaderCount) / leaderCount) - s.logs / s.n,
    why: (s) => needs(leaderCount)(s) ?? needsLogs(s),
  },
  /** Standard deviation (n − 1) in index points: the only measure that is defined for negative values and needs no natural zero. */
  sd: { of: (s) => s.sample.scale * Math.sqrt((varianceOf(s) * s.n) / (s.n - 1)) },
} satisfies Record<string, Rule>;

export type InequalityMeasure = keyof typeof rules;

/** The measures in the order of the tables. */
export const measures = Object.keys(rules) as readonly InequalityMeasure[];

/** A measure from the sums of a sample; meaningless where `whyUndefined` returns a reason. */
export function measureValue(measure: InequalityMeasure, sums: Sums): number {
  return rules[measure].of(sums);
}

/** Why a measure has no value for a sample. */
export function whyUndefined(measure: InequalityMeasure, sums: Sums): NoValueReason | undefined {
  if (sums.n === 0) return 'no-units';
  if (sums.n === 1) return 'one-unit';
  if (measure === 'sd') return undefined;
  if (!sums.sample.isRatio) return 'no-natural-zero';
  if (sums.sample.least < 0) return 'negative-values';
  if (sums.total === 0) return 'sum-zero';
  return (rules[measure] as Rule).why?.(sums);
}

/** A measure of values; missing ones are left out. */
export function inequality(measure: InequalityMeasure, values: ArrayLike<number>): ValueOrReason {
  const sums = sumsOf(sampleOf(values));
  const why = whyUndefined(measure, sums);
  return why ? undefinedFigure(why) : { value: measureValue(measure, sums) };
}

/**
 * Atkinson's index for any aversion ε above 0: 1 − (mean of (y/μ)^(1 − ε))^(1/(1 − ε)), for ε = 1 one minus the
 * ratio of geometric to arithmetic mean. 1 where a value is zero and ε is at least 1. Source: Atkinson (1970).
 */
export function atkinson(values: ArrayLike<number>, epsilon: number): ValueOrReason {
  const sums = sumsOf(sampleOf(values));
  const why = whyUndefined('gini', sums);
  if (why) return undefinedFigure(why);
  if (epsilon === 1) return { value: measureValue('atkinson-1', sums) };
  const terms = sums.sample.values.reduce((sum, x) => sum + power(x, 1 - epsilon), 0);
  return { value: fromMeanPower(terms / sums.n, epsilon) };
}

function fromMeanPower(mean: number, epsilon: number): number {
  return Math.max(0, 1 - power(mean, 1 / (1 - epsilon)));
}

function fromMeanLog(mean: number): number {
  return Math.max(0, 1 - exp(mean));
}

function hoover({ sample: { values }, n, total }: Sums): number {
  const mean = total / n;
  let above = 0;
  for (let i = values.length - 1; i >= 0 && values[i] > mean; i--) above += values[i] - mean;
  return above / total;
}

function quantileOf({ sample: { values }, n }: Sums, p: number): number {
  const at = p * (n - 1);
  const below = Math.floor(at);
  const low = values[below];
  return at === below ? low : low + (at - below) * (values[below + 1] - low);
}
