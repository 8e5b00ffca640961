import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { example } from '../../test/helpers/editions.js';
import { layerFor } from '../maps/index.js';
import type { DraftFiles } from './files.js';
import { setDots, setMap, setMapKey } from './map.js';
import { DraftReader } from './readDraft.js';

const names = ['edition.yaml', 'units.csv', 'indicators.csv', 'data/values.csv'];
const files: DraftFiles = new Map(names.map((name) => [name, readFileSync(join(example, name), 'utf8')]));
const lines = (of: DraftFiles) => of.get('edition.yaml')!.split('\n');
/** The lines of edition.yaml that another one does not have. */
const added = (of: DraftFiles, before = files) => lines(of).filter((line) => !lines(before).includes(line));

/** Squares of one degree in a row, with these names. */
const squares = (...named: string[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: named.map((NAME, x) => {
      const ring = [
        [10 + x, 50],
        [11 + x, 50],
        [11 + x, 51],
        [10 + x, 51],
        [10 + x, 50],
      ];
      return { type: 'Feature', properties: { NAME }, geometry: { type: 'Polygon', coordinates: [ring] } };
    }),
  });

describe('A map that is put into an edition', () => {
  const mapped = setMap(files, 'towns.geojson', squares('Northport', 'Riverbend', 'A lake'));

  it('is a line of edition.yaml and a file, and is drawn with the units that it names', () => {
    expect(added(mapped)).toEqual(['map: towns.geojson']);
    expect(lines(mapped)).toHaveLength(lines(files).length + 1);
    const { map, plan, problems } = new DraftReader().read(mapped);
    expect(problems).toEqual([]);
    const { objects } = map as { objects: { units: { geometries: { id: string }[] } } };
    expect(objects.units.geometries.map(({ id }) => id)).toEqual(['A1', 'A2']);
    expect(plan!.doubts.map(({ en }) => en).join()).toMatch(
      /not on the map: A3.*that belong to no unit.*A lake/s,
    );
  });

  it('is the same drawing as long as nothing of it changes', () => {
    const reader = new DraftReader();
    const { map } = reader.read(mapped);
    const weighed = new Map(mapped).set(
      'edition.yaml',
      mapped.get('edition.yaml')!.replace('weight: 0.6', 'weight: 0.5').replace('weight: 0.4', 'weight: 0.5'),
    );
    expect(reader.read(weighed).map).toBe(map);
    const said = setMapKey(mapped, 'scale', '1:1 000 000', 'en');
    expect(reader.read(said).map).not.toBe(map);
  });

  it('says what its publisher says, word by word, and no more when that is taken out', () => {
    const approved = setMapKey(mapped, 'approval', 'GS(2020)1234', 'zh');
    expect(added(approved)).toEqual(['map: { file: towns.geojson, approval: GS(2020)1234 }']);
    const noted = setMapKey(setMapKey(approved, 'note', 'A sketch.', 'en'), 'note', '示意图。', 'zh');
    expect((new DraftReader().read(noted).map as { words: object }).words).toEqual({
      en: 'A sketch. Approval number of the map: GS(2020)1234.',
      zh: '示意图。审图号：GS(2020)1234。',
    });
    const less = setMapKey(setMapKey(noted, 'note', '', 'en'), 'note', '', 'zh');
    expect(added(less, approved)).toEqual([]);
    expect(setMapKey(less, 'scale', '', 'en')).toBe(less);
  });

  it('takes the place of another map and of what was said of that one, and gives way to dots', () => {
    const approved = setMapKey(mapped, 'approval', 'GS(2020)1234', 'zh');
    const other = setMap(approved, 'new.geojson', squares('Northport'));
    expect(added(other)).toEqual(['map: new.geojson']);
    expect(added(setDots(other))).toEqual(['map: dots']);
  });

  it('that is none, or has none of the units, is a problem of its file', () => {
    for (const [text, found] of [
      ['no JSON', /null|JSON/],
      [squares('A lake'), /no shape with the code or name of a unit/],
    ] as const) {
      const { problems, map } = new DraftReader().read(setMap(files, 'towns.geojson', text));
      expect(map).toBeUndefined();
      expect([problems[0]!.at.file, problems[0]!.found.en]).toEqual([
        'towns.geojson',
        expect.stringMatching(found),
      ]);
    }
  });

  it('with several layers is drawn of the one that has most of the units, and of another where that is written', () => {
    const { features } = JSON.parse(squares('A lake', 'Northport', 'Riverbend')) as FeatureCollection;
    const collection = (of: typeof features): FeatureCollection => ({
      type: 'FeatureCollection',
      features: of,
    });
    const map = topology({ lakes: collection(features.slice(0, 1)), towns: collection(features.slice(1)) });
    const units = [{ code: 'A1', names: ['Northport'] }];
    const layer = layerFor(map, units);
    expect([layer, layerFor(map, [{ code: 'Z', names: ['Zed'] }])]).toEqual(['towns', undefined]);
    const layered = setMap(files, 'all.topojson', JSON.stringify(map), layer);
    expect(added(layered)).toEqual(['map: { file: all.topojson, layer: towns }']);
    expect(new DraftReader().read(layered).problems).toEqual([]);
    const other = setMapKey(layered, 'layer', 'lakes', 'en');
    expect(new DraftReader().read(other).problems[0]!.found.en).toMatch(/no shape with the code or name/);
    expect(added(setMap(layered, 'all.topojson', squares('Northport')))).toEqual([
      'map: { file: all.topojson }',
    ]);
  });
});
