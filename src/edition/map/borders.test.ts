import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { neighbors } from 'topojson-client';
import type { Topology as Written } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { china2018 } from '../../../test/helpers/editions.js';
import { bordersOf, type Topology } from './borders.js';

// The package has no types.
const { topology } = createRequire(import.meta.url)('topojson-server') as {
  topology(objects: Record<string, unknown>, quantise?: number): unknown;
};

/** A board of squares named a1, b1 …, as polygons of their own. */
function board(columns: number, rows: number, quantise?: number): Topology {
  const features = Array.from({ length: columns * rows }, (_, n) => {
    const [x, y] = [n % columns, Math.floor(n / columns)];
    const ring = [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ];
    const id = `${'abc'[x]}${y + 1}`;
    return { type: 'Feature', id, properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return topology({ units: { type: 'FeatureCollection', features } }, quantise) as Topology;
}

const codes = ['a1', 'b1', 'c1', 'a2', 'b2', 'c2', 'a3', 'b3', 'c3'];

describe('borders in common', () => {
  for (const quantise of [undefined, 1e4]) {
    it(`are lines for a rook and points too for a queen (${quantise ? 'steps' : 'points as they are'})`, () => {
      const map = board(3, 3, quantise);
      const count = (by: 'rook' | 'queen') => bordersOf(map, codes, by).map((list) => list.length);
      expect(count('rook')).toEqual([2, 3, 2, 3, 4, 3, 2, 3, 2]);
      expect(count('queen')).toEqual([3, 5, 3, 5, 8, 5, 3, 5, 3]);
    });
  }
  it('are those that another program finds, on the map of 350 cities', () => {
    const map = JSON.parse(readFileSync(join(china2018, 'map.topojson'), 'utf8')) as Topology;
    const { geometries } = map.objects.units;
    const theirs = neighbors((map as unknown as Written).objects['units']!['geometries' as never] as never);
    const ours = bordersOf(
      map,
      geometries.map(({ id }) => String(id)),
      'rook',
    );
    // It counts a unit whose own border meets itself as its own neighbour.
    expect(ours).toEqual(
      theirs.map((list, c) => list.filter((other) => other !== c).toSorted((a, b) => a - b)),
    );
    expect(ours.flat().length).toBeGreaterThan(1500);
    const queen = bordersOf(
      map,
      geometries.map(({ id }) => String(id)),
      'queen',
    );
    for (const [c, list] of ours.entries()) expect(queen[c]).toEqual(expect.arrayContaining(list));
  });
  it('are mutual, and none for a unit that the map does not show', () => {
    const found = bordersOf(board(3, 1), ['c1', 'elsewhere', 'b1', 'a1'], 'rook');
    expect(found).toEqual([[2], [], [0, 3], [2]]);
  });
});
