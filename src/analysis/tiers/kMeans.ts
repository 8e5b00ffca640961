import { type Random, seededRandom } from '../robustness/random.js';
import { meansOf, moveSingles, sumsOf } from './singles.js';

/** A clustering of points. */
export interface Clusters {
  /** The number of clusters: fewer than requested where there are fewer distinct points. */
  clusters: number;
  /** Cluster of each point. */
  clusterOf: Int32Array;
  /** Sum of the squared distances of the points from the centres of their clusters. */
  squares: number;
}

/** Options of the k-means search. */
export interface KMeansOptions {
  seed: number;
  /** Number of starts from different centres, of which the best is taken. */
  tries: number;
}

/** The maximum number of rounds. */
const most = 200;
/** The maximum number of points that all starts are tried on. */
const mostTried = 1500;

/**
 * k-means: a partition with a small sum of squared distances between points and the means of their clusters. Several
 * starts from centres chosen by greedy k-means++; in each, Lloyd's iterations, then moves of single points until none
 * makes the sum smaller. The optimum is not guaranteed, as for any practical method; it is reached on the city data.
 * The same points give the same clusters whatever order they come in (their numbers may differ): points are sorted
 * before anything is drawn. Above 1,500 points the starts are tried on every second, third … of them in that order, and
 * the best one goes on with all. A missing coordinate (NaN) is ignored in distances; a centre without any value in a
 * coordinate has 0 there. Every point has a cluster.
 *
 * @param points `point * dimensions + d`
 * Source: Lloyd (1982); Arthur and Vassilvitskii (2007), k-means++; Hartigan and Wong (1979) for single points.
 */
export function kMeans(
  points: Float64Array,
  dimensions: number,
  k: number,
  { seed, tries }: KMeansOptions,
): Clusters {
  const n = dimensions === 0 ? 0 : points.length / dimensions;
  const order = sortedOrder(points, dimensions, n);
  const sorted = new Float64Array(points.length);
  order.forEach((from, to) => {
    sorted.set(points.subarray(from * dimensions, (from + 1) * dimensions), to * dimensions);
  });
  const random = seededRandom(seed);
  const tried = everyFew(sorted, dimensions, n);
  let best: Clusters | undefined;
  for (let i = 0; i < tries; i++) {
    const found = converge(tried, dimensions, firstCentres(tried, dimensions, k, random));
    if (!best || found.squares < best.squares) best = found;
  }
  if (tried !== sorted) {
    const centres = meansOf(sumsOf(tried, dimensions, best!), best!.clusters * dimensions);
    best = converge(sorted, dimensions, centres);
  }
  const clusterOf = new Int32Array(n);
  order.forEach((from, to) => {
    clusterOf[from] = best!.clusterOf[to];
  });
  return { ...best!, clusterOf };
}

/** Points at equal distances in a list, or the list itself where it is short. */
function everyFew(points: Float64Array, dimensions: number, n: number): Float64Array {
  if (n <= mostTried) return points;
  const step = Math.ceil(n / mostTried);
  return points.filter((_, at) => Math.floor(at / dimensions) % step === 0);
}

/** Points in the order of their first coordinate, the second where these are equal, and so on; the missing last. */
export function sortedOrder(points: Float64Array, dimensions: number, n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => {
    for (let d = 0; d < dimensions; d++) {
      const [x, y] = [points[a * dimensions + d], points[b * dimensions + d]];
      if (x === y || (x !== x && y !== y)) continue;
      return x < y || y !== y ? -1 : 1;
    }
    return 0;
  });
}

/** The number of candidates drawn for each centre, of which the best is taken. */
const candidates = 3;

/**
 * Up to k distinct points as first centres (greedy k-means++). For each, a few candidates are drawn with probabilities
 * proportional to the squared distance from the centres before; the one that leaves the smallest sum of squares is
 * taken.
 */
function firstCentres(points: Float64Array, dimensions: number, k: number, random: Random): Float64Array {
  const n = dimensions === 0 ? 0 : points.length / dimensions;
  const centres: Float64Array[] = [];
  let away = new Float64Array(n).fill(1);
  while (centres.length < Math.min(k, n)) {
    const all = sumOf(away);
    if (all === 0) break;
    const tries = centres.length === 0 ? 1 : candidates;
    let best: { centre: Float64Array; away: Float64Array<ArrayBuffer>; left: number } | undefined;
    for (let i = 0; i < tries; i++) {
      const drawn = draw(away, random() * all);
      const centre = points.slice(drawn * dimensions, (drawn + 1) * dimensions).map((x) => (x === x ? x : 0));
      const nearer = new Float64Array(n);
      for (let at = 0; at < n; at++) {
        const distance = squaredDistance(points, at * dimensions, centre);
        nearer[at] = centres.length === 0 ? distance : Math.min(away[at], distance);
      }
      nearer[drawn] = 0;
      const left = sumOf(nearer);
      if (!best || left < best.left) best = { centre, away: nearer, left };
    }
    centres.push(best!.centre);
    away = best!.away;
  }
  return Float64Array.from(centres.flatMap((centre) => [...centre]));
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

/**
 * Draws an index.
 * @param at a number between 0 and the sum of the chances: the result is the first index whose cumulated chance exceeds
 * it
 */
function draw(chances: Float64Array, at: number): number {
  let sum = 0;
  let last = 0;
  for (let i = 0; i < chances.length; i++) {
    if (chances[i] === 0) continue;
    sum += chances[i];
    last = i;
    if (sum > at) return i;
  }
  return last;
}

/** Lloyd's iterations, then moves of single points, repeated until convergence. */
function converge(points: Float64Array, dimensions: number, centres: Float64Array): Clusters {
  let found = lloyd(points, dimensions, centres);
  for (let round = 0; round < most; round++) {
    const sums = sumsOf(points, dimensions, found);
    if (!moveSingles(points, dimensions, found.clusterOf, sums)) break;
    const next = lloyd(points, dimensions, meansOf(sums, centres.length));
    if (!(next.squares < found.squares)) break;
    found = next;
  }
  return found;
}

/** Assigns points to the nearest centre and centres to the mean of their points until convergence. */
function lloyd(points: Float64Array, dimensions: number, centres: Float64Array): Clusters {
  const n = dimensions === 0 ? 0 : points.length / dimensions;
  const k = dimensions === 0 ? 0 : centres.length / dimensions;
  const clusterOf = new Int32Array(n).fill(-1);
  const apart = new Float64Array(n);
  for (let round = 0; round < most; round++) {
    if (!assign(points, dimensions, centres, clusterOf, apart)) break;
    moveCentres(points, dimensions, centres, clusterOf, k);
  }
  assign(points, dimensions, centres, clusterOf, apart);
  return { ...renumberClusters(clusterOf, k), squares: sumOf(apart) };
}

/** Gives each point the nearest centre, the first of equally near ones; whether any point changed. */
function assign(
  points: Float64Array,
  dimensions: number,
  centres: Float64Array,
  clusterOf: Int32Array,
  apart: Float64Array,
): boolean {
  let changed = false;
  for (let i = 0; i < clusterOf.length; i++) {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let from = 0, cluster = 0; from < centres.length; from += dimensions, cluster++) {
      let sum = 0;
      for (let d = 0; d < dimensions && sum < least; d++) {
        const away = points[i * dimensions + d] - centres[from + d];
        if (away === away) sum += away * away;
      }
      if (sum < least) {
        least = sum;
        nearest = cluster;
      }
    }
    if (clusterOf[i] !== nearest) changed = true;
    clusterOf[i] = nearest;
    apart[i] = least;
  }
  return changed;
}

/** Moves each centre to the mean of its points; one without points does not move. */
function moveCentres(
  points: Float64Array,
  dimensions: number,
  centres: Float64Array,
  clusterOf: Int32Array,
  k: number,
): void {
  const sums = new Float64Array(k * dimensions);
  const counts = new Float64Array(k * dimensions);
  const sizes = new Int32Array(k);
  for (let i = 0; i < clusterOf.length; i++) {
    const from = clusterOf[i] * dimensions;
    sizes[clusterOf[i]]++;
    for (let d = 0; d < dimensions; d++) {
      const x = points[i * dimensions + d];
      if (x !== x) continue;
      sums[from + d] += x;
      counts[from + d]++;
    }
  }
  for (let at = 0; at < sums.length; at++) {
    if (sizes[Math.floor(at / dimensions)] > 0) centres[at] = counts[at] > 0 ? sums[at] / counts[at] : 0;
  }
}

function squaredDistance(points: Float64Array, at: number, centre: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < centre.length; d++) {
    const away = points[at + d] - centre[d];
    if (away === away) sum += away * away;
  }
  return sum;
}

/** Numbers the clusters that have points from 0 without gaps. */
function renumberClusters(clusterOf: Int32Array, k: number): { clusters: number; clusterOf: Int32Array } {
  const number = new Int32Array(k).fill(-1);
  let clusters = 0;
  for (const cluster of clusterOf) if (number[cluster] < 0) number[cluster] = clusters++;
  return { clusters, clusterOf: clusterOf.map((cluster) => number[cluster]) };
}
