import fc from 'fast-check';
import pointInPolygon from 'point-in-polygon-hao';
import { describe, expect, it } from 'vitest';
import { findPlace, fromGcj02, toGcj02 } from '../../../src/platform/vehicles/index.js';
import { placeGrid } from '../../../src/sql/index.js';
import { times } from '../../helpers/thorough.js';

describe('GCJ-02', () => {
  it('of the centre of Beijing is what converters in use say', () => {
    const [lon, lat] = toGcj02([116.404, 39.915]);
    expect(lon).toBeCloseTo(116.41024449916938, 9);
    expect(lat).toBeCloseTo(39.91640428150164, 9);
  });

  it('comes back to WGS-84 to a tenth of a millionth of a degree, anywhere in China', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 73, max: 135, noNaN: true }),
        fc.double({ min: 18, max: 54, noNaN: true }),
        (lon, lat) => {
          const back = fromGcj02(toGcj02([lon, lat]));
          expect(Math.max(Math.abs(back[0] - lon), Math.abs(back[1] - lat))).toBeLessThan(1e-7);
        },
      ),
    );
  });
});

/** Star-shaped polygons around centres apart from each other, with corners in millionths of a degree. */
const star = (x: number, y: number) =>
  fc.array(fc.double({ min: 0.2, max: 0.95, noNaN: true }), { minLength: 3, maxLength: 14 }).map((reach) => {
    const ring = reach.map((r, i) => {
      const angle = (2 * Math.PI * i) / reach.length;
      return [
        x + Math.round(1e6 * r * Math.cos(angle)) / 1e6,
        y + Math.round(1e6 * r * Math.sin(angle)) / 1e6,
      ];
    });
    return [...ring, ring[0]!];
  });

describe('a place', () => {
  it('is the polygon that another program finds the position in', () => {
    const stars = fc.tuple(star(100, 30), star(102, 30), star(100, 32), star(102, 32));
    const at = fc.tuple(
      fc.double({ min: 98, max: 104, noNaN: true }),
      fc.double({ min: 28, max: 34, noNaN: true }),
    );
    fc.assert(
      fc.property(stars, fc.array(at, { minLength: 400, maxLength: 400 }), (rings, positions) => {
        const find = findPlace(placeGrid(rings.map((ring, i) => ({ id: `${i}`, rings: [ring] }))));
        for (const [lon, lat] of positions) {
          const rounded = [Math.floor(lon * 1e7 + 0.5) / 1e7, Math.floor(lat * 1e7 + 0.5) / 1e7] as [
            number,
            number,
          ];
          const inside = rings.map((ring) => pointInPolygon(rounded, [ring as [number, number][]]));
          if (inside.includes(0)) continue; // on a border
          const one = inside.indexOf(true);
          expect(find(lon, lat)).toBe(one < 0 ? undefined : `${one}`);
        }
      }),
      { numRuns: times(3, 8) },
    );
  });
});
