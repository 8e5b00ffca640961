import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { noPlaceReasons } from '../../../src/sql/index.js';
import { square } from '../../helpers/squares.js';
import { gridOf, placesOf } from './polygons.js';

describe('A point', () => {
  it('is assigned to its polygon, also in holes, islands in holes and parts, or is outside', async () => {
    const grid = gridOf({
      ring: [[square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 1)]],
      island: [[square(4.5, 4.5, 1).toReversed()]],
    });
    const points = [
      [1, 1],
      [4.2, 4.2],
      [5, 5],
      [20.5, 0.5],
      [15, 5],
      [50, 50],
      [-179.99, -89],
    ];
    const { outside } = noPlaceReasons;
    expect(await placesOf(grid, points)).toEqual([
      ...['ring', outside, 'island', 'ring'],
      ...[outside, outside, outside],
    ]);
  });

  it('on a border belongs to the polygon east of it, on a horizontal one to the polygon north of it', async () => {
    const grid = gridOf({
      sw: [[square(0, 0, 1)]],
      se: [[square(1, 0, 1)]],
      nw: [[square(0, 1, 1)]],
      ne: [[square(1, 1, 1)]],
    });
    const points = [
      [1, 0.5],
      [0.5, 1],
      [1, 1],
      [0, 0],
      [0, 0.5],
      [2, 0.5],
      [0.5, 2],
    ];
    expect(await placesOf(grid, points)).toEqual([
      ...['se', 'nw', 'ne', 'sw', 'sw'],
      ...[noPlaceReasons.outside, noPlaceReasons.outside],
    ]);
  });

  it('is distinguished from one a centimetre away on the other side of a border', async () => {
    const grid = gridOf({
      west: [
        [
          [
            [100, 30],
            [103.1234567, 31.7654321],
            [100, 33],
            [100, 30],
          ],
        ],
      ],
      east: [
        [
          [
            [100, 30],
            [104, 30],
            [104, 33],
            [100, 33],
            [103.1234567, 31.7654321],
            [100, 30],
          ],
        ],
      ],
    });
    expect(
      await placesOf(grid, [
        [103.1234566, 31.7654321],
        [103.1234568, 31.7654321],
      ]),
    ).toEqual(['west', 'east']);
  });

  it.each(['DOUBLE', 'VARCHAR', 'DECIMAL(12, 8)'])('may be given as %s', async (type) => {
    expect(await placesOf(gridOf({ a: [[square(0, 0, 1)]] }), [[0.25, 0.75]], type)).toEqual(['a']);
  });

  it('that is missing, out of range, or has longitude and latitude swapped is reported as such', async () => {
    const grid = gridOf({ beijing: [[square(116, 39, 1)]] });
    const { none, range, swapped, outside } = noPlaceReasons;
    const points = [
      [39.5, 116.5],
      [39.5, 116],
      [39, 118],
      [200, 39],
      [116.5, 'n/a'],
      ['', 39],
      ['NaN', 39],
      ['Infinity', 39],
    ] as unknown as Position[];
    expect(await placesOf(grid, points, 'VARCHAR')).toEqual([
      ...[swapped, swapped, range, range],
      ...[none, none, none, none],
    ]);
    expect(
      await placesOf(gridOf({ lagos: [[square(3, 6, 1)]] }), [
        [6.5, 3.5],
        [5, 5],
      ]),
    ).toEqual([swapped, outside]);
  });

  it('in overlapping polygons is in the one that comes first in the file', async () => {
    expect(await placesOf(gridOf({ b: [[square(0, 0, 2)]], a: [[square(1, 1, 2)]] }), [[1.5, 1.5]])).toEqual([
      'b',
    ]);
  });

  it('is found where more polygons meet than one cell can hold', async () => {
    const places = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [
        `p${i}`,
        [[square((i % 20) / 100, Math.floor(i / 20) / 100, 0.01)]],
      ]),
    );
    const grid = gridOf({ ...places, far: [[square(100, 10, 1)]] });
    expect(
      await placesOf(grid, [
        [0.005, 0.005],
        [0.195, 0.195],
        [0.105, 0.055],
      ]),
    ).toEqual(['p0', 'p399', 'p110']);
  });
});
