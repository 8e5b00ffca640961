import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Position } from 'geojson';
import pointInPolygon from 'point-in-polygon-hao';
import { feature } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { noPlaceReasons } from '../../../src/sql/index.js';
import { chinaOpen } from '../../helpers/editions.js';
import { seeded } from '../../helpers/random.js';
import { square } from '../../helpers/squares.js';
import { times } from '../../helpers/thorough.js';
import { gridOf, placesOf } from './polygons.js';

const moved = (points: readonly Position[], by: number) => points.map(([x, y]) => [x! + by, y!]);

describe('Geocoding of points', () => {
  it('agrees with point-in-polygon-hao for any polygons and points', async () => {
    const ring = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 71 }), fc.integer({ min: 1, max: 20 })), {
        minLength: 3,
        maxLength: 12,
        selector: ([angle]) => angle,
      })
      .map((spokes) => {
        const sorted = [...spokes].sort(([a], [b]) => a - b);
        const points = sorted.map(([angle, r]) => [
          Math.round(Math.cos(angle / 11.46) * r),
          Math.round(Math.sin(angle / 11.46) * r),
        ]);
        return [...points, points[0]!];
      });
    const coordinate = fc.integer({ min: -44, max: 44 }).map((v) => v / 2);
    const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 100, maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(fc.array(ring, { minLength: 7, maxLength: 7 }), points, async (rings, tried) => {
        const apart = rings.filter(isSimple).map((one, i) => ({ one, by: 45 * i - 150 }));
        const places = Object.fromEntries(apart.map(({ one, by }, i) => [`p${i}`, [[moved(one, by)]]]));
        const found = await placesOf(
          gridOf({ ...places, more: [[square(-179, -89, 1)]] }),
          apart.flatMap(({ by }) => moved(tried, by)),
        );
        apart.forEach(({ one }, i) => {
          tried.forEach((point, k) => {
            const inside = pointInPolygon(point, [one as [number, number][]]);
            const place = found[i * tried.length + k]!;
            if (inside !== 0) expect(place === `p${i}`, `${point} ${one}`).toBe(inside);
          });
        });
      }),
      { numRuns: times(3, 8) },
    );
  });

  it('assigns every point to exactly one of several adjacent polygons, whatever their borders', async () => {
    const at = fc.integer({ min: 1, max: 63 });
    await fc.assert(
      fc.asyncProperty(at, at, fc.integer(), async (x, y, seed) => {
        const corners = square(0, 0, 64);
        const parts = [0, 1, 2, 3].map((i): [[Position[]]] => [
          [[...corners.slice(i, i + 2), [x, y], corners[i]!]],
        ]);
        const random = seeded(seed);
        const onLines = Array.from({ length: 60 }, (_, i): Position => {
          const [cx, cy] = corners[i % 4]!;
          const t = Math.round(random() * 8) / 8;
          return i < 40 ? [cx! + (x - cx!) * t, cy! + (y - cy!) * t] : [Math.floor(random() * 64), 50];
        });
        // Keeps the parts apart.
        const bys = [-170, -80, 10, 100];
        const apart = parts.map(([[ring]], i) => [`${i}`, [[moved(ring!, bys[i]!)]]] as const);
        const all = bys.flatMap((by) => moved(onLines, by));
        const found = await placesOf(gridOf(Object.fromEntries(apart)), all);
        onLines.forEach(([px, py], i) => {
          const held = bys.filter((_, part) => found[part * onLines.length + i] === `${part}`);
          if (px! < 64 && py! < 64) expect(held.length).toBe(1);
        });
      }),
      { numRuns: times(3, 8) },
    );
  });

  it('is right for real borders: the cities of China as drawn, stretched onto degrees', async () => {
    const map = JSON.parse(readFileSync(join(chinaOpen, 'map.topojson'), 'utf8'));
    const degrees = ([x = 0, y = 0]: Position) => [73 + x * 0.0124, 54 - y * 0.0085];
    const collection = feature(map, map.objects.units) as unknown as GeoJSON.FeatureCollection;
    const places = Object.fromEntries(
      collection.features.map(({ id, geometry }) => {
        const polygons =
          geometry.type === 'Polygon'
            ? [geometry.coordinates]
            : (geometry as GeoJSON.MultiPolygon).coordinates;
        return [String(id), polygons.map((polygon) => polygon.map((line) => line.map(degrees)))];
      }),
    );
    const random = seeded(7);
    const points = Array.from({ length: times(1000, 3000) }, () => [73 + random() * 62, 18 + random() * 36]);
    const found = await placesOf(gridOf(places), points);
    const wanted = points.map((point) => {
      const held = Object.entries(places).find(([, polygons]) => {
        return polygons.some((p) => pointInPolygon(point as [number, number], p as [number, number][][]));
      });
      return held?.[0] ?? noPlaceReasons.outside;
    });
    expect(found).toEqual(wanted);
    expect(new Set(found).size).toBeGreaterThan(points.length / 12);
  });
});

/** Whether no two sides of a ring cross or touch, except neighbours; implementations differ on other rings. */
function isSimple(ring: readonly Position[]): boolean {
  const side = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position) =>
    Math.sign((bx! - ax!) * (cy! - ay!) - (by! - ay!) * (cx! - ax!));
  const n = ring.length - 1;
  for (let i = 0; i < n; i++)
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      const [a, b, c, d] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
      if (side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0) return false;
    }
  return true;
}
