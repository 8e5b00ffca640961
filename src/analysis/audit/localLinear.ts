import { meanOf, square } from '../../engine/index.js';

/** The neighbourhood sizes tried, as shares of the units, in addition to a straight line through all. */
const spans = [0.75, 0.5, 0.3, 0.2, 0.15, 0.1, 0.05];

/** The smallest neighbourhood. */
const smallest = 5;

/** A fitted curve and its neighbourhood size. */
export interface Smooth {
  /** Of each point, in the order given. */
  fitted: Float64Array;
  /** Share of the points in a neighbourhood; 1 is the straight line. */
  span: number;
}

/**
 * E[y|x] by local linear regression: at each point a line through its nearest neighbours, weighted by
 * `(1 − (d/h)³)³` where h is the distance of the furthest of them. The share of the points in a neighbourhood is the
 * one of a fixed grid (one straight line through all, or 75, 50, 30, 20, 15, 10, 5 per cent, at least five points)
 * whose leave-one-out error `Σ ((y − ŷ)/(1 − l))²` is least, l being the weight of a point in its own fit.
 * No value may be missing. Source: Cleveland (1979) for neighbours and weights; Becker, Paruolo, Saisana and Saltelli
 * (2017) for its use; the grid is a choice of this project.
 */
export function localLinear(x: Float64Array, y: Float64Array): Smooth {
  const order = [...x.keys()].sort((i, j) => x[i] - x[j]);
  const xs = Float64Array.from(order, (i) => x[i]);
  const ys = Float64Array.from(order, (i) => y[i]);
  const n = xs.length;
  const sizes = spans.map((span) => Math.ceil(span * n)).filter((k) => k >= smallest && k < n);
  const line = fitLine(xs, ys);
  const rounding = 1e-12 * ys.reduce((sum, v) => sum + v * v, 0);
  const best = sizes
    .map((k) => fitAll(xs, ys, k))
    .reduce((a, b) => (b.error < a.error - rounding ? b : a), line);
  const fitted = new Float64Array(n);
  order.forEach((i, at) => {
    fitted[i] = best.fitted[at];
  });
  return { fitted, span: best === line ? 1 : best.k / n };
}

/** One straight line through all points. */
function fitLine(xs: Float64Array, ys: Float64Array) {
  const n = xs.length;
  const [meanX, meanY] = [meanOf(xs), meanOf(ys)];
  const spread = xs.reduce((sum, x) => sum + square(x - meanX), 0);
  const slope = spread > 0 ? xs.reduce((sum, x, i) => sum + (x - meanX) * ys[i], 0) / spread : 0;
  let error = 0;
  const fitted = xs.map((x, i) => {
    const value = meanY + slope * (x - meanX);
    error += leaveOneOutError(ys[i], value, 1 / n + (spread > 0 ? square(x - meanX) / spread : 0));
    return value;
  });
  return { fitted, error, k: n };
}

/** Squared error at a point of the curve that is fitted without it; infinite where it is alone. */
function leaveOneOutError(y: number, value: number, leverage: number): number {
  return leverage < 1 - 1e-9 ? square((y - value) / (1 - leverage)) : Number.POSITIVE_INFINITY;
}

/** Fits every point of sorted x from its k nearest. */
function fitAll(xs: Float64Array, ys: Float64Array, k: number) {
  const n = xs.length;
  const fitted = new Float64Array(n);
  let error = 0;
  for (let i = 0, from = 0; i < n; i++) {
    while (from + k < n && xs[from + k] - xs[i] < xs[i] - xs[from]) from++;
    const { value, leverage } = fitOne(xs, ys, i, from, from + k);
    fitted[i] = value;
    error += leaveOneOutError(ys[i], value, leverage);
  }
  return { fitted, error, k };
}

/**
 * The line at point i through the points from … to, and the weight of point i in it. Where all neighbours have the
 * same x, the mean of all points at it.
 */
function fitOne(xs: Float64Array, ys: Float64Array, i: number, from: number, to: number) {
  const h = Math.max(xs[i] - xs[from], xs[to - 1] - xs[i]);
  if (h === 0) return meanOfTies(xs, ys, i);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let t0 = 0;
  let t1 = 0;
  for (let j = from; j < to; j++) {
    const u = (xs[j] - xs[i]) / h;
    const w = cube(1 - cube(Math.abs(u)));
    s0 += w;
    s1 += w * u;
    s2 += w * u * u;
    t0 += w * ys[j];
    t1 += w * u * ys[j];
  }
  const spread = s0 * s2 - s1 * s1;
  if (spread <= 1e-12 * s0 * s0) return { value: t0 / s0, leverage: 1 / s0 };
  return { value: (s2 * t0 - s1 * t1) / spread, leverage: s2 / spread };
}

function meanOfTies(xs: Float64Array, ys: Float64Array, i: number) {
  let a = i;
  let b = i + 1;
  while (a > 0 && xs[a - 1] === xs[i]) a--;
  while (b < xs.length && xs[b] === xs[i]) b++;
  let sum = 0;
  for (let j = a; j < b; j++) sum += ys[j];
  return { value: sum / (b - a), leverage: 1 / (b - a) };
}

function cube(x: number): number {
  return x * x * x;
}
