import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import type { Position } from 'geojson';
import pointInPolygon from 'point-in-polygon-hao';
import { feature } from 'topojson-client';
import { afterAll, describe, expect, it } from 'vitest';
import { explain, findSubject } from '../../src/release/index.js';
import { readBorders } from '../../src/signals/borders.js';
import { duckDbConnection } from '../../src/signals/embeddedRecords.js';
import { openEdition, prepare, rawRows } from '../../src/signals/index.js';
import { queryPartials } from '../../src/signals/partials.js';
import { placesOf as placesIn } from '../../src/signals/readPlaces.js';
import { noPlace, type PlaceGrid } from '../../src/sql/index.js';
import { complaints, editionWith } from '../helpers/complaints.js';
import { chinaOpen, releaseOf } from '../helpers/editions.js';
import { seeded } from '../helpers/random.js';
import { times } from '../helpers/thorough.js';

type Polygon = readonly (readonly Position[])[];
type Places = Readonly<Record<string, readonly Polygon[]>>;

function geoJson(places: Places): string {
  const features = Object.entries(places).map(([id, coordinates]) => {
    return { type: 'Feature', id, properties: null, geometry: { type: 'MultiPolygon', coordinates } };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const gridOf = (places: Places): PlaceGrid => readBorders('borders.geojson', geoJson(places)).grid!;

const connection = await (await DuckDBInstance.create(':memory:')).connect();
afterAll(() => connection.closeSync());

/** The polygon of each point, as DuckDB finds it. */
async function placesOf(grid: PlaceGrid, points: readonly Position[], type = 'DOUBLE'): Promise<string[]> {
  const values = points.map(([x, y], i) => `('${x}'::${type}, '${y}'::${type}, ${i})`);
  const signal = {
    ...{ indicator: 'a', from: '', unit: { lon: 'x', lat: 'y', borders: '' }, grid },
    ...{ period: { column: 'i' }, value: { count: true as const } },
  };
  const [table] = await queryPartials(
    duckDbConnection(connection),
    `(VALUES ${values.join()}) AS t(x, y, i)`,
    [signal],
  );
  const found: string[] = [];
  const { length, words, observed } = placesIn([signal], [table!]);
  for (let row = 0; row < length; row++) found[Number(observed[row])] = words[0]![row]!;
  return found;
}

const moved = (points: readonly Position[], by: number) => points.map(([x, y]) => [x! + by, y!]);
const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

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
    const { outside } = noPlace;
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
      ...[noPlace.outside, noPlace.outside],
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
    const { none, range, swapped, outside } = noPlace;
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
      return held?.[0] ?? noPlace.outside;
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

const signal =
  '- { indicator: orders, from: records/r.csv, unit: { lon: lon, lat: lat, borders: borders.geojson }, period: { column: day }, value: { count: true } }\n';
const borders = geoJson({
  bj: [[square(116, 39, 1)]],
  sh: [[square(121, 31, 1)]],
  '999': [[square(100, 30, 1)]],
});

describe('A signal of positions', () => {
  const records = ['lon,lat,day', '116.5,39.5,2020-01-01', '116.5,39.5,2020-01-01', '121.5,31.5,2020-02-01'];
  const strange = ['31.5,121.5,2020-02-01', ',39,2020-02-01', '2,48,2020-02-01', '100.5,30.5,2020-02-01'];
  const folder = () =>
    editionWith({
      'data/values.csv': 'unit,period,users\nbj,2020,1\nsh,2020,1\nhz,2020,1\n',
      'records/r.csv': [...records, ...strange, ''].join('\n'),
      'signals/s.yaml': signal,
      'borders.geojson': borders,
    });

  it('counts each unit, and accounts for every other record with its reason', async () => {
    const { panel, provenance } = await prepare(openEdition(folder()));
    expect([...panel.values].slice(0, 3)).toEqual([2, 1, Number.NaN]);
    const used = provenance.geocoding.map((p) => Object.values(p.records));
    expect(used).toEqual([
      [2, 2, 0, 0, 0],
      [5, 1, 3, 1, 0],
    ]);
    expect(provenance.unplaced.map((u) => [u.words, u.why]).sort()).toEqual([
      ['999', 'unknown code'],
      [noPlace.none, noPlace.none],
      [noPlace.swapped, noPlace.swapped],
    ]);
    expect(provenance.inputs.map((i) => i.path)).toContain('borders.geojson');
    expect(JSON.stringify(provenance.signals)).not.toContain('cells');
  });

  it('leads from a cell to its raw records, by the borders of the release', async () => {
    const edition = folder();
    const release = await releaseOf(edition);
    const [wanted] = explain(release, findSubject(release.plan, 'bj'), '2020', 'orders').raw!.rows;
    const found = await rawRows(openEdition(edition), wanted!, 5);
    expect(found).toMatchObject({ count: 2, measured: { records: 2 }, columns: ['lon', 'lat', 'day'] });
    expect(found.sql.length).toBeLessThan(8000);
    const cells = ['116.5', '39.5', '2020-01-01'];
    const rows = [2, 3].map((number, i) => ({ number, rank: i + 1, cells }));
    expect(wanted!.sample).toMatchObject({
      of: 2,
      files: [{ file: 'records/r.csv', numbered: 'line', rows }],
    });
  });
});

describe('Unusable borders', () => {
  const problemsWith = async (text: string | null) => {
    const files = {
      'data/values.csv': null,
      'records/r.csv': 'lon,lat,day\n1,1,2020-01-01\n',
      'signals/s.yaml': signal,
    };
    const all = await complaints({ ...files, 'borders.geojson': text });
    return all.map((line) => line.split(' | ').slice(0, 2)[1]);
  };
  const cannot = (what: string) => [`borders that cannot be used: ${what}`];

  it.each([
    ['no JSON', '{', 'neither a FeatureCollection nor a Topology with polygons'],
    [
      'nothing',
      '{"type":"FeatureCollection","features":[]}',
      'neither a FeatureCollection nor a Topology with polygons',
    ],
    [
      'metres',
      geoJson({ bj: [[square(2500, 1800, 1)]] }),
      'the position [2500,1800], which is not in degrees',
    ],
    [
      'the antimeridian',
      geoJson({
        bj: [
          [
            [
              [179, 0],
              [-179, 0],
              [-179, 1],
              [179, 0],
            ],
          ],
        ],
      }),
      'a border across the antimeridian',
    ],
    ['no id', borders.replace('"id":"bj",', ''), 'a feature without an id'],
    [
      'a line',
      borders.replace('"MultiPolygon"', '"LineString"'),
      'a feature that is not a Polygon or MultiPolygon',
    ],
    ['null', borders.replace(/\[116,39\]/, '[null,39]'), 'the position [null,39], which is not in degrees'],
  ])('are reported: %s', async (_, text, what) => {
    expect(await problemsWith(text)).toEqual(cannot(what));
  });

  it('are reported: absent file', async () => {
    expect((await problemsWith(null))[0]).toMatch(/no such file|not there|missing|absent/i);
  });
});
