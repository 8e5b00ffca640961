import { square } from '../../engine/index.js';
import type { ForecastMoments } from './ets.js';
import type { NoForecast } from './etsFit.js';

/**
 * The naïve forecast: the last value, or with a season the last of the same period of the year. σ² is its mean squared
 * error, Var(h) = σ² · (whole seasons begun). Source: Hyndman and Athanasopoulos (2021), section 5.5.
 */
export function naive(
  y: ArrayLike<number>,
  length: number,
  steps: number,
): ForecastMoments | { why: NoForecast } {
  const n = y.length;
  if (Array.from(y).some((v) => !Number.isFinite(v))) return { why: 'gaps' };
  if (n <= length) return { why: length > 1 ? 'fewer-than-two-seasons' : 'too-few-periods' };
  let squares = 0;
  for (let t = length; t < n; t++) squares += square(y[t] - y[t - length]);
  const variance = squares / (n - length);
  const ahead = Array.from({ length: steps }, (_, h) => h);
  return {
    mean: ahead.map((h) => y[n - length + (h % length)]),
    variance: ahead.map((h) => variance * (Math.floor(h / length) + 1)),
  };
}
