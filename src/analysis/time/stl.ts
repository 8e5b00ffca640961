import { median, square } from '../../engine/index.js';
import { type Loess, loessAt, smooth } from './loess.js';

/** Options of the decomposition. */
export interface StlOptions {
  /** Neighbouring years the season of a month is smoothed over, odd; `periodic`: it is the same in every year. */
  seasonal: number | 'periodic';
  /** Passes that weigh outliers down; with any, two inner passes become one. */
  robust: number;
}

/** A series as the sum of three. */
export interface Decomposition {
  seasonal: Float64Array;
  trend: Float64Array;
  remainder: Float64Array;
  /** Weight of each value in the last pass, 0–1. */
  weights: Float64Array;
}

/**
 * Seasonal decomposition by loess. The series must have no gaps and cover at least two whole seasons. For a multiplicative season take
 * logarithms first.
 * Source: Cleveland, Cleveland, McRae and Terpenning (1990), with the spans and jumps of R `stl`, with which the results agree.
 *
 * @param length periods in a season: 12 for months
 * @returns the parts, or why there are none
 */
export function stl(
  y: ArrayLike<number>,
  length: number,
  options: Partial<StlOptions> = {},
): Decomposition | { why: 'no-season' | 'fewer-than-two-seasons' | 'gaps' } {
  const { seasonal = 'periodic', robust = 0 } = options;
  const n = y.length;
  if (length < 2) return { why: 'no-season' };
  if (n < 2 * length + 1) return { why: 'fewer-than-two-seasons' };
  if (Array.from(y).some((v) => !Number.isFinite(v))) return { why: 'gaps' };
  const spans = spansOf(n, length, seasonal);
  let parts: Pick<Decomposition, 'seasonal' | 'trend'> = {
    seasonal: new Float64Array(n),
    trend: new Float64Array(n),
  };
  let weights: Float64Array | null = null;
  for (let outer = 0; outer <= robust; outer++) {
    for (let inner = 0; inner < (robust > 0 ? 1 : 2); inner++) {
      parts = innerPass(y, length, parts.trend, spans, weights);
    }
    if (robust > 0) weights = robustness(y, parts);
  }
  if (seasonal === 'periodic') parts.seasonal = sameEveryYear(parts.seasonal, length);
  const remainder = Float64Array.from(y, (v, i) => v - parts.seasonal[i] - parts.trend[i]);
  return { ...parts, remainder, weights: weights ?? new Float64Array(n).fill(1) };
}

interface Spans {
  seasonal: Loess;
  trend: Loess;
  low: Loess;
}

function spansOf(n: number, length: number, seasonal: number | 'periodic'): Spans {
  const span = seasonal === 'periodic' ? 10 * n + 1 : seasonal;
  const of = (window: number, degree: 0 | 1): Loess => ({ window, degree, jump: Math.ceil(window / 10) });
  return {
    seasonal: of(nextOdd(Math.max(3, span)), 0),
    trend: of(nextOdd(Math.ceil((1.5 * length) / (1 - 1.5 / span))), 1),
    low: of(nextOdd(length), 1),
  };
}

const nextOdd = (x: number) => (x % 2 === 0 ? x + 1 : x);

/** The inner loop: seasons of the detrended series, without their low frequencies; then the trend of the deseasonalised series. */
function innerPass(
  y: ArrayLike<number>,
  length: number,
  trend: Float64Array,
  spans: Spans,
  weights: Float64Array | null,
) {
  const n = y.length;
  const cycle = cycles(
    Float64Array.from(y, (v, i) => v - trend[i]),
    length,
    spans.seasonal,
    weights,
  );
  const low = smooth(average(average(average(cycle, length), length), 3), spans.low, null);
  const seasonal = Float64Array.from(low, (v, i) => cycle[length + i] - v);
  const rest = Float64Array.from({ length: n }, (_, i) => y[i] - seasonal[i]);
  return { seasonal, trend: smooth(rest, spans.trend, weights) };
}

/** Each month of the year smoothed over the years, one season further at both ends. */
function cycles(y: Float64Array, length: number, loess: Loess, weights: Float64Array | null): Float64Array {
  const out = new Float64Array(y.length + 2 * length);
  for (let j = 0; j < length; j++) {
    const own = y.filter((_, i) => i % length === j);
    const robust = weights?.filter((_, i) => i % length === j) ?? null;
    const k = own.length;
    const inside = smooth(own, loess, robust);
    const before = loessAt(own, loess, -1, 0, Math.min(loess.window, k) - 1, robust);
    const after = loessAt(own, loess, k, Math.max(0, k - loess.window), k - 1, robust);
    out[j] = before === before ? before : inside[0];
    inside.forEach((v, m) => {
      out[(m + 1) * length + j] = v;
    });
    out[(k + 1) * length + j] = after === after ? after : inside[k - 1];
  }
  return out;
}

/** Means of neighbours, shorter by length − 1. */
function average(x: Float64Array, length: number): Float64Array {
  const out = new Float64Array(x.length - length + 1);
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    sum += x[i] - (i >= length ? x[i - length] : 0);
    if (i >= length - 1) out[i - length + 1] = sum / length;
  }
  return out;
}

/** Bisquare weights: 0 beyond six median absolute remainders. */
function robustness(
  y: ArrayLike<number>,
  { seasonal, trend }: Pick<Decomposition, 'seasonal' | 'trend'>,
): Float64Array {
  const off = Float64Array.from(y, (v, i) => Math.abs(v - seasonal[i] - trend[i]));
  const limit = 6 * median(off);
  return off.map((r) => {
    if (r <= 0.001 * limit) return 1;
    return r <= 0.999 * limit ? square(1 - square(r / limit)) : 0;
  });
}

function sameEveryYear(seasonal: Float64Array, length: number): Float64Array {
  const means = Array.from({ length }, (_, j) => {
    const own = seasonal.filter((_s, i) => i % length === j);
    return own.reduce((a, b) => a + b, 0) / own.length;
  });
  return seasonal.map((_, i) => means[i % length]);
}
