import { normalCritical, square } from '../../engine/index.js';
import { seasonsOf } from './classical.js';
import type { ForecastMoments } from './ets.js';
import { fitEts, type NoForecast } from './etsFit.js';

/**
 * The Theta method: simple exponential smoothing with a drift of half the slope of a straight line, on a series whose season,
 * where it has one, is divided out and put back.
 *     mean(h) = l + ½b (h − 1 + (1 − (1−α)ⁿ)/α),   Var(h) = σ² (1 + (h−1) α²)
 * Source: Assimakopoulos and Nikolopoulos (2000); Hyndman and Billah (2003); R forecast `thetaf`.
 */
export function theta(
  y: ArrayLike<number>,
  length: number,
  steps: number,
): ForecastMoments | { why: NoForecast } {
  const n = y.length;
  const season = isSeasonal(y, length) ? seasonsOf(y, length, true) : undefined;
  const bare = Array.from(y, (v, t) => (season ? v / season[t % length] : v));
  const fit = fitEts(bare, 'simple', 1);
  if ('why' in fit) return fit;
  const { alpha } = fit.parameters;
  const half = slopeOf(bare) / 2;
  const rest = 1 - alpha;
  let faded = 1;
  for (let t = 0; t < n; t++) faded *= rest;
  const mean: number[] = [];
  const variance: number[] = [];
  for (let h = 0; h < steps; h++) {
    const drifted = fit.run.state.level + half * (h + (1 - faded) / alpha);
    mean.push(season ? drifted * season[(n + h) % length] : drifted);
    variance.push(fit.variance * (1 + h * square(alpha)));
  }
  return { mean, variance };
}

/** Whether the correlation of a positive series with itself a season before is above 0 beyond chance (10%, both sides). */
function isSeasonal(y: ArrayLike<number>, length: number): boolean {
  const values = Array.from(y);
  if (length < 2 || y.length <= 2 * length || values.some((v) => !(v > 0))) return false;
  if (values.every((v) => v === y[0])) return false;
  const own = Array.from({ length }, (_, lag) => autocorrelation(values, lag + 1));
  const last = own[length - 1];
  const noise = 1 + 2 * own.slice(0, -1).reduce((sum, r) => sum + square(r), 0);
  return Math.abs(last) / Math.sqrt(noise / y.length) > normalCritical(0.1);
}

function autocorrelation(y: readonly number[], lag: number): number {
  const mean = y.reduce((a, b) => a + b, 0) / y.length;
  const off = y.map((v) => v - mean);
  const whole = off.reduce((sum, v) => sum + v * v, 0);
  return off.slice(lag).reduce((sum, v, i) => sum + v * off[i], 0) / whole;
}

function slopeOf(y: readonly number[]): number {
  const middle = (y.length - 1) / 2;
  const tt = y.reduce((sum, _, t) => sum + square(t - middle), 0);
  return y.reduce((sum, v, t) => sum + (t - middle) * v, 0) / tt;
}
