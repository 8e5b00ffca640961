import type { WinsoriseOrTransform } from '../../edition/index.js';
import { log } from '../elementary/log.js';
import { power, square } from '../elementary/power.js';
import { extentOf } from '../stats/moments.js';
import { present } from '../stats/present.js';
import { skewness } from '../stats/shape.js';

/** The monotone transformations that shorten a long tail. Missing stays missing; order is kept. */
export type TransformName = Exclude<WinsoriseOrTransform['transform'], 'none'>;

/** A transformation fitted to a sample, so that it can be applied to other values of the same indicator. */
export type Transform = (x: number) => number;

/**
 * log: ln x, for positive values (others become missing).
 * log-ct: ln(x − min + 0.01 (max − min)), the COIN Tool's log as COINr has it (its `log_CT`).
 * log-ct-skew: log-ct for a sample skewed to the right, −ln(max − x + 0.01 (max − min)) for one skewed to the left
 * (its `log_CT_plus`).
 * log-ct-plus: ln(x − min + 1) (its `log_CT_orig`).
 * log-gii: ln((max − 1)(x − min)/(max − min) + 1), the Global Innovation Index's, for max > 1.
 * box-cox: ((x − min + 1)^λ − 1)/λ, λ given or estimated by maximum likelihood; λ = 0 is the log.
 * A constant sample has no transformation: every value becomes missing.
 */
export const transforms = {
  log: () => (x) => (x > 0 ? log(x) : Number.NaN),
  'log-ct':
    ({ min, max }) =>
    (x) =>
      log(x - min + 0.01 * (max - min)),
  'log-ct-skew': ({ sample, min, max }) => {
    const slack = 0.01 * (max - min);
    return skewness(sample) < 0 ? (x) => -log(max - x + slack) : (x) => log(x - min + slack);
  },
  'log-ct-plus':
    ({ min }) =>
    (x) =>
      log(x - min + 1),
  'log-gii':
    ({ min, max }) =>
    (x) =>
      log(((max - 1) * (x - min)) / (max - min) + 1),
  'box-cox': ({ min, sample }, lambda) => {
    const power = lambda ?? boxCoxLambda(Float64Array.from(sample, (x) => x - min + 1));
    return (x) => boxCox(x - min + 1, power);
  },
} satisfies Record<TransformName, (range: Range, lambda: number | null) => Transform>;

interface Range {
  sample: Float64Array;
  min: number;
  max: number;
}

/** Fits a transformation to the present values of a sample. */
export function fitTransform(
  name: TransformName,
  values: ArrayLike<number>,
  lambda: number | null = null,
): Transform {
  const sample = present(values);
  const [min, max] = extentOf(sample);
  if (!(max > min)) return () => Number.NaN;
  return transforms[name]({ sample, min, max }, lambda);
}

function boxCox(x: number, lambda: number): number {
  return lambda === 0 ? log(x) : (power(x, lambda) - 1) / lambda;
}

/**
 * The λ that maximises the profile likelihood of positive values, −n/2 ln σ²(λ) + (λ − 1) Σ ln x,
 * within [−5, 5], by golden-section search to 1e-8. Source: Box and Cox (1964).
 */
export function boxCoxLambda(sample: Float64Array): number {
  const n = sample.length;
  const logs = sample.reduce((sum, x) => sum + log(x), 0);
  const likelihood = (lambda: number) => {
    const y = sample.map((x) => boxCox(x, lambda));
    const mean = y.reduce((a, b) => a + b, 0) / n;
    const variance = y.reduce((a, b) => a + square(b - mean), 0) / n;
    return -0.5 * n * log(variance) + (lambda - 1) * logs;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let lo = -5;
  let hi = 5;
  while (hi - lo > 1e-8) {
    const a = hi - golden * (hi - lo);
    const b = lo + golden * (hi - lo);
    if (likelihood(a) < likelihood(b)) lo = a;
    else hi = b;
  }
  return (lo + hi) / 2;
}
