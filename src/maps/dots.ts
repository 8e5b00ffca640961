import { projectionFor } from './draw.js';

/** The radius of a dot, on a plane 5,000 wide: of a few, larger ones, which can be told apart by colour. */
const radiusOf = (dots: number) => Math.round(46 * Math.min(3, Math.max(1, Math.sqrt(150 / dots))));
const corners = 16;
const room = 60;

type Point = [number, number];

/** A map with a dot for each unit at its longitude and latitude; dots that would overlap are moved apart. */
export function dotsOf(places: readonly { code: string; at: Point }[]): object {
  const radius = radiusOf(places.length);
  const spread = { type: 'MultiPoint', coordinates: places.map(({ at }) => at) };
  const project = projectionFor(spread);
  const origins = places.map(({ at }) => project(at)!);
  const centres = spreadPoints(origins, 2 * radius + 4);
  const arcs = centres.map(([x, y]) =>
    Array.from({ length: corners + 1 }, (_, i): Point => {
      const angle = (2 * Math.PI * (i % corners)) / corners;
      return [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))];
    }),
  );
  const all = arcs.flat();
  const edge = (pick: typeof Math.min, axis: 0 | 1) =>
    all.reduce((most, at) => pick(most, at[axis]), all[0]![axis]);
  return {
    type: 'Topology',
    dots: true,
    bbox: [
      edge(Math.min, 0) - room,
      edge(Math.min, 1) - room,
      edge(Math.max, 0) + room,
      edge(Math.max, 1) + room,
    ],
    points: Object.fromEntries(places.map(({ code }, i) => [code, centres[i]!.map(Math.round)])),
    arcs,
    objects: {
      units: {
        type: 'GeometryCollection',
        geometries: places.map(({ code }, i) => ({ type: 'Polygon', id: code, arcs: [[i]] })),
      },
    },
  };
}

/**
 * Moves points until all are at least this far from one another, while each is pulled back towards its origin.
 * Deterministic.
 */
function spreadPoints(origins: readonly Point[], least: number): Point[] {
  const at = origins.map(([x, y]): Point => [x, y]);
  for (let round = 0; round < 400; round++) {
    let moved = false;
    at.forEach((a, i) => {
      for (const axis of [0, 1] as const) a[axis] += (round < 300 ? 0.01 : 0) * (origins[i]![axis] - a[axis]);
      for (const b of at.slice(0, i)) moved = pushApart(a, b, least, i) || moved;
    });
    if (!moved) break;
  }
  return at;
}

/**
 * Moves two points apart where they are closer than `least`, each by half of the difference.
 * @returns whether they were moved
 */
function pushApart(a: Point, b: Point, least: number, turn: number): boolean {
  let [dx, dy] = [a[0] - b[0], a[1] - b[1]];
  // Two places at the same point are separated in a direction that depends on the unit.
  if (dx === 0 && dy === 0) [dx, dy] = [Math.cos(turn), Math.sin(turn)];
  const distance = Math.hypot(dx, dy);
  if (distance >= least) return false;
  const step = (least - distance) / 2 / distance;
  a[0] += dx * step;
  a[1] += dy * step;
  b[0] -= dx * step;
  b[1] -= dy * step;
  return true;
}
