import { exp, log, power, square, studentCritical } from '../../engine/index.js';
import type { ForecastMoments } from './ets.js';
import type { NoForecast } from './etsFit.js';

/** The last so many differences make the drift of now; how much of it is left from step to step. */
const [lately, kept] = [5, 0.95];

/** Fewest differences that a drift can be told from. */
const fewest = 3;

/** The differences of a series, their mean and variance, and how far each goes on in the next (0 to 0.7), corrected for their number. */
interface Differences {
  mean: number;
  variance: number;
  goesOn: number;
  n: number;
}

function differencesOf(y: readonly number[], most = Infinity): Differences {
  const all = y.slice(1).map((v, t) => v - y[t]);
  const own = all.slice(-Math.min(most, all.length));
  const n = own.length;
  const mean = own.reduce((sum, d) => sum + d, 0) / n;
  const squares = own.reduce((sum, d) => sum + square(d - mean), 0);
  const products = own.slice(1).reduce((sum, d, t) => sum + (d - mean) * (own[t] - mean), 0);
  const a = squares > 0 ? products / squares : 0;
  return {
    mean,
    variance: squares / (n - 1),
    goesOn: Math.min(0.7, Math.max(0, a + (1 + 3 * a) / n)),
    n,
  };
}

/**
 * The last value with the mean change a period, shrunk towards none by how certain it is: by 1 − 1/t², where t is the mean over its
 * standard error. `local` takes the last five changes and lets them fade; a trend that slows is met by that. The variance is that of a walk
 * whose steps may go on in the next, with the error of the drift. In logarithms where their changes are the more even ones.
 */
export function drift(
  given: ArrayLike<number>,
  steps: number,
  isLocal: boolean,
): ForecastMoments | { why: NoForecast } {
  const y = Array.from(given);
  if (y.some((v) => !Number.isFinite(v))) return { why: 'gaps' };
  if (y.length < fewest + 2) return { why: 'too-few-periods' };
  if (!isEvenInLogs(y)) return driftOf(y, steps, isLocal);
  const { mean, variance } = driftOf(y.map(log), steps, isLocal);
  return { mean: mean.map(exp), variance: variance.map((v, h) => v * square(exp(mean[h]))) };
}

function driftOf(y: readonly number[], steps: number, isLocal: boolean): ForecastMoments {
  const all = differencesOf(y);
  const { mean, variance, n } = isLocal ? differencesOf(y, lately) : all;
  const certain = square(mean) * n;
  const shrunk = certain > 0 ? mean * Math.max(0, 1 - variance / certain) : 0;
  const ahead = Array.from({ length: steps }, (_, h) => h + 1);
  return {
    mean: ahead.map((h) => y.at(-1)! + shrunk * (isLocal ? fading(h) : h)),
    variance: ahead.map(
      (h) => all.variance * Math.max(walked(h, all.goesOn) + carried(h, all), h + (h * h) / all.n),
    ),
  };
}

/** Whether the changes of the logarithms of values above zero are the more likely ones, all with one variance. */
function isEvenInLogs(y: readonly number[]): boolean {
  if (y.some((v) => !(v > 0))) return false;
  const logs = y.map(log);
  const [plain, inLogs] = [differencesOf(y), differencesOf(logs)];
  if (!(plain.variance > 0 && inLogs.variance > 0)) return false;
  const jacobian = logs.slice(1).reduce((sum, x) => sum + x, 0);
  return (plain.n * log(plain.variance)) / 2 > (plain.n * log(inLogs.variance)) / 2 + jacobian - 1;
}

/** Whether a series drifts at all: its mean change is beyond what steps that go on in the next make in 99 of 100 series without drift. */
export function hasDrift(given: ArrayLike<number>): boolean {
  const y = Array.from(given);
  const { mean, variance, goesOn, n } = differencesOf(isEvenInLogs(y) ? y.map(log) : y);
  const error = Math.sqrt(((variance / n) * (1 + goesOn)) / (1 - goesOn));
  return Math.abs(mean) > studentCritical(0.01, n - 1) * error;
}

/** How many whole changes h fading ones make. */
const fading = (h: number) => (kept * (1 - power(kept, h))) / (1 - kept);

/** The variance of h steps that go on in the next, in that of one. */
function walked(h: number, a: number): number {
  let sum = 0;
  for (let j = 1; j <= h; j++) sum += square((1 - power(a, j)) / (1 - a)) * (1 - a * a);
  return sum;
}

/** What the error of the drift adds. */
const carried = (h: number, { goesOn, n }: Differences) => ((h * h) / n) * ((1 + goesOn) / (1 - goesOn));
