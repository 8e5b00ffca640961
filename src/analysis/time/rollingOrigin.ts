import { exp, log, square, studentCritical } from '../../engine/index.js';
import { drift, hasDrift } from './drift.js';
import { type EtsName, etsNames, type ForecastMoments } from './ets.js';
import { fitEts, forecastMoments, type NoForecast } from './etsFit.js';
import { naive } from './naive.js';
import { theta } from './theta.js';

/** Every forecasting method, the simplest first. */
export const methods = ['naive', 'seasonal-naive', 'drift', 'fading-drift', ...etsNames, 'theta'] as const;
export type ForecastMethod = (typeof methods)[number];

/** A forecast by a method, or why there is none. */
export function forecastBy(
  method: ForecastMethod,
  y: ArrayLike<number>,
  length: number,
  steps: number,
): ForecastMoments | { why: NoForecast | 'no-season' } {
  const seasonal = method === 'seasonal-naive' || method === 'additive' || method === 'multiplicative';
  if (seasonal && length < 2) return { why: 'no-season' };
  if (method === 'naive') return naive(y, 1, steps);
  if (method === 'seasonal-naive') return naive(y, length, steps);
  if (method === 'drift' || method === 'fading-drift') return drift(y, steps, method === 'fading-drift');
  if (method === 'theta') return theta(y, length, steps);
  const fit = fitEts(y, method satisfies EtsName, length);
  return 'why' in fit ? fit : forecastMoments(fit, steps);
}

/** The naïve methods: every other method is chosen only if it beats them. */
const naiveMethods: readonly ForecastMethod[] = ['naive', 'seasonal-naive'];

/** Methods with so few parameters that short series can tell how good they are. */
const earlyMethods: readonly ForecastMethod[] = [...naiveMethods, 'drift', 'fading-drift'];

/**
 * Periods needed: before the first origin, to try the early methods and the others, and for a forecast with an interval. Months need
 * seven years: after five, intervals that should hold 95 of 100 figures held 75 to 88 of them in three kinds of simulated series.
 */
export const periodsNeeded = (length: number) => ({
  first: Math.max(8, length > 1 ? 2 * length + 1 : 1),
  tried: Math.max(12, 3 * length),
  interval: Math.max(18, length > 4 ? 7 * length : 3 * length),
  others: Math.max(24, 5 * length),
});

/**
 * Another method is better than the naïve one where its error is below this share of the naïve error, in each half of
 * the origins.
 */
const better = 0.85;

/** The out-of-sample accuracy of a method. */
export interface Trial {
  method: ForecastMethod;
  /** Mean absolute error over all origins and steps, and over those of the earlier and of the later origins; NaN where it could not be evaluated. */
  error: number;
  earlier: number;
  later: number;
  /** Error divided by that of the better naïve method; below 1 is better. NaN where the naïve error is 0. */
  relative: number;
  /** Root mean square of errors over the standard deviations that the method gave them, over all steps or the farther half and all origins or the later ones, whichever is largest: above 1 its intervals are too narrow. */
  scale: number;
  /** Root mean square of its errors at each step, as a power of the step that is fitted to all of them; empty where it could not be evaluated. */
  errorAt: number[];
  /** The number of origins and of forecasts over which the error is averaged. */
  origins: number;
  forecasts: number;
  why: NoForecast | 'no-season' | null;
}

/**
 * Evaluates every method from the same rolling origins: it is fitted to the data up to the origin, and its forecasts up
 * to `steps` ahead are compared with the actual values. Other methods than the naïve ones are tried only where there
 * are enough periods to compare them. Source: Tashman (2000).
 *
 * @param length periods in a season, 1 for none
 */
export function tryMethods(y: ArrayLike<number>, length: number, steps: number): Trial[] {
  const needed = periodsNeeded(length);
  const values = Array.from(y);
  const trials = methods.map((method): Trial => {
    const least = earlyMethods.includes(method) ? needed.tried : needed.others;
    if (values.length < least) return failedTrial(method, 'too-few-periods');
    return tryMethod(method, values, length, steps, needed.first);
  });
  const plain = naiveTrial(trials)?.error ?? Number.NaN;
  return trials.map((trial) => ({ ...trial, relative: plain > 0 ? trial.error / plain : Number.NaN }));
}

function failedTrial(method: ForecastMethod, why: Trial['why'], origins = 0, forecasts = 0): Trial {
  const none = { error: Number.NaN, earlier: Number.NaN, later: Number.NaN, scale: Number.NaN, errorAt: [] };
  return { method, ...none, relative: Number.NaN, origins, forecasts, why };
}

function tryMethod(
  method: ForecastMethod,
  y: readonly number[],
  length: number,
  steps: number,
  first: number,
): Trial {
  const middle = (first + y.length) / 2;
  const sums = [
    { errors: 0, count: 0 },
    { errors: 0, count: 0 },
  ];
  /** Σ (error/σ)² and its count: of all, of the farther half of the steps, where a drift shows, and of both from the later origins. */
  const off = Array.from({ length: 4 }, () => ({ squares: 0, count: 0 }));
  const atStep = Array.from({ length: steps }, () => ({ squares: 0, count: 0 }));
  let origins = 0;
  for (let known = first; known < y.length; known++) {
    const found = forecastBy(method, y.slice(0, known), length, Math.min(steps, y.length - known));
    const all = sums[0].count + sums[1].count;
    if ('why' in found) return failedTrial(method, found.why, origins, all);
    const half = sums[known < middle ? 0 : 1];
    found.mean.forEach((mean, h) => {
      const error = Math.abs(mean - y[known + h]);
      half.errors += error;
      atStep[h].squares += square(error);
      atStep[h].count++;
      const [isFar, isLater] = [2 * h >= steps, known >= middle];
      for (const sum of off.filter((_, i) => (isFar || i % 2 === 0) && (isLater || i < 2))) {
        // An exact fit has no variance to be compared with.
        sum.squares += found.variance[h] > 0 ? square(error) / found.variance[h] : 0;
        sum.count++;
      }
    });
    half.count += found.mean.length;
    origins++;
  }
  const [earlier, later] = sums.map(({ errors, count }) => errors / count);
  const forecasts = sums[0].count + sums[1].count;
  return {
    method,
    error: (sums[0].errors + sums[1].errors) / forecasts,
    earlier,
    later,
    relative: Number.NaN,
    scale: Math.sqrt(Math.max(...off.map(({ squares, count }) => (count > 0 ? squares / count : 0)))),
    errorAt: powerOf(atStep),
    origins,
    forecasts,
    why: null,
  };
}

/** Errors grow with the step by a power between these. */
const [leastPower, mostPower] = [0.1, 1.3];

/** Root mean squares by step, as the power of the step that is fitted to their logarithms, each by its number of forecasts. */
function powerOf(atStep: readonly { squares: number; count: number }[]): number[] {
  const known = atStep.flatMap(({ squares, count }, h) =>
    squares > 0 ? [{ x: log(h + 1), y: log(squares / count) / 2, w: count }] : [],
  );
  const sum = (of: (one: (typeof known)[number]) => number) => known.reduce((s, one) => s + of(one), 0);
  const all = sum(({ w }) => w);
  if (all === 0) return atStep.map(() => 0);
  const [x, y] = [sum(({ w, x }) => w * x) / all, sum(({ w, y }) => w * y) / all];
  const spread = sum((one) => one.w * square(one.x - x));
  const slope = spread > 0 ? sum((one) => one.w * (one.x - x) * (one.y - y)) / spread : leastPower;
  const power = Math.min(mostPower, Math.max(leastPower, slope));
  return atStep.map((_, h) => exp(y + power * (log(h + 1) - x)));
}

/** Whether a trial is better than another in each half of the origins. */
const isBetter = (of: Trial, than: Trial) =>
  of.earlier < better * than.earlier && of.later < better * than.later;

/** The naïve method: that of the same season where it is better than the last value. */
function naiveTrial(trials: readonly Trial[]): Trial | undefined {
  const [last, season] = naiveMethods.map((name) => trials.find(({ method }) => method === name));
  if (!last || Number.isNaN(last.error)) return undefined;
  return season && isBetter(season, last) ? season : last;
}

/**
 * The method that is shown: the best on the earlier origins where its error is below 0.85 of the naïve error there and
 * on the later origins, by which it was not chosen; else the naïve method. Undefined where none could be evaluated.
 */
export function chosenOf(trials: readonly Trial[]): { trial: Trial; isPlain: boolean } | undefined {
  const plain = naiveTrial(trials);
  const best = leastBy(trials, ({ earlier }) => earlier);
  if (!plain || !best) return undefined;
  return isBetter(best, plain) ? { trial: best, isPlain: false } : { trial: plain, isPlain: true };
}

/** The trial with the smallest figure; of ties the simplest method. */
function leastBy(trials: readonly Trial[], of: (trial: Trial) => number): Trial | undefined {
  return trials.reduce<Trial | undefined>((best, trial) => {
    if (Number.isNaN(of(trial))) return best;
    return best === undefined || of(trial) < of(best) ? trial : best;
  }, undefined);
}

/** How many steps are forecast from n periods: one for six, as trends of series that are short do not hold for long. */
export const stepsFrom = (n: number, horizon: number) => Math.min(horizon, Math.floor(n / 6));

/** The least share of the steps of a series in which it changed: values that are carried forward make errors look small. */
const leastChanging = 0.55;

/** A forecast with the ends of its 95% interval, by step. */
export interface ForecastWithInterval {
  method: ForecastMethod;
  isPlain: boolean;
  steps: { value: number; low: number; high: number }[];
}

/**
 * The forecast that is shown, with an interval that held in its own trial: the standard deviations of the method, widened
 * by how much larger its errors were than these (never narrowed), or the errors of its trial at that step where these are larger, times
 * Student's t with n − season − 1 degrees of freedom.
 *
 * @returns undefined where nothing could be evaluated, nothing was better than to carry the last value forward, or values seldom changed
 */
export function forecastWithInterval(
  y: ArrayLike<number>,
  length: number,
  steps: number,
  trials: readonly Trial[],
): ForecastWithInterval | undefined {
  const drifts: readonly ForecastMethod[] = ['drift', 'fading-drift'];
  const chosen = chosenOf(hasDrift(y) ? trials : trials.filter(({ method }) => !drifts.includes(method)));
  const changing = Array.from(y).filter((v, t) => t > 0 && v !== y[t - 1]).length;
  if (!chosen || chosen.trial.method === 'naive' || changing < leastChanging * (y.length - 1))
    return undefined;
  const { method, scale, errorAt } = chosen.trial;
  const ahead = forecastBy(method, y, length, steps);
  if ('why' in ahead) return undefined;
  const t = studentCritical(0.05, y.length - (length > 1 ? length : 0) - 1);
  return {
    method,
    isPlain: chosen.isPlain,
    steps: ahead.mean.map((value, h) => {
      const far = t * Math.max(Math.max(1, scale) * Math.sqrt(ahead.variance[h]), errorAt[h]);
      return { value, low: value - far, high: value + far };
    }),
  };
}
