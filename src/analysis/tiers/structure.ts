import { exp, meanOf, normalQuantile, sampleSd, square } from '../../engine/index.js';
import { factorise } from '../robustness/cholesky.js';
import { type Random, seededRandom } from '../robustness/random.js';
import { kMeans } from './kMeans.js';

/** Draws of one group, and of a continuum, none of which may be as far apart as the data. */
const draws = { normal: 19, even: 19 };

/** Fewer points say nothing of groups. */
const fewest = 20;

/**
 * Whether points make more than one group. They are divided in two (2-means) and laid on the line between the two means. Of draws from one
 * normal group with their covariance, none may need as wide a kernel to show one mode (Silverman 1981), and none may have as small a
 * share of its squares within two clusters (Liu and others 2008); nor may as many points evenly spread over the line need as wide a
 * kernel. How often that is wrong is in docs/coverage.md.
 *
 * @param points `point * dimensions + d`, standardised; points with a missing coordinate are left out
 */
export function hasGroups(points: Float64Array, dimensions: number): boolean {
  const own = completePoints(points, dimensions);
  const n = dimensions === 0 ? 0 : own.length / dimensions;
  if (n < fewest) return false;
  const random = seededRandom(1);
  const found = apartness(own, dimensions);
  if (!found) return false;
  const draw = normalDraws(own, dimensions, random);
  for (let i = 0; i < draws.normal; i++) {
    const other = apartness(draw(), dimensions);
    if (other && (other.width >= found.width || other.within <= found.within)) return false;
  }
  return isBeyondContinuum(found, random);
}

function completePoints(points: Float64Array, dimensions: number): Float64Array {
  return points.filter((_, i) => {
    const from = i - (i % dimensions);
    return points.subarray(from, from + dimensions).every((x) => x === x);
  });
}

/** How far apart two clusters of points lie. */
interface Apartness {
  /** Places on the line between their means, standardised and in order. */
  line: Float64Array;
  /** The narrowest kernel with one mode on that line. */
  width: number;
  /** The share of the squares that is within the clusters. */
  within: number;
}

function apartness(points: Float64Array, dimensions: number): Apartness | undefined {
  const { clusters, clusterOf, squares } = kMeans(points, dimensions, 2, { seed: 1, tries: 3 });
  if (clusters < 2) return undefined;
  const meanIn = (d: number, isIn: (i: number) => boolean) =>
    meanOf(points.filter((_, at) => at % dimensions === d && isIn(Math.floor(at / dimensions))));
  const axis = Float64Array.from(
    { length: dimensions },
    (_, d) => meanIn(d, (i) => clusterOf[i] === 1) - meanIn(d, (i) => clusterOf[i] === 0),
  );
  const projected = Float64Array.from({ length: points.length / dimensions }, (_, i) =>
    axis.reduce((sum, a, d) => sum + a * points[i * dimensions + d], 0),
  );
  if (!(sampleSd(projected, meanOf(projected)) > 0)) return undefined;
  const line = standardised(projected);
  let total = 0;
  for (let d = 0; d < dimensions; d++) {
    const middle = meanIn(d, () => true);
    for (let at = d; at < points.length; at += dimensions) total += square(points[at] - middle);
  }
  return { line, width: criticalWidth(line), within: squares / total };
}

/** Draws as many points from a normal distribution with the covariance of some. */
function normalDraws(points: Float64Array, dimensions: number, random: Random): () => Float64Array {
  const n = points.length / dimensions;
  const columns = Array.from({ length: dimensions }, (_, d) =>
    points.filter((_, at) => at % dimensions === d),
  );
  const means = columns.map((x) => meanOf(x));
  const factor = columns.map((x, a) =>
    Float64Array.from(columns, (y, b) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (x[i] - means[a]) * (y[i] - means[b]);
      return sum / (n - 1);
    }),
  );
  factorise(factor);
  return () => {
    const drawn = new Float64Array(points.length);
    for (let from = 0; from < drawn.length; from += dimensions) {
      const z = Float64Array.from(means, () => normalQuantile(random() || 0.5));
      for (let d = 0; d < dimensions; d++)
        for (let k = 0; k <= d; k++) drawn[from + d] += factor[d][k] * z[k];
    }
    return drawn;
  };
}

/** Whether no even spread of as many points over a line needs as wide a kernel to show one mode. */
function isBeyondContinuum({ line, width }: Apartness, random: Random): boolean {
  for (let i = 0; i < draws.even; i++) {
    const drawn = standardised(line.map(() => random()));
    if (criticalWidth(drawn) >= width) return false;
  }
  return true;
}

/** In order, with mean 0 and standard deviation 1. */
function standardised(values: Float64Array): Float64Array {
  const mean = meanOf(values);
  const sd = sampleSd(values, mean);
  return values.map((x) => (x - mean) / sd).sort();
}

/** The places at which a density is looked at. */
const bins = 160;

/** The number of modes of the density of points with a normal kernel of some width. */
function modesAt(line: Float64Array, width: number): number {
  const [from, to] = [line[0] - 3 * width, line.at(-1)! + 3 * width];
  const step = (to - from) / bins;
  const counts = new Float64Array(bins);
  for (const x of line) counts[Math.min(bins - 1, Math.floor((x - from) / step))]++;
  const kernel = Float64Array.from({ length: bins }, (_, i) => exp(-square((i * step) / width) / 2));
  const density = counts.map((_, at) => {
    let sum = 0;
    for (let i = 0; i < bins; i++) if (counts[i] > 0) sum += counts[i] * kernel[Math.abs(i - at)];
    return sum;
  });
  let modes = 0;
  for (let i = 0; i < bins; i++) {
    const [before, after] = [density[i - 1] ?? 0, density[i + 1] ?? 0];
    if (density[i] > before && density[i] >= after) modes++;
  }
  return modes;
}

/** The narrowest width at which points show one mode, to a thousandth. */
function criticalWidth(line: Float64Array): number {
  let [low, high] = [0.02, 2];
  for (let i = 0; i < 11; i++) {
    const middle = (low + high) / 2;
    if (modesAt(line, middle) > 1) low = middle;
    else high = middle;
  }
  return high;
}
