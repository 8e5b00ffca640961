import { expect, it } from 'vitest';
import { shapesOf } from '../maps/index.js';
import { readBorders } from './borders.js';

/** What may stand in the place of a feature, a geometry or its coordinates. */
const odd = [null, 'x', 7, [], {}, [null], [[null]], [[[null]]], [['x']]];
const geometries = ['Polygon', 'MultiPolygon'].flatMap((type) =>
  odd.map((coordinates) => ({ type, coordinates })),
);
const features = [
  ...odd,
  ...[...odd, ...geometries].map((geometry) => ({ type: 'Feature', id: 'a', properties: null, geometry })),
];

it('Borders and maps with anything in the place of a feature, a geometry or coordinates are refused without a fault', () => {
  for (const one of features) {
    const map = { type: 'FeatureCollection', features: [one] };
    const text = JSON.stringify(map);
    const { grid, problems } = readBorders('b.geojson', text);
    expect(grid === undefined, text).toBe(problems.length > 0);
    expect(() => shapesOf(map), text).not.toThrow();
  }
});
