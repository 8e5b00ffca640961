import { geoBounds, geoConicEqualArea, geoEqualEarth, geoStream, type Projection } from 'd3-geo';
import type { MultiPolygon, Position } from 'geojson';
import { topology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import type { Topology } from 'topojson-specification';
import type { MatchedShapes } from './match.js';
import type { Shape } from './shapes.js';

/** The width of the units on the plane. */
const width = 5000;
/** Margin around the units. */
const room = 60;
/** Maximum number of points of all lines together, since every page contains them. */
const mostPoints = 40_000;
/** Points whose triangle with their neighbours has a smaller area than this are removed. */
const leastArea = 12;
/** Half the side of the square that stands for a unit too small to draw. */
const speckHalfSide = 6;

type Geometry = { type: 'MultiPolygon'; coordinates: Position[][][]; id: string };

/**
 * A map on a plane, as pages draw it: in an equal-area projection, simplified so that neighbours still share their
 * borders, with integer coordinates.
 */
export function drawMap({ units, others }: MatchedShapes): object {
  const all = [...units.values()].flat();
  const project = projectionFor(multi(all));
  const onPlane = [...units].map(([id, shapes]) => enlargeSpeck(projectShapes(id, shapes, project)));
  const box = boxOf(onPlane.flatMap(({ coordinates }) => coordinates.flat(2)));
  const near = others
    .map(({ shape }, i) => projectShapes(`other-${i}`, [shape], project))
    .filter(({ coordinates }) => coordinates.length > 0 && overlaps(boxOf(coordinates.flat(2)), box));
  const collection = (all: readonly Geometry[]) => ({
    type: 'FeatureCollection',
    features: all.map(({ id, ...geometry }) => ({ type: 'Feature', id, geometry })),
  });
  const whole = topology({
    units: collection(onPlane),
    ...(near.length > 0 && { outside: collection(near) }),
  });
  const { type, arcs, objects } = simplifyMap(whole);
  return {
    type,
    bbox: [box[0] - room, box[1] - room, box[2] + room, box[3] + room],
    points: Object.fromEntries(onPlane.map((one) => [one.id, middleOf(one)])),
    arcs,
    objects,
  };
}

type Outlines = Pick<Shape, 'polygons'>;

const multi = (shapes: readonly Outlines[]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: shapes.flatMap(({ polygons }) => polygons),
});

/** Degrees of longitude from the western to the eastern end. */
export function spanOf(of: object): number {
  const [[west], [east]] = geoBounds(of);
  return east >= west ? east - west : east - west + 360;
}

/**
 * An equal-area projection, so that the coloured areas are in proportion: Equal Earth for more than 150° of longitude,
 * otherwise Albers' conic around the middle.
 */
export function projectionFor(of: object): Projection {
  const [[west, south], [, north]] = geoBounds(of);
  const span = spanOf(of);
  const middle = west + span / 2;
  if (span > 150)
    return geoEqualEarth()
      .rotate([span > 300 ? -11 : -middle, 0])
      .precision(0)
      .fitWidth(width, of);
  const sixth = (north - south) / 6;
  return geoConicEqualArea()
    .parallels([south + sixth, north - sixth])
    .rotate([-middle, 0])
    .precision(0)
    .fitWidth(width, of);
}

/** Projects shapes to integer coordinates; shapes too small for that become a square. */
export function projectShapes(id: string, shapes: readonly Outlines[], project: Projection): Geometry {
  const coordinates: Position[][][] = [];
  let polygon: Position[][] = [];
  let ring: Position[] = [];
  const sink = {
    point: (x: number, y: number) => void ring.push([Math.round(x), Math.round(y)]),
    lineStart: () => {
      ring = [];
    },
    lineEnd: () => {
      const distinct = ring.filter((at, i) => i === 0 || !same(at, ring[i - 1]!));
      if (distinct.length > 2) polygon.push([...distinct, distinct[0]!]);
    },
    polygonStart: () => {
      polygon = [];
    },
    polygonEnd: () => {
      if (polygon.length > 0) coordinates.push(polygon);
    },
    sphere: () => {},
  };
  geoStream(multi(shapes), project.stream(sink));
  if (coordinates.length === 0) {
    const first = shapes[0]?.polygons[0]?.[0]?.[0];
    const at = first && project([first[0]!, first[1]!]);
    if (at) coordinates.push([squareAt(at)]);
  }
  return { type: 'MultiPolygon', coordinates, id };
}

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];

const squareAt = ([x, y]: readonly number[]): Position[] =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ].map(([dx, dy]) => [Math.round(x! + dx! * speckHalfSide), Math.round(y! + dy! * speckHalfSide)]);

/** Replaces a unit that is too small to see by a square. */
function enlargeSpeck(one: Geometry): Geometry {
  const [x0, y0, x1, y1] = boxOf(one.coordinates.flat(2));
  if (x1 - x0 >= 2 * speckHalfSide || y1 - y0 >= 2 * speckHalfSide) return one;
  return { ...one, coordinates: [[squareAt([(x0 + x1) / 2, (y0 + y1) / 2])]] };
}

type Box = [number, number, number, number];

export function boxOf(points: readonly Position[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x!);
    box[1] = Math.min(box[1], y!);
    box[2] = Math.max(box[2], x!);
    box[3] = Math.max(box[3], y!);
  }
  return box;
}

const overlaps = (a: Box, b: Box) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** The centroid of the largest part of a unit, where its mark is drawn. */
function middleOf({ coordinates }: Geometry): Position {
  const outlines = coordinates.map(([ring]) => ring!);
  const sizes = outlines.map((ring) => Math.abs(twice(ring)));
  const ring = outlines[sizes.indexOf(sizes.reduce((a, b) => Math.max(a, b), 0))]!;
  let [x, y] = [0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
    const cross = ax! * by! - bx! * ay!;
    x += (ax! + bx!) * cross;
    y += (ay! + by!) * cross;
  }
  const six = 3 * twice(ring);
  return [Math.round(x / six), Math.round(y / six)];
}

/** Twice the signed area of a ring; the sign depends on its direction. */
const twice = (ring: readonly Position[]) =>
  ring.slice(1).reduce((sum, [bx, by], i) => sum + ring[i]![0]! * by! - bx! * ring[i]![1]!, 0);

/** Simplifies a map: borders that units share remain shared, and a closed line keeps at least three corners. */
function simplifyMap(map: Topology): Topology {
  const weighed = presimplify(map);
  const arcs = weighed.arcs as unknown as [number, number, number][][];
  const keep = (least: number) =>
    arcs.map((arc) => {
      const closed = same(arc[0]!, arc.at(-1)!);
      const weights = arc.slice(1, -1).map(([, , weight]) => weight);
      const third = closed ? weights.sort((a, b) => b - a)[Math.min(2, weights.length - 1)]! : Infinity;
      const limit = Math.min(least, third);
      return arc.filter(([, , weight], i) => i === 0 || i === arc.length - 1 || weight >= limit);
    });
  let least = leastArea;
  let kept = keep(least);
  const points = () => kept.reduce((sum, arc) => sum + arc.length, 0);
  for (; points() > mostPoints && least < width * width; least *= 2) kept = keep(least * 2);
  return { ...map, arcs: kept.map((arc) => arc.map(([x, y]) => [x, y])) };
}
