import { landOfEarth } from './coast.js';
import { boxOf, projectionFor, projectShapes, spanOf } from './draw.js';

/** The radius of a dot, on a plane 5,000 wide: of a few, larger ones, which can be told apart by colour. */
const radiusOf = (dots: number) => Math.round(36 * Math.min(3, Math.max(1, Math.sqrt(150 / dots))));
const corners = 12;
const room = 60;
/** Coastlines of 1:110 million say nothing where places lie closer together than this, in degrees of longitude. */
const leastSpan = 15;

type Point = [number, number];

/** A map with a dot for each unit at its longitude and latitude, on the land of the earth without borders. */
export function dotsOf(places: readonly { code: string; at: Point }[]): object {
  const radius = radiusOf(places.length);
  const spread = { type: 'MultiPoint', coordinates: places.map(({ at }) => at) };
  const project = projectionFor(spread);
  const centres = places.map(({ at }) => project(at)!.map(Math.round) as Point);
  const dots = centres.map(([x, y]) =>
    Array.from({ length: corners + 1 }, (_, i): Point => {
      const angle = (2 * Math.PI * (i % corners)) / corners;
      return [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))];
    }),
  );
  const [x0, y0, x1, y1] = boxOf(dots.flat());
  const box = [x0 - room, y0 - room, x1 + room, y1 + room] as const;
  const span = spanOf(spread);
  const isWorld = span > 300;
  const coast =
    span < leastSpan
      ? []
      : projectShapes(
          'land',
          [{ polygons: landOfEarth }],
          isWorld
            ? project
            : project.clipExtent([
                [box[0], box[1]],
                [box[2], box[3]],
              ]),
        ).coordinates.flat();
  return {
    type: 'Topology',
    dots: true,
    bbox: isWorld ? withRoomFor(box, boxOf(coast.flat())) : box,
    points: Object.fromEntries(places.map(({ code }, i) => [code, centres[i]!])),
    arcs: [...dots, ...coast],
    objects: {
      units: {
        type: 'GeometryCollection',
        geometries: places.map(({ code }, i) => ({ type: 'Polygon', id: code, arcs: [[i]] })),
      },
      ...(coast.length > 0 && {
        land: {
          type: 'GeometryCollection',
          geometries: [{ type: 'MultiPolygon', id: 'land', arcs: coast.map((_, i) => [[dots.length + i]]) }],
        },
      }),
    },
  };
}

type Box = readonly [number, number, number, number];

/** A box that holds another one too. */
const withRoomFor = (a: Box, b: Box) => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
