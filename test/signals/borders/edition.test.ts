import { describe, expect, it } from 'vitest';
import { explain, findSubject } from '../../../src/release/index.js';
import { openEdition, prepare, rawRows } from '../../../src/signals/index.js';
import { noPlaceReasons } from '../../../src/sql/index.js';
import { complaints, editionWith } from '../../helpers/complaints.js';
import { releaseOf } from '../../helpers/editions.js';
import { square } from '../../helpers/squares.js';
import { geoJson } from './polygons.js';

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
      [noPlaceReasons.none, noPlaceReasons.none],
      [noPlaceReasons.swapped, noPlaceReasons.swapped],
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
