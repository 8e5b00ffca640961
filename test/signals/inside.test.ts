import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEdition } from '../../src/signals/index.js';
import { simulate } from '../../src/signals/simulate/simulate.js';
import { changed, complaints, editionWith, type Files } from '../helpers/complaints.js';
import { temporaryFolder } from '../helpers/folders.js';

const secret = 'password: hunter2\n"root,x\n1;2;3';

/** A square as borders or as a map. */
const square = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'bj',
      properties: {},
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    },
  ],
});

const signal = 'from: records/a.csv, period: { column: day }, value: { count: true }';
const records = {
  'data/values.csv': null,
  'records/a.csv': 'city,day,lon,lat\nbj,2020-01-01,0.5,0.4\n',
};
const counted = {
  ...records,
  'signals/s.yaml': ['orders', 'users']
    .map((id) => `- { indicator: ${id}, ${signal}, unit: { code: city } }\n`)
    .join(''),
};
const keyed = (line: string) => changed('edition.yaml', ['tree:', `${line}\ntree:`]);

/** Every kind of text file of an edition, and an edition that has one. */
const kinds: [string, Files][] = [
  ['edition.yaml', {}],
  ['units.csv', {}],
  ['indicators.csv', {}],
  ['groups.csv', { 'groups.csv': 'column,code,name_en,name_zh\nprovince,north,North,北\n' }],
  ['places.csv', { 'places.csv': 'code,unit\nbj,bj\n' }],
  ['data/values.csv', {}],
  ['records/a.csv', counted],
  ['signals/s.yaml', counted],
  [
    'sources.yaml',
    {
      ...counted,
      'sources.yaml':
        'sources: [{ id: a, title: { en: A, zh: 甲 }, file: records/a.csv, licence: CC0-1.0, url: "https://example.org" }]\n',
    },
  ],
  [
    'notes/source.csv',
    {
      'notes/source.csv': 'a\n1\n',
      'sources.yaml':
        'sources: [{ id: a, title: { en: A, zh: 甲 }, file: notes/source.csv, licence: CC0-1.0, url: "https://example.org" }]\n',
    },
  ],
  [
    'borders.geojson',
    {
      ...records,
      'borders.geojson': square,
      'signals/s.yaml': ['orders', 'users']
        .map(
          (id) =>
            `- { indicator: ${id}, ${signal}, unit: { lon: lon, lat: lat, borders: borders.geojson } }\n`,
        )
        .join(''),
    },
  ],
  ['map.topojson', { ...keyed('map: map.topojson\nneighbours: queen'), 'map.topojson': square }],
  [
    'contextual.csv',
    {
      ...keyed(
        'contextual: [{ id: b, title: { en: B, zh: 乙 }, file: contextual.csv, column: b, unit: { en: m, zh: 元 }, level: city, period: 2020, source: s }]',
      ),
      'contextual.csv': 'unit,period,b\nbj,2020,1\n',
    },
  ],
  [
    'economy.csv',
    {
      ...keyed(
        'economy: { indicators: [{ id: gdp, title: { en: GDP, zh: 地区生产总值 }, unit: { en: m, zh: 元 } }] }',
      ),
      'economy.csv': 'level,code,period,indicator,vintage,value,source\ncity,bj,2020,gdp,,1,s\n',
    },
  ],
  [
    'chain/old.csv',
    {
      ...keyed(
        'chain: [{ edition: "2019", title: { en: old, zh: 旧 }, with: chain/old.csv, source: s, over: 2020 }]',
      ),
      'chain/old.csv': 'unit,level,period,node,value\nbj,city,2020,index,1\n',
    },
  ],
  [
    'judgements/j.csv',
    {
      ...changed('edition.yaml', [
        '  id: index',
        '  id: index\n  weigh: { by: ahp, table: judgements/j.csv }',
      ]),
      'judgements/j.csv': 'orders,users\n1,1\n1,1\n',
    },
  ],
];

/** Moves a file out of the edition, with other bytes, and puts a link in its place. */
function lead(folder: string, name: string, content: string): string {
  const away = join(temporaryFolder(), `away-${name.replaceAll('/', '-')}`);
  writeFileSync(away, content);
  rmSync(join(folder, name));
  symlinkSync(away, join(folder, name));
  return away;
}

async function saidOf(folder: string): Promise<string[]> {
  try {
    return await complaints(folder);
  } catch (error) {
    return [String(error)];
  }
}

describe('A file of an edition that links out of it is refused, and nothing of its content is reported:', () => {
  it.each(kinds)('%s', async (name, files) => {
    const folder = editionWith(files);
    const before = await saidOf(folder);
    expect(before.join('\n')).not.toContain('a link that leads out');
    lead(folder, name, secret);
    const said = (await saidOf(folder)).join('\n');
    expect(said).toContain(`${name} | a link that leads out of the edition`);
    expect(said).not.toMatch(/hunter2|root|away/);
  });

  it.each(['signals', 'data'])('the folder %s, without naming its files', async (name) => {
    const folder = editionWith({ ...counted, 'data/values.csv': 'unit,period,orders\nbj,2020,1\n' });
    const away = temporaryFolder();
    writeFileSync(join(away, 'secret.yaml'), secret);
    writeFileSync(join(away, 'secret.csv'), secret);
    rmSync(join(folder, name), { recursive: true });
    symlinkSync(away, join(folder, name));
    const said = (await saidOf(folder)).join('\n');
    expect(said).toContain(`${name} | a link that leads out of the edition`);
    expect(said).not.toMatch(/secret|hunter2/);
  });

  it.each(['records', 'records/of-2020'])('the folder %s, without naming its files', async (link) => {
    for (const from of ['records/of-2020/a.csv', 'records/of-2020/*.csv', 'records/*/*.csv']) {
      const folder = editionWith({
        ...counted,
        'records/a.csv': null,
        'records/of-2020/a.csv': counted['records/a.csv'],
        'signals/s.yaml': counted['signals/s.yaml'].replaceAll('records/a.csv', `"${from}"`),
      });
      expect(await saidOf(folder)).toEqual([]);
      const away = temporaryFolder();
      mkdirSync(join(away, 'of-2020'));
      for (const below of ['', 'of-2020']) {
        for (const name of ['a.csv', 'secret.csv']) writeFileSync(join(away, below, name), secret);
      }
      rmSync(join(folder, link), { recursive: true });
      symlinkSync(away, join(folder, link));
      const said = (await saidOf(folder)).join('\n');
      expect(said).toContain(`${link} | a link that leads out of the edition`);
      expect(said).not.toMatch(/secret|hunter2|a\.csv \|/);
    }
  });

  it('a table of a simulation', async () => {
    const folder = editionWith({ 'simulation/record_types.csv': 'a\n1\n' });
    lead(folder, 'simulation/record_types.csv', secret);
    const how = { records: 1, seed: 1, out: join(folder, 'records'), threads: 1 };
    const said = await simulate(folder, how).then(String, String);
    expect(said).toContain('simulation/record_types.csv');
    expect(said).toContain('a link that leads out of the edition');
    expect(said).not.toContain('hunter2');
  });
});

it('A link within the edition is a file like any other, and so is an edition that is reached by a link', async () => {
  const folder = editionWith({ 'tables/u.csv': null });
  mkdirSync(join(folder, 'tables'));
  renameSync(join(folder, 'units.csv'), join(folder, 'tables/units.csv'));
  symlinkSync('tables/units.csv', join(folder, 'units.csv'));
  const by = join(temporaryFolder(), 'edition');
  symlinkSync(folder, by);
  expect([await complaints(folder), await complaints(by)]).toEqual([[], []]);
});

it('A link to a link out, a dangling link and a pipe are refused', async () => {
  const folder = editionWith({ 'places.csv': 'code,unit\nbj,bj\n' });
  const away = lead(folder, 'places.csv', secret);
  symlinkSync(away, join(dirname(away), 'second'));
  rmSync(join(folder, 'places.csv'));
  symlinkSync(join(dirname(away), 'second'), join(folder, 'places.csv'));
  symlinkSync(join(folder, 'gone.csv'), join(folder, 'groups.csv'));
  mkdirSync(join(folder, 'signals'));
  execFileSync('mkfifo', [join(folder, 'signals/pipe.yaml')]);
  const said = (await saidOf(folder)).map((line) => line.split(' | ').slice(0, 2).join(' | '));
  expect(said).toEqual([
    'groups.csv | a link that leads out of the edition',
    'places.csv | a link that leads out of the edition',
    'signals/pipe.yaml | something that cannot be read (EINVAL)',
  ]);
});

it('A variant given on the command line may lie anywhere', () => {
  const folder = editionWith({});
  const file = join(temporaryFolder(), 'ours.yaml');
  writeFileSync(file, 'edition: ours\ntitle: { en: Ours, zh: 我们的 }\n');
  expect(openEdition(folder, file).edition.source.edition).toBe('ours');
  expect(readFileSync(file, 'utf8')).toContain('ours');
});
