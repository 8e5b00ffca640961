import { square, studentBeyond, studentCritical } from '../../engine/index.js';
import { type Bandwidth, bandwidthOf } from './bands.js';
import { type Estimator, type Form, inForm, type NoRegression, type Observation, prepare } from './panel.js';

/**
 * The estimator of the standard error of a slope: `classic` assumes homoscedastic independent errors; `hc1` independent errors;
 * `cluster` allows for correlation within a place.
 */
export type ErrorKind = 'classic' | 'hc1' | 'cluster';

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
  periods: number;
  errors: Slope[];
  /** The variances for bands around the line; undefined with effects of places. */
  bandwidth: Bandwidth | undefined;
  /** The residuals, one for each observation, in the form of the line. */
  residuals: { group: number; time: number; fitted: number; residual: number }[];
}

/** A slope's standard error by one kind of it, with its 95 % interval. */
export interface Slope {
  kind: ErrorKind;
  se: number;
  /** slope / se; infinite where the line is exact. */
  t: number;
  /** Degrees of freedom of t: what is left for classic and HC1, places − 1 for clusters. */
  freedom: number;
  p: number;
  low: number;
  high: number;
}

/** Squares beyond this, or below one over it, are no longer exact in a double. */
const widest = 1e280;

/**
 * Regression of the output on the index over a panel, one regressor, by least squares.
 * Standard errors: classic s²/Sxx; HC1 Σ x²e² / Sxx² · n/(n − k); cluster Σ_g (Σ xe)² / Sxx² · n/(n − k), k the columns after the
 * effects are taken off. HC1 is left out where places have effects of their own, where it is not consistent.
 * Sources: Arellano (1987); MacKinnon and White (1985); Cameron and Miller (2015) for places − 1 degrees of freedom.
 * R: plm `vcovHC(method = "arellano", type = "HC1")`, sandwich `vcovHC(type = "HC1")`.
 *
 * @returns the line, or why there is none
 */
export function regress(
  all: readonly Observation[],
  form: Form,
  estimator: Estimator,
): Regression | { why: NoRegression } {
  const formed = inForm(all, form);
  if ('why' in formed) return formed;
  const prepared = prepare(formed.rows, estimator);
  if ('why' in prepared) return prepared;
  const { rows, columns, freedom, means } = prepared;
  const sxx = rows.reduce((sum, { x }) => sum + square(x), 0);
  if (!(sxx > 1 / widest && sxx < widest)) return { why: 'out-of-range' };
  const slope = rows.reduce((sum, { x, y }) => sum + x * y, 0) / sxx;
  const intercept = means ? means.y - slope * means.x : Number.NaN;
  const off = rows.map(({ x, y }) => y - slope * x);
  const rest = off.reduce((sum, e) => sum + square(e), 0);
  const whole = rows.reduce((sum, { y }) => sum + square(y), 0);
  const places = new Set(rows.map((row) => row.group)).size;
  const periods = new Set(formed.rows.map((row) => row.time)).size;
  const scale = rows.length / (rows.length - columns) / square(sxx);
  const of = (kind: ErrorKind, variance: number, df: number) => slopeOf(kind, slope, Math.sqrt(variance), df);
  const errors = [
    of('classic', rest / freedom / sxx, freedom),
    ...(means
      ? [of('hc1', scale * rows.reduce((sum, { x }, i) => sum + square(x * off[i]), 0), freedom)]
      : []),
    ...(periods > 1 ? [of('cluster', scale * clustered(rows, off), places - 1)] : []),
  ];
  if (errors.some(({ low, high }) => !Number.isFinite(high - low))) return { why: 'out-of-range' };
  return {
    form,
    estimator,
    slope,
    intercept,
    r2: whole > 0 ? 1 - rest / whole : Number.NaN,
    n: rows.length,
    places,
    periods,
    errors,
    bandwidth: means ? bandwidthOf(prepared, means.x, off, periods > 1) : undefined,
    residuals: rows.map(({ group, time, y }, i) => ({
      group,
      time,
      fitted: y - off[i] + (means?.y ?? 0),
      residual: off[i],
    })),
  };
}

/** Σ over places of the square of Σ x e. */
function clustered(rows: readonly Observation[], off: readonly number[]): number {
  const sums = new Map<number, number>();
  rows.forEach(({ group, x }, i) => {
    sums.set(group, (sums.get(group) ?? 0) + x * off[i]);
  });
  return [...sums.values()].reduce((sum, s) => sum + square(s), 0);
}

function slopeOf(kind: ErrorKind, slope: number, se: number, freedom: number): Slope {
  const t = slope / se;
  const far = studentCritical(0.05, freedom) * se;
  return { kind, se, t, freedom, p: studentBeyond(t, freedom), low: slope - far, high: slope + far };
}

/** The preferred errors of a line: clustered where there is more than one period, else HC1. */
export function believed({ errors }: Regression): Slope {
  return errors[errors.length - 1];
}
