import { type Ahead, type EtsName, etsNames } from './ets.js';
import { aheadOf, fitEts, type NoForecast } from './etsFit.js';
import { naive } from './naive.js';
import { theta } from './theta.js';

/** Every forecasting method, the simplest first. */
export const methods = ['naive', 'seasonal-naive', ...etsNames, 'theta'] as const;
export type ForecastMethod = (typeof methods)[number];

/** A forecast by a method, or why there is none. */
export function forecastBy(
  method: ForecastMethod,
  y: ArrayLike<number>,
  length: number,
  steps: number,
): Ahead | { why: NoForecast | 'no-season' } {
  const seasonal = method === 'seasonal-naive' || method === 'additive' || method === 'multiplicative';
  if (seasonal && length < 2) return { why: 'no-season' };
  if (method === 'naive') return naive(y, 1, steps);
  if (method === 'seasonal-naive') return naive(y, length, steps);
  if (method === 'theta') return theta(y, length, steps);
  const fit = fitEts(y, method satisfies EtsName, length);
  return 'why' in fit ? fit : aheadOf(fit, steps);
}

/** The out-of-sample accuracy of a method. */
export interface Trial {
  method: ForecastMethod;
  /** Mean absolute error over all origins and steps; NaN where it could not be evaluated. */
  error: number;
  /** Error over that of the naïve; below 1 is better. NaN where the naïve was exact. */
  relative: number;
  /** Origins and forecasts that the error is a mean of. */
  origins: number;
  forecasts: number;
  why: NoForecast | 'no-season' | null;
}

/** Fewest periods to fit, and most origins. */
const rules = { least: 4, origins: 12 };

/**
 * Evaluates every method from the same rolling origins: it is fitted to the data up to the origin, and its forecasts up to `steps`
 * ahead are compared with the actual values. The origins are the last twelve that leave four periods to fit, or two
 * whole seasons and one where that leaves three origins. Source: Tashman (2000).
 *
 * @param length periods in a season, 1 for none
 */
export function tryMethods(y: ArrayLike<number>, length: number, steps: number): Trial[] {
  const n = y.length;
  const seasons = 2 * length + 1;
  const early = Math.max(rules.least, n - rules.origins);
  const first = length > 1 && n - seasons >= 3 ? Math.max(early, seasons) : early;
  const trials = methods.map((method) => tryMethod(method, Array.from(y), length, steps, first));
  const plain = trials[0].error;
  return trials.map((trial) => ({ ...trial, relative: plain > 0 ? trial.error / plain : Number.NaN }));
}

function tryMethod(
  method: ForecastMethod,
  y: readonly number[],
  length: number,
  steps: number,
  first: number,
): Trial {
  let [sum, forecasts, origins] = [0, 0, 0];
  for (let known = first; known < y.length; known++) {
    const found = forecastBy(method, y.slice(0, known), length, Math.min(steps, y.length - known));
    if ('why' in found) {
      return { method, error: Number.NaN, relative: Number.NaN, origins, forecasts, why: found.why };
    }
    found.mean.forEach((mean, h) => {
      sum += Math.abs(mean - y[known + h]);
    });
    forecasts += found.mean.length;
    origins++;
  }
  const why = forecasts > 0 ? null : 'too-few-periods';
  return { method, error: sum / forecasts, relative: Number.NaN, origins, forecasts, why };
}

/** The method with the smallest error; of ties the simplest. Undefined where none could be evaluated. */
export function chosenOf(trials: readonly Trial[]): Trial | undefined {
  return trials.reduce<Trial | undefined>((best, trial) => {
    if (Number.isNaN(trial.error)) return best;
    return best === undefined || trial.error < best.error ? trial : best;
  }, undefined);
}
