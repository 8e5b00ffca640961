import type { Coordinates } from '../../edition/index.js';
import { arcsine, cosine, sine } from '../../engine/index.js';

/** Spatial weights: the neighbours of each unit and their weights, which add up to 1. */
export interface SpatialWeights {
  neighbours: Int32Array[];
  weights: Float64Array[];
}

/** A point of the WGS 84 ellipsoid in kilometres from the centre of the Earth. */
export type Point = [number, number, number];

const equator = 6378.137;
const flattening = 1 / 298.257223563;
const eccentricity = flattening * (2 - flattening);
/** Mean radius, by which a chord is turned into an arc. */
const radius = 6371.0088;

/** Where coordinates lie. */
export function pointOf({ lon, lat }: Coordinates): Point {
  const [east, north] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  const [up, out] = [sine(north), cosine(north)];
  const normal = equator / Math.sqrt(1 - eccentricity * up * up);
  return [normal * out * cosine(east), normal * out * sine(east), normal * (1 - eccentricity) * up];
}

/** Squared length of the chord between two points. */
function chord(a: Point, b: Point): number {
  const [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return x * x + y * y + z * z;
}

/**
 * Kilometres between two places along the surface: the chord through the WGS 84 ellipsoid, bent to the arc of a sphere
 * of the Earth's mean radius. Within 0.4% of the geodesic, and far nearer up to some thousand kilometres.
 */
export function distanceBetween(a: Coordinates, b: Coordinates): number {
  return arcBetween(pointOf(a), pointOf(b));
}

/** The same between two points. */
export function arcBetween(a: Point, b: Point): number {
  return 2 * radius * arcsine(Math.min(1, Math.sqrt(chord(a, b)) / (2 * radius)));
}

type Places = readonly (Coordinates | undefined)[];

/**
 * The k nearest of each unit that has coordinates, each with weight 1/k; at equal distance the first in order. Not
 * symmetric. A unit without coordinates has no neighbours and is no neighbour of others.
 */
export function nearestNeighbours(places: Places, k: number): SpatialWeights {
  const points = places.map((p) => p && pointOf(p));
  return fromLists(
    points.map((a, i) => {
      if (!a) return [];
      const distances = points.map((b, j) => (b && j !== i ? chord(a, b) : Number.POSITIVE_INFINITY));
      return nearest(distances, k);
    }),
  );
}

/** Numbers of the k smallest distances in order; the first of equal ones. */
function nearest(distances: readonly number[], k: number): number[] {
  const found: number[] = [];
  distances.forEach((d, j) => {
    if (d === Number.POSITIVE_INFINITY) return;
    let at = found.length;
    while (at > 0 && distances[found[at - 1]] > d) at--;
    if (at >= k) return;
    found.splice(at, 0, j);
    if (found.length > k) found.pop();
  });
  return found;
}

/**
 * Neighbours within a distance in kilometres, weighted by one over their distance (at least one kilometre), each row
 * divided by its sum. A unit without any is an island.
 */
export function inverseDistance(places: Places, reach: number): SpatialWeights {
  const distances = places.map((a, i) =>
    places.map((b, j) => (a && b && i !== j ? distanceBetween(a, b) : Number.POSITIVE_INFINITY)),
  );
  const lists = distances.map((row) => row.flatMap((d, j) => (d <= reach ? [j] : [])));
  return rowStandardised(
    lists,
    lists.map((list, i) => list.map((j) => 1 / Math.max(1, distances[i][j]))),
  );
}

/** Given neighbours (borders in common, for example), with equal weights. */
export function fromLists(lists: readonly (readonly number[])[]): SpatialWeights {
  return rowStandardised(
    lists,
    lists.map((list) => list.map(() => 1)),
  );
}

/**
 * The weights among the named units that have a neighbour among them; each row divided by its sum again. Units get new indices;
 * `units` has the original ones.
 */
export function weightsAmong(
  { neighbours, weights }: SpatialWeights,
  named: readonly number[],
): SpatialWeights & { units: number[] } {
  let units = named.filter((c) => neighbours[c].length > 0);
  for (;;) {
    const here = new Set(units);
    const left = units.filter((c) => neighbours[c].some((j) => here.has(j)));
    if (left.length === units.length) break;
    units = left;
  }
  const numbers = new Map(units.map((c, i) => [c, i]));
  const kept = units.map((c) => [...neighbours[c].keys()].filter((m) => numbers.has(neighbours[c][m])));
  const lists = units.map((c, i) => kept[i].map((m) => numbers.get(neighbours[c][m])!));
  const sizes = units.map((c, i) => kept[i].map((m) => weights[c][m]));
  return { units, ...rowStandardised(lists, sizes) };
}

function rowStandardised(
  lists: readonly (readonly number[])[],
  sizes: readonly (readonly number[])[],
): SpatialWeights {
  return {
    neighbours: lists.map((list) => Int32Array.from(list)),
    weights: sizes.map((row) => {
      const sum = row.reduce((a, b) => a + b, 0);
      return Float64Array.from(row, (w) => w / sum);
    }),
  };
}

/** The weighted mean of each unit's neighbours. */
export function lagOf({ neighbours, weights }: SpatialWeights, values: ArrayLike<number>): Float64Array {
  const lags = new Float64Array(neighbours.length).fill(Number.NaN);
  for (let i = 0; i < lags.length; i++) {
    const list = neighbours[i];
    let sum = 0;
    for (let m = 0; m < list.length; m++) sum += weights[i][m] * values[list[m]];
    if (list.length > 0) lags[i] = sum;
  }
  return lags;
}
