import { square, studentCritical, studentTwoSidedTail } from '../../engine/index.js';
import type { Square } from '../balance/alike.js';
import { type ClusterError, clusterErrors, fewestFreedom } from './clusterErrors.js';
import { commonErrors } from './commonErrors.js';
import {
  type Estimator,
  type Form,
  inForm,
  type NoRegression,
  type Observation,
  type PreparedRegression,
  prepare,
} from './panel.js';

/** A line fitted to a panel. */
export interface Regression {
  form: Form;
  estimator: Estimator;
  /** The slope: output per point of the index, or per cent per per cent (an elasticity) in logarithms. */
  slope: number;
  /** NaN with effects of places. */
  intercept: number;
  /** R² of the transformed observations (within). 0–1. */
  r2: number;
  n: number;
  places: number;
  error: Slope;
  /** The place that the slope depends on most: its number, its share of the slope's weights (0–1), and the slope without it. */
  leverage: { group: number; share: number; without: number };
  /** How far the line may lie from its fit at an index, in the form of the line (95%), NaN with few degrees of freedom; undefined with effects of places. */
  band: ((x: number) => number) | undefined;
  /** The residuals, one for each observation, in the form of the line. */
  residuals: { group: number; time: number; fitted: number; residual: number }[];
}

/** A slope's standard error (`clusterErrors`) with its 95% interval. */
export interface Slope {
  se: number;
  /** slope / se; infinite where the line is exact. */
  t: number;
  /** Degrees of freedom by Satterthwaite; where they are below four, t, p and the interval are NaN. */
  freedom: number;
  p: number;
  low: number;
  high: number;
  /** The share of errors in the variance of the index as transformed, 0 where it is exact; beyond `mostNoise` there is no interval. */
  noise: number;
}

/** The share of errors in the variance of an index beyond which no interval is given. */
const mostNoise = 0.2;

/** Squares beyond this, or below one over it, are no longer exact in a double. */
const widest = 1e280;

/**
 * Regression of the output on the index over a panel, one regressor, by least squares.
 * Standard errors by place (`clusterErrors`), and with what neighbours have in common where distances are known (`commonErrors`); with
 * one period each observation is a place of its own.
 *
 * @param distances kilometres between the places, by group
 * @returns the line, or why there is none
 */
export function regress(
  all: readonly Observation[],
  form: Form,
  estimator: Estimator,
  distances?: Square,
): Regression | { why: NoRegression } {
  const formed = inForm(all, form);
  if ('why' in formed) return formed;
  const prepared = prepare(formed.rows, estimator);
  if ('why' in prepared) return prepared;
  const { rows, means } = prepared;
  const sxx = rows.reduce((sum, { x }) => sum + square(x), 0);
  if (!(sxx > 1 / widest && sxx < widest)) return { why: 'out-of-range' };
  const slope = rows.reduce((sum, { x, y }) => sum + x * y, 0) / sxx;
  const intercept = means ? means.y - slope * means.x : Number.NaN;
  const off = rows.map(({ x, y }) => y - slope * x);
  const rest = off.reduce((sum, e) => sum + square(e), 0);
  const whole = rows.reduce((sum, { y }) => sum + square(y), 0);
  const places = new Set(rows.map((row) => row.group)).size;
  const errorOf = clusterErrors(prepared, off, distances && commonErrors(prepared, off, distances));
  const noise = rows.reduce((sum, row) => sum + square(row.error ?? 0), 0) / sxx;
  const error = slopeOf(slope, errorOf(rows.map(({ x }) => x / sxx)), noise);
  if (!Number.isFinite(error.se)) return { why: 'out-of-range' };
  return {
    form,
    estimator,
    slope,
    intercept,
    r2: whole > 0 ? 1 - rest / whole : Number.NaN,
    n: rows.length,
    places,
    error,
    leverage: leverageOf(formed.rows, prepared, sxx, estimator),
    band: means ? (x) => bandOf(errorOf, prepared, { slope, noise, centre: means.x, sxx }, x) : undefined,
    residuals: rows.map(({ group, time, y }, i) => ({
      group,
      time,
      fitted: y - off[i] + (means?.y ?? 0),
      residual: off[i],
    })),
  };
}

/** Why a slope has no interval. */
export function noInterval({ freedom, noise }: Slope): 'few-freedom' | 'index-errors' | 'exact-line' {
  if (freedom < fewestFreedom) return 'few-freedom';
  return noise > mostNoise ? 'index-errors' : 'exact-line';
}

/**
 * A slope with its interval. Errors of the index make the slope smaller by their share of the variance; but whether they are the same in
 * all periods, so that differences are free of them, is not known: the interval holds that of the slope and of it made good.
 */
function slopeOf(slope: number, { se, freedom }: ClusterError, noise: number): Slope {
  const none = { low: Number.NaN, high: Number.NaN };
  if (freedom < fewestFreedom) return { se, freedom, noise, t: Number.NaN, p: Number.NaN, ...none };
  const t = slope / se;
  const found = { se, freedom, noise, t, p: studentTwoSidedTail(t, freedom) };
  if (noise > mostNoise) return { ...found, ...none };
  const far = studentCritical(0.05, freedom) * se;
  const [low, high] = [slope - far, slope + far];
  return { ...found, low: Math.min(low, low / (1 - noise)), high: Math.max(high, high / (1 - noise)) };
}

function bandOf(
  errorOf: (weights: readonly number[]) => ClusterError,
  { rows }: PreparedRegression,
  { slope, noise, centre, sxx }: { slope: number; noise: number; centre: number; sxx: number },
  x: number,
): number {
  const { se, freedom } = errorOf(rows.map((row) => 1 / rows.length + ((x - centre) * row.x) / sxx));
  if (freedom < fewestFreedom || noise > mostNoise) return Number.NaN;
  return studentCritical(0.05, freedom) * se + Math.abs(((slope * noise) / (1 - noise)) * (x - centre));
}

/** The place with the largest share of Σ x², and the slope without it; NaN where there is none. */
function leverageOf(
  formed: readonly Observation[],
  { rows }: PreparedRegression,
  sxx: number,
  estimator: Estimator,
): Regression['leverage'] {
  const sums = new Map<number, number>();
  for (const { group, x } of rows) sums.set(group, (sums.get(group) ?? 0) + x * x);
  const [group, most] = [...sums].reduce((a, b) => (b[1] > a[1] ? b : a));
  const others = prepare(
    formed.filter((row) => row.group !== group),
    estimator,
  );
  if ('why' in others) return { group, share: most / sxx, without: Number.NaN };
  const [xy, xx] = others.rows.reduce(([p, q], { x, y }) => [p + x * y, q + x * x], [0, 0]);
  return { group, share: most / sxx, without: xy / xx };
}
