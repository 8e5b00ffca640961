import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { mapFaults } from '../../edition/index.js';
import { mapFromCoordinates, mapFromFile } from '../../maps/index.js';

const table = (header: string[], rows: string[][]) => ({
  file: 'units.csv',
  header,
  rows: rows.map((cells, i) => ({ line: i + 2, cells })),
});
/** Capitals: code, longitude and latitude in degrees. */
const capitals = [
  ['CHN', '116.4', '39.9'],
  ['USA', '-77', '38.9'],
  ['BRA', '-47.9', '-15.8'],
  ['NZL', '174.8', '-41.3'],
  ['NOR', '10.7', '59.9'],
  ['DNK', '12.6', '55.7'],
];
const drawn = (places: string[][]) =>
  mapFromCoordinates(table(['code', 'lon', 'lat'], places), []).map as Topology & {
    points: Record<string, [number, number]>;
  };

describe('a map of dots', () => {
  it('puts each dot where its place lies, near ones too', () => {
    const both = drawn(capitals).points;
    const crowded = drawn([...capitals, ['SWE', '12.7', '55.7']]).points;
    for (const [code] of capitals) expect(crowded[code!]).toEqual(both[code!]);
    expect(
      Math.hypot(crowded['SWE']![0] - both['DNK']![0], crowded['SWE']![1] - both['DNK']![1]),
    ).toBeLessThan(4);
  });

  it('has the land of the earth as one shape, without Antarctica and without a border', () => {
    const map = drawn(capitals);
    expect(
      mapFaults(
        map,
        capitals.map(([code]) => code!),
      ),
    ).toEqual([]);
    const land = map.objects['land'] as GeometryCollection;
    const used = JSON.stringify(land.geometries.map((one) => ('arcs' in one ? one.arcs : []))).match(/\d+/g)!;
    // A border would be an arc of two shapes; each of these is the outline of one.
    expect(new Set(used).size).toBe(used.length);
    expect(used.length).toBeGreaterThan(70);
    for (const arc of used) expect(map.arcs[Number(arc)]!.at(-1)).toEqual(map.arcs[Number(arc)]![0]);
    const south = Math.max(...used.flatMap((arc) => map.arcs[Number(arc)]!.map(([, y]) => y!)));
    expect(south).toBeLessThan(1.4 * map.points['NZL']![1]);
  });

  it('has no coast where its places are too near one another for it', () => {
    const near = [
      ['A', '10', '50'],
      ['B', '11', '50.5'],
    ];
    expect(drawn(near).objects).not.toHaveProperty('land');
  });

  it('keeps what it shows of the land to where its places are', () => {
    const europe = drawn([...capitals.slice(4), ['PRT', '-9.1', '38.7'], ['GRC', '23.7', '38']]);
    const [x0, y0, x1, y1] = europe.bbox as [number, number, number, number];
    for (const [x, y] of europe.arcs.flat()) {
      expect(x! >= x0 - 1 && x! <= x1 + 1 && y! >= y0 - 1 && y! <= y1 + 1).toBe(true);
    }
  });
});

describe('the map of a publisher', () => {
  const square = (west: number, properties: object) => ({
    type: 'Feature',
    properties,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 10],
          [west, 11],
          [west + 1, 11],
          [west + 1, 10],
          [west, 10],
        ],
      ],
    },
  });
  const units = table(
    ['code', 'name_en', 'alias', 'numeric'],
    [
      ['AFG', 'Afghanistan', '', '004'],
      ['CIV', 'Côte d’Ivoire', 'Ivory Coast;Cote Ivoire', '384'],
      ['KOR', 'South Korea', '', '410'],
      ['USA', 'United States', '', '840'],
    ],
  );
  const matched = (...features: object[]) => {
    const map = mapFromFile({ file: 'm.geojson' }, { type: 'FeatureCollection', features }, units, [])
      .map as Topology;
    return feature(map, map.objects['units'] as GeometryCollection)
      .features.map(({ id }) => id)
      .sort();
  };

  it('is matched by code, numeric code, name and alias', () => {
    expect(
      matched(
        square(1, { iso: 'AFG', n: '-' }),
        square(3, { iso: '-', n: '410' }),
        square(5, { iso: '-', name: 'United  States' }),
        square(7, { iso: '-', name: 'Ivory Coast' }),
      ),
    ).toEqual(['AFG', 'CIV', 'KOR', 'USA']);
    expect(matched(square(1, { n: '4' }), square(3, { n: 384 }))).toEqual(['AFG', 'CIV']);
  });
});
