import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { geoArea } from 'd3-geo';
import { strToU8, zipSync } from 'fflate';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { exampleWith } from '../../../test/helpers/editions.js';
import { mapFaults, type Problem } from '../../edition/index.js';
import { shapesOf } from '../../maps/index.js';
import { openEdition } from '../openEdition.js';

const names = {
  A1: 'Northport',
  A2: 'Riverbend',
  A3: 'Stonebridge',
  B1: '湖畔',
  B2: 'Hill-crest',
  B3: 'Southgate',
};
const codes = Object.keys(names);

/**
 * Squares of one degree in a row from 10° E at 50° N, wound as in GeoJSON.
 * @param property the properties of each square
 */
const squares = (property: (code: string) => object, clockwise = false) => ({
  type: 'FeatureCollection',
  features: [...codes, 'elsewhere'].map((code, x) => {
    const ring = [
      [10 + x, 50],
      [11 + x, 50],
      [11 + x, 51],
      [10 + x, 51],
      [10 + x, 50],
    ];
    return {
      type: 'Feature',
      properties: property(code),
      geometry: { type: 'Polygon', coordinates: [clockwise ? ring.toReversed() : ring] },
    };
  }),
});
const byCode = (code: string) => ({ kind: 'city', iso: code });
const byName = (code: string) => ({ NAME: names[code as keyof typeof names] ?? 'Nowhere' });

interface Planar extends Topology {
  points: Record<string, [number, number]>;
  words?: object;
}

function read(map: string, files: Record<string, string | Uint8Array> = {}) {
  const folder = exampleWith({ 'edition.yaml': [['units:\n', `map: ${map}\nunits:\n`]] });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const { edition, problems } = openEdition(folder);
  return { map: edition.map as Planar, notes: edition.mapNotes ?? [], problems };
}
const said = (found: readonly Problem[]) => found.map((p) => `${p.found.en} | ${p.expected.en}`).join('\n');

/** The area of each unit on the plane. */
function areas(map: Planar): Record<string, number> {
  const { features } = feature(map, map.objects['units'] as GeometryCollection);
  return Object.fromEntries(
    features.map(({ id, geometry }) => {
      const rings = (geometry as unknown as { coordinates: number[][][][] }).coordinates.flat();
      const of = (ring: number[][]) =>
        ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0]! * y! - x! * ring[i]![1]!, 0) / 2;
      return [String(id), Math.abs(rings.reduce((sum, ring) => sum + of(ring), 0))];
    }),
  );
}

describe('a map in degrees', () => {
  const whole = JSON.stringify(squares(byCode));
  const topo = JSON.stringify(topology({ towns: squares(byCode) }));

  it.each([
    ['GeoJSON with codes', 'm.geojson', whole],
    ['GeoJSON wound the other way', 'm.geojson', JSON.stringify(squares(byCode, true))],
    ['GeoJSON with names of either language', 'm.json', JSON.stringify(squares(byName))],
    ['TopoJSON', 'm.topojson', topo],
    ['a zip', 'm.zip', zipSync({ 'data/towns.geojson': strToU8(`\ufeff${whole}`), 'read.me': strToU8('x') })],
  ])('is drawn: %s', (_, file, content) => {
    const { map, notes, problems } = read(file, { [file]: content });
    expect(said(problems)).toBe('');
    expect(mapFaults(map, codes)).toEqual([]);
    expect(Object.keys(areas(map)).sort()).toEqual(codes);
    // Squares of equal size are drawn in equal size, wherever they lie.
    const sizes = Object.values(areas(map));
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.02);
    expect(Object.values(map.points).map(([x]) => x)).toEqual(
      Object.values(map.points)
        .map(([x]) => x)
        .sort((a, b) => a - b),
    );
    expect(notes.map(({ en }) => en).join()).toContain('surroundings');
  });

  it('reads a polygon around a pole as that place, not as the rest of the globe', () => {
    const around = (lat: number) => Array.from({ length: 37 }, (_, i) => [i * 10 - 180, lat]);
    const pole = {
      type: 'Feature',
      properties: { iso: 'polar' },
      geometry: { type: 'Polygon', coordinates: [around(-89.999), around(-70).toReversed()] },
    };
    for (const turned of [false, true]) {
      const map = squares(byCode, turned);
      const { faults, shapes } = shapesOf({ ...map, features: [...map.features, pole] }) as {
        faults?: object;
        shapes: { polygons: number[][][][] }[];
      };
      expect(faults).toBeUndefined();
      const areas = shapes.map(({ polygons }) => geoArea({ type: 'MultiPolygon', coordinates: polygons }));
      expect(Math.max(...areas)).toBeLessThan(0.5);
    }
  });

  it('keeps borders in common, so that neighbours are found', () => {
    const { map } = read('m.geojson', { 'm.geojson': whole });
    const objects = map.objects['units'] as GeometryCollection<object>;
    const used = objects.geometries.map(
      (one) =>
        new Set(
          JSON.stringify((one as { arcs: unknown }).arcs)
            .match(/-?\d+/g)!
            .map((n) => (Number(n) < 0 ? ~Number(n) : Number(n))),
        ),
    );
    for (let i = 1; i < used.length; i++)
      expect([...used[i]!].some((arc) => used[i - 1]!.has(arc))).toBe(true);
  });

  it('says which units are not on it', () => {
    const some = squares(byCode);
    some.features.splice(1, 2);
    const { notes } = read('m.geojson', { 'm.geojson': JSON.stringify(some) });
    expect(notes[0]).toEqual({ en: 'not on the map: A2, A3', zh: '地图上没有：A2、A3' });
  });

  it('has the words of its publisher and none of ours', () => {
    const { map } = read(
      '{file: m.geojson, note: {en: As of 2020.}, scale: "1:1,000,000", licence: CC BY 4.0, approval: GS(2020)1234}',
      { 'm.geojson': whole },
    );
    expect(map.words).toEqual({
      en: 'As of 2020. Scale: 1:1,000,000. Map: CC BY 4.0. Approval number of the map: GS(2020)1234.',
      zh: 'As of 2020.比例尺：1:1,000,000。地图：CC BY 4.0。审图号：GS(2020)1234。',
    });
    expect(read('m.geojson', { 'm.geojson': whole }).map).not.toHaveProperty('words');
  });

  it.each([
    ['metres of a grid', whole.replaceAll('[10,50]', '[500010,5500050]'), 'EPSG:4326'],
    [
      'another reference system',
      whole.replace('{', '{"crs":{"properties":{"name":"EPSG:3857"}},'),
      'EPSG:4326',
    ],
    ['no polygons', JSON.stringify({ type: 'FeatureCollection', features: [] }), 'polygons'],
    [
      'points',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } }],
      }),
      'Polygon or MultiPolygon',
    ],
    ['other places', whole.replaceAll('"iso":"', '"iso":"Z'), 'codes or names of units'],
  ])('is refused: %s', (_, content, expected) => {
    const { problems } = read('m.geojson', { 'm.geojson': content });
    expect(said(problems)).toContain(expected);
  });

  it('is asked for by name where a file has several', () => {
    const two = JSON.stringify(topology({ towns: squares(byCode), rivers: squares(byName) }));
    expect(said(read('m.topojson', { 'm.topojson': two }).problems)).toContain('towns, rivers');
    expect(said(read('{file: m.topojson, layer: towns}', { 'm.topojson': two }).problems)).toBe('');
    const zip = zipSync({ 'a.geojson': strToU8(whole), 'b.geojson': strToU8(whole) });
    expect(said(read('m.zip', { 'm.zip': zip }).problems)).toContain('a.geojson, b.geojson');
    expect(said(read('m.zip', { 'm.zip': strToU8('no zip') }).problems)).toContain('in the zip');
  });

  it('is the same in every run', () => {
    const twice = [1, 2].map(() => JSON.stringify(read('m.geojson', { 'm.geojson': whole }).map));
    expect(twice[0]).toBe(twice[1]);
  });
});

describe('dots', () => {
  it('need coordinates, and say so', () => {
    expect(said(read('dots').problems)).toContain('lon and lat');
  });
});
