import { meanOf, normalUpperTail, square } from '../../engine/index.js';
import { type Random, seededRandom } from '../robustness/random.js';
import type { NoValueReason } from './noValueReason.js';
import { lagOf, type SpatialWeights, weightsAmong } from './spatialWeights.js';

/** Moran's I: the spatial autocorrelation of neighbours. */
export interface Moran {
  /** Above its expectation where neighbours are similar. */
  i: number;
  expected: number;
  /** Of i under random permutation of the values. */
  variance: number;
  z: number;
  /** Two-sided, from the normal distribution. */
  p: number;
  /** Units that have a value and a neighbour with one. */
  units: number;
  /** Units that have a value but no such neighbour. */
  islands: number;
  why?: NoValueReason;
}

/** The units included, and the sums of weights for the variance of I; the same for all columns with the same units. */
export interface Frame extends SpatialWeights {
  /** Indices of the units in the plan. */
  units: number[];
  /** Units with a value. */
  present: number;
  pairs: Pairs;
  s1: number;
  s2: number;
}

/** A frame with values: their deviations from the mean. */
export interface SpatialField {
  frame: Frame;
  deviations: Float64Array;
  /** The neighbours' weighted means of the deviations. */
  lags: Float64Array;
  /** Mean of squares and of fourth powers of the deviations. */
  m2: number;
  m4: number;
  why?: NoValueReason;
}

/** The frame of the units that have a value and a neighbour with one. */
export function frameOf(values: ArrayLike<number>, weights: SpatialWeights): Frame {
  const here = weights.neighbours.flatMap((_, c) => (values[c] === values[c] ? [c] : []));
  const part = weightsAmong(weights, here);
  const pairs = pairsOf(part);
  return { ...part, pairs, ...weightSums(part, pairs), present: here.length };
}

/** The frame of values. */
export type FrameMaker = (values: ArrayLike<number>) => Frame;

/** Frames by some weights; columns with the same gaps share one. */
export function frameMaker(weights: SpatialWeights): FrameMaker {
  let frame: Frame | undefined;
  let of: ArrayLike<number> = [];
  return (values) => {
    if (!frame || weights.neighbours.some((_, c) => (values[c] === values[c]) !== (of[c] === of[c]))) {
      frame = frameOf(values, weights);
      of = values;
    }
    return frame;
  };
}

/** Combines values and weights. */
export function fieldOf(values: ArrayLike<number>, frame: Frame): SpatialField {
  const own = new Float64Array(frame.units.length);
  for (let i = 0; i < own.length; i++) own[i] = values[frame.units[i]];
  const mean = meanOf(own);
  const deviations = own.map((x) => x - mean);
  const squares = deviations.map(square);
  const why = whyNot(frame.present, own);
  return {
    frame,
    deviations,
    lags: lagOf(frame, deviations),
    m2: meanOf(squares),
    m4: meanOf(squares.map(square)),
    ...(why ? { why } : {}),
  };
}

function whyNot(here: number, values: Float64Array): NoValueReason | undefined {
  if (here === 0) return 'no-units';
  if (here === 1) return 'one-unit';
  if (values.length === 0) return 'island';
  if (values.length < 4) return 'few-units';
  return values.every((x) => x === values[0]) ? 'all-equal' : undefined;
}

/**
 * Moran's I with its expectation −1/(n − 1) and its variance under randomisation. Islands are left out **(choice)**.
 * Source: Cliff and Ord, Spatial Processes (1981), ch. 2; R `spdep::moran.test`.
 */
export function moran(field: SpatialField): Moran {
  const n = field.frame.units.length;
  const islands = field.frame.present - n;
  const { why } = field;
  if (why) {
    const none = { i: Number.NaN, expected: Number.NaN, variance: Number.NaN, z: Number.NaN, p: Number.NaN };
    return { ...none, units: n, islands, why };
  }
  const i = meanProduct(field) / field.m2;
  const expected = -1 / (n - 1);
  const variance = varianceOf(field) - expected * expected;
  const z = (i - expected) / Math.sqrt(variance);
  return { i, expected, variance, z, p: 2 * normalUpperTail(Math.abs(z)), units: n, islands };
}

/** Mean of deviation times neighbours' mean; the weights of n units add up to n. */
function meanProduct({ deviations, lags }: SpatialField): number {
  return meanOf(deviations.map((d, i) => d * lags[i]));
}

/** E[I²] under randomisation, with S0 = n because every row adds up to 1. */
function varianceOf(field: SpatialField): number {
  const { s1, s2 } = field.frame;
  const n = field.frame.units.length;
  const b2 = field.m4 / (field.m2 * field.m2);
  const s0 = n * n;
  const free = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0);
  const tied = b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0);
  return (free - tied) / ((n - 1) * (n - 2) * (n - 3) * s0);
}

/** Pairs of units of which at least one is a neighbour of the other, with the sum of both weights. */
interface Pairs {
  from: Int32Array;
  to: Int32Array;
  sizes: Float64Array;
}

function pairsOf({ neighbours, weights }: SpatialWeights): Pairs {
  const places = neighbours.map((list) => new Map([...list].map((j, m) => [j, m])));
  const [from, to, sizes]: [number[], number[], number[]] = [[], [], []];
  neighbours.forEach((list, i) => {
    list.forEach((j, m) => {
      const back = places[j].get(i);
      if (back !== undefined && j < i) return;
      from.push(i);
      to.push(j);
      sizes.push(weights[i][m] + (back === undefined ? 0 : weights[j][back]));
    });
  });
  return { from: Int32Array.from(from), to: Int32Array.from(to), sizes: Float64Array.from(sizes) };
}

/** S1 = ½ Σ (w[ij] + w[ji])² over all i and j, and S2 = Σ (row sum + column sum)². */
function weightSums({ neighbours, weights }: SpatialWeights, { sizes }: Pairs): { s1: number; s2: number } {
  const columns = new Float64Array(neighbours.length);
  neighbours.forEach((list, i) => {
    list.forEach((j, m) => {
      columns[j] += weights[i][m];
    });
  });
  const s1 = sizes.reduce((sum, w) => sum + w * w, 0);
  const s2 = neighbours.reduce((sum, list, i) => sum + square((list.length > 0 ? 1 : 0) + columns[i]), 0);
  return { s1, s2 };
}

/** Random permutations of n units, the same in every run. */
export function permutationsOf(n: number, draws: number, seed = 1): Int32Array[] {
  const random = seededRandom(seed);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  return Array.from({ length: draws }, () => Int32Array.from(shuffle(order, random)));
}

function shuffle(order: Int32Array, random: Random): Int32Array {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const x = order[i];
    order[i] = order[j];
    order[j] = x;
  }
  return order;
}

/**
 * Share of random permutations of the values with an I at least as far from its expectation:
 * (1 + number of such permutations)/(1 + number of permutations). Source: Anselin (1995); R `spdep::moran.mc` counts one side.
 */
export function permutationP(field: SpatialField, permutations: readonly Int32Array[]): number {
  if (field.why) return Number.NaN;
  const { frame, deviations, m2 } = field;
  const { from, to, sizes } = frame.pairs;
  const n = deviations.length;
  const expected = -1 / (n - 1);
  const reach = Math.abs(meanProduct(field) / m2 - expected) * (1 - 1e-12);
  const [one, other] = [new Float64Array(n), new Float64Array(n)];
  const isBeyond = (sum: number) => Number(Math.abs(sum / (n * m2) - expected) >= reach);
  let beyond = 0;
  // Two permutations at a time: a processor adds two sums in the time of one.
  for (let d = 0; d < permutations.length; d += 2) {
    const [a, b] = [permutations[d], permutations[d + 1] ?? permutations[d]];
    for (let i = 0; i < n; i++) {
      one[i] = deviations[a[i]];
      other[i] = deviations[b[i]];
    }
    let [sum, sumOther] = [0, 0];
    for (let m = 0; m < sizes.length; m++) {
      sum += sizes[m] * one[from[m]] * one[to[m]];
      sumOther += sizes[m] * other[from[m]] * other[to[m]];
    }
    beyond += isBeyond(sum) + (d + 1 < permutations.length ? isBeyond(sumOther) : 0);
  }
  return (beyond + 1) / (permutations.length + 1);
}
