import { type Coordinates, memoize } from '../../edition/index.js';
import { averageRanks, normalQuantile } from '../../engine/index.js';
import { type Square, weighedCovariances } from '../balance/alike.js';
import { distancesAmong } from '../balance/distances.js';
import { pointOf } from '../balance/spatialWeights.js';

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
  const among = distancesBetween(places);
  const distances = here.map((a) => Float64Array.from(here, (b) => among[a][b]));
  const scores = normalScores(Float64Array.from(here, (c) => values[c]));
  const ones = new Float64Array(n).fill(1);
  const used = weighedCovariances(distances, [{ at: [...ones.keys()], values: scores, design: [ones] }]);
  const centred = used.map(({ like }) => moments(like));
  let inverse = 0;
  used.forEach((a, i) => {
    used.forEach((b, j) => {
      const together = productTrace(a.like, b.like, centred[i], centred[j]);
      inverse += (a.weight * b.weight * together) / (centred[i].trace * centred[j].trace);
    });
  });
  return Math.min(n, 1 + 1 / inverse);
}

/** Kilometres between all places, found once for them. */
const distancesBetween = memoize((places: readonly (Coordinates | undefined)[]) =>
  distancesAmong(places.map((of) => of && pointOf(of))),
);

function normalScores(values: Float64Array): Float64Array {
  return averageRanks(values).map((rank) => normalQuantile((rank - 0.5) / values.length));
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
