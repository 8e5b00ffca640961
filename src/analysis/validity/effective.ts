import { type Coordinates, memoize } from '../../edition/index.js';
import { averageRanks, exp, log, median, normalQuantile, square } from '../../engine/index.js';
import { distanceBetween } from '../balance/spatialWeights.js';
import { factorise, forward } from '../robustness/cholesky.js';

/** How far neighbours are alike (in median distances), and which share of the variance they have in common. */
const ranges = [0.05, 0.1, 0.2, 0.4, 0.8];
const shares = [0.2, 0.4, 0.6, 0.8, 0.95];

/** How alike neighbours are is learnt from so many places, evenly taken; all of them count. */
const mostFitted = 120;

/** Values with less weight than this share of the whole are not looked at. */
const least = 0.02;

/** A square matrix by row. */
type Square = readonly Float64Array[];

/**
 * How many independent places some are worth for a correlation with another measure, whose values are not known and which is taken to
 * be as alike among neighbours as these: Dutilleul (1993), with exponential covariances averaged by their restricted likelihood. At most
 * as many as there are places with a value and coordinates; their number where nothing is known of places.
 */
export function effectiveNumber(
  values: ArrayLike<number>,
  places: readonly (Coordinates | undefined)[],
): number {
  const here = Array.from(places.keys()).filter((c) => places[c] && !Number.isNaN(values[c]));
  const n = here.length;
  if (n < 4) return n;
  const among = distancesAmong(places);
  const distances = here.map((a) => Float64Array.from(here, (b) => among[a][b]));
  const scores = normalScores(Float64Array.from(here, (c) => values[c]));
  const step = Math.ceil(n / mostFitted);
  const fitted = here.map((_, i) => i).filter((i) => i % step === 0);
  const typical = median(Float64Array.from(distances.flatMap((row, i) => [...row.subarray(0, i)])));
  const models = [
    { range: 1, share: 0 },
    ...ranges.flatMap((range) => shares.map((share) => ({ range: range * typical, share }))),
  ].filter(({ range }) => range > 0);
  const fits = models.map((model) => restrictedLikelihood(scores, distances, fitted, model));
  const best = Math.max(...fits);
  const weights = fits.map((fit) => exp(fit - best));
  const all = weights.reduce((sum, w) => sum + w, 0);
  const used = models.flatMap((model, i) =>
    weights[i] > least * all ? [{ weight: weights[i], like: covariances(distances, model) }] : [],
  );
  const whole = used.reduce((sum, { weight }) => sum + weight, 0);
  const centred = used.map(({ like }) => moments(like));
  let inverse = 0;
  used.forEach((a, i) => {
    used.forEach((b, j) => {
      const together = productTrace(a.like, b.like, centred[i], centred[j]);
      inverse += (a.weight * b.weight * together) / (square(whole) * centred[i].trace * centred[j].trace);
    });
  });
  return Math.min(n, 1 + 1 / inverse);
}

/** Kilometres between all places, found once for them; NaN where one has no coordinates. */
const distancesAmong = memoize((places: readonly (Coordinates | undefined)[]): Square => {
  const all = places.map(() => new Float64Array(places.length));
  places.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const b = places[j];
      all[i][j] = a && b ? distanceBetween(a, b) : Number.NaN;
      all[j][i] = all[i][j];
    }
  });
  return all;
});

function normalScores(values: Float64Array): Float64Array {
  return averageRanks(values).map((rank) => normalQuantile((rank - 0.5) / values.length));
}

const covariances = (distances: Square, { range, share }: { range: number; share: number }): Float64Array[] =>
  distances.map((row, i) => row.map((d, j) => (i === j ? 1 : share * exp(-d / range))));

/** The restricted log-likelihood of scores with a covariance, their mean and variance left out. */
function restrictedLikelihood(
  scores: Float64Array,
  distances: Square,
  fitted: readonly number[],
  model: { range: number; share: number },
): number {
  const some = fitted.map((i) => Float64Array.from(fitted, (j) => distances[i][j]));
  const factor = covariances(some, model);
  factorise(factor);
  const y = forward(
    factor,
    Float64Array.from(fitted, (i) => scores[i]),
  );
  const one = forward(factor, new Float64Array(fitted.length).fill(1));
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i], 0);
  const ones = dot(one, one);
  const left = dot(y, y) - square(dot(one, y)) / ones;
  const logDeterminant = 2 * factor.reduce((sum, row, i) => sum + log(row[i]), 0);
  return -(logDeterminant + log(ones) + (fitted.length - 1) * log(left)) / 2;
}

/** What centring takes out of a covariance matrix. */
interface Moments {
  rows: Float64Array;
  sum: number;
  /** The trace of the centred matrix. */
  trace: number;
}

function moments(matrix: Square): Moments {
  const rows = Float64Array.from(matrix, (row) => row.reduce((sum, x) => sum + x, 0));
  const sum = rows.reduce((s, x) => s + x, 0);
  return { rows, sum, trace: matrix.length - sum / matrix.length };
}

/** The trace of the product of two centred matrices. */
function productTrace(a: Square, b: Square, of: Moments, to: Moments): number {
  const n = a.length;
  let [whole, rows] = [0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i], b[i]];
    for (let j = 0; j < n; j++) whole += x[j] * y[j];
    rows += of.rows[i] * to.rows[i];
  }
  return whole - (2 * rows) / n + (of.sum * to.sum) / (n * n);
}
