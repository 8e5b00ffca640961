import type { Position } from 'geojson';

/** The ring of a square, by its lower left corner. */
export const square = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

/** Squares in a row from the origin, as features with these ids. */
export const squaresInARow = (ids: readonly string[], side: number) =>
  ids.map((id, i) => ({
    type: 'Feature',
    id,
    properties: {},
    geometry: { type: 'Polygon', coordinates: [square(i * side, 0, side)] },
  }));
