import { square } from '../../engine/index.js';

/** Parameters of a local fit of a series at positions 0, 1, 2 …: span, degree and jump. */
export interface Loess {
  /** Neighbours; odd. */
  window: number;
  degree: 0 | 1;
  /** The fit is computed at every `jump`-th position and interpolated linearly between. */
  jump: number;
}

/**
 * Value at x of a line fitted to the neighbours from `left` to `right`, with tricube weights. NaN where all
 * weights are zero. Source: Cleveland, Cleveland, McRae and Terpenning (1990), STL, section 2.2.
 */
export function loessAt(
  y: ArrayLike<number>,
  { window, degree }: Pick<Loess, 'window' | 'degree'>,
  x: number,
  left: number,
  right: number,
  robust: ArrayLike<number> | null,
): number {
  const n = y.length;
  let reach = Math.max(x - left, right - x);
  if (window > n) reach += Math.floor((window - n) / 2);
  const weights = Array.from({ length: right - left + 1 }, (_, i) => {
    return tricube(Math.abs(left + i - x), reach) * (robust ? robust[left + i] : 1);
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return Number.NaN;
  for (let i = 0; i < weights.length; i++) weights[i] /= sum;
  if (reach > 0 && degree === 1) tilt(weights, x, left, n);
  return weights.reduce((total, w, i) => total + w * y[left + i], 0);
}

function tricube(distance: number, reach: number): number {
  if (distance > 0.999 * reach) return 0;
  if (distance <= 0.001 * reach) return 1;
  const r = distance / reach;
  const rest = 1 - r * r * r;
  return rest * rest * rest;
}

/** Converts weights of a mean to those of a line, unless the neighbours are too close together. */
function tilt(weights: number[], x: number, left: number, n: number): void {
  const centre = weights.reduce((sum, w, i) => sum + w * (left + i), 0);
  const spread = weights.reduce((sum, w, i) => sum + w * square(left + i - centre), 0);
  if (Math.sqrt(spread) <= 0.001 * (n - 1)) return;
  const slope = (x - centre) / spread;
  for (let i = 0; i < weights.length; i++) weights[i] *= slope * (left + i - centre) + 1;
}

/** A series smoothed at its own positions. A value whose neighbours all have weight 0 is unchanged. */
export function smooth(y: ArrayLike<number>, loess: Loess, robust: ArrayLike<number> | null): Float64Array {
  const n = y.length;
  if (n < 2) return Float64Array.from(y);
  const jump = Math.min(loess.jump, n - 1);
  const length = Math.min(loess.window, n);
  const half = Math.floor((loess.window + 1) / 2);
  const out = new Float64Array(n);
  const fit = (i: number) => {
    const left = loess.window >= n ? 0 : Math.max(0, Math.min(i - half + 1, n - length));
    const value = loessAt(y, loess, i, left, left + length - 1, robust);
    out[i] = value === value ? value : y[i];
  };
  let last = 0;
  fit(0);
  for (let i = jump; i < n; i += jump) {
    fit(i);
    between(out, last, i);
    last = i;
  }
  if (last < n - 1) {
    fit(n - 1);
    between(out, last, n - 1);
  }
  return out;
}

function between(values: Float64Array, from: number, to: number): void {
  const step = (values[to] - values[from]) / (to - from);
  for (let i = from + 1; i < to; i++) values[i] = values[from] + step * (i - from);
}
