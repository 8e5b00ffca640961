/** For each cluster and coordinate, the sum and number of its points. */
export interface Sums {
  sums: Float64Array;
  counts: Float64Array;
  sizes: Int32Array;
}

/** The sums of clusters. */
export function sumsOf(
  points: Float64Array,
  dimensions: number,
  { clusters, clusterOf }: { clusters: number; clusterOf: Int32Array },
): Sums {
  const of: Sums = {
    sums: new Float64Array(clusters * dimensions),
    counts: new Float64Array(clusters * dimensions),
    sizes: new Int32Array(clusters),
  };
  clusterOf.forEach((j, i) => {
    addPoint(points, dimensions, i, j, of, 1);
  });
  return of;
}

function addPoint(
  points: Float64Array,
  dimensions: number,
  i: number,
  j: number,
  of: Sums,
  sign: 1 | -1,
): void {
  of.sizes[j] += sign;
  for (let d = 0; d < dimensions; d++) {
    const x = points[i * dimensions + d];
    if (x !== x) continue;
    of.sums[j * dimensions + d] += sign * x;
    of.counts[j * dimensions + d] += sign;
  }
}

/** Their means; 0 where no point has the coordinate. */
export function meansOf({ sums, counts }: Sums, length: number): Float64Array {
  return Float64Array.from({ length: Math.min(length, sums.length) }, (_, at) =>
    counts[at] > 0 ? sums[at] / counts[at] : 0,
  );
}

/** The relative improvement that a move must reach, so that rounding errors cause no cycles. */
const minImprovement = 1e-9;

/** Moves each point to the cluster in which it adds least to the sum of squares; whether any moved. */
export function moveSingles(
  points: Float64Array,
  dimensions: number,
  clusterOf: Int32Array,
  of: Sums,
): boolean {
  let moved = false;
  for (let i = 0; i < clusterOf.length; i++) {
    const own = clusterOf[i];
    if (of.sizes[own] < 2) continue;
    addPoint(points, dimensions, i, own, of, -1);
    const stay = costIn(points, dimensions, i, own, of);
    let least = stay * (1 - minImprovement);
    let to = own;
    for (let j = 0; j < of.sizes.length; j++) {
      const cost = j === own ? stay : costIn(points, dimensions, i, j, of);
      if (cost < least) [least, to] = [cost, j];
    }
    addPoint(points, dimensions, i, to, of, 1);
    clusterOf[i] = to;
    if (to !== own) moved = true;
  }
  return moved;
}

/** By how much the sum of squares grows when a point joins a cluster: n/(n + 1) of its squared distance, by coordinate. */
function costIn(
  points: Float64Array,
  dimensions: number,
  i: number,
  j: number,
  { sums, counts }: Sums,
): number {
  let cost = 0;
  for (let d = 0; d < dimensions; d++) {
    const x = points[i * dimensions + d];
    const n = counts[j * dimensions + d];
    if (x !== x || n === 0) continue;
    const away = x - sums[j * dimensions + d] / n;
    cost += (n / (n + 1)) * away * away;
  }
  return cost;
}
