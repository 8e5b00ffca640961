import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { expect, it } from 'vitest';
import { hashFile, hashUnlessKnown, stateOf } from '../../src/signals/hash.js';
import { openEdition, prepare, withDuckDb } from '../../src/signals/index.js';
import type { Partials } from '../../src/sql/index.js';
import { changed, editionWith } from '../helpers/complaints.js';
import { temporaryFolder } from '../helpers/folders.js';
import { seeded } from '../helpers/random.js';

const month = (m: number, shift = 0) =>
  [
    'city,day,user,n',
    ...Array.from({ length: 60 }, (_, i) => {
      return `${['bj', 'sh', 'hz'][i % 3]},2020-0${m},u${(i * (m + shift)) % 37},${i / 7}`;
    }),
    '',
  ].join('\n');

const values = [
  '{ distinct: user, approximate: true }',
  '{ sum: n }',
  '{ mean: n }',
  '{ quantile: n, at: 0.9 }',
  '{ distinct: user }',
];

async function panelOf(files: Record<string, string>, value: string, partials?: string) {
  const shared = 'from: records/*.csv, unit: { code: city }, period: { column: day }';
  const edition = editionWith({
    'data/values.csv': null,
    'signals/s.yaml': `- { indicator: orders, ${shared}, value: ${value} }\n- { indicator: users, ${shared}, value: { count: true } }\n`,
    ...files,
  });
  const env = partials === undefined ? {} : { IPLUS_PARTIALS: partials };
  const { panel, provenance } = await prepare(openEdition(edition), () => {}, env);
  return [
    panel.values.join(),
    provenance.geocoding,
    provenance.inputs.filter((i) => i.path.startsWith('records')),
  ];
}

it.each(values)('Cached partials give the same panel as all records at once: %s', async (value) => {
  const cache = temporaryFolder();
  const files = { 'records/a.csv': month(1), 'records/b.csv': month(2), 'records/c.csv': month(2, 3) };
  await panelOf({ 'records/a.csv': files['records/a.csv'] }, value, cache);
  const partials = () => readdirSync(cache).filter((name) => name.endsWith('.partials'));
  const before = partials();
  expect(before.length).toBeGreaterThan(0);
  expect(await panelOf(files, value, cache)).toEqual(await panelOf(files, value));
  expect(partials()).toHaveLength(3 * before.length);
  expect(await panelOf(files, value, cache)).toEqual(await panelOf(files, value));
  expect(partials()).toHaveLength(3 * before.length);
});

it('Cached partials give the same sample rows as all records at once, from the files of the last period alone', async () => {
  const ofYear = (year: number, shift: number) =>
    month(1, shift).replaceAll('2020-01', `${year}-0${1 + (shift % 3)}`);
  const shared = 'from: records/*.csv, unit: { code: city }, period: { column: day }, complete: true';
  const edition = editionWith({
    'data/values.csv': null,
    'records/a.csv': ofYear(2020, 0),
    'records/b.csv': `${ofYear(2020, 1)}bj,2021-01,u1,4\n`,
    'records/c.csv': ofYear(2021, 2),
    'signals/s.yaml': `- { indicator: orders, ${shared}, value: { sum: n } }\n- { indicator: users, ${shared}, where: "user = 'u1'", value: { count: true } }\n`,
  });
  const samples = async (env: Record<string, string>) =>
    (await prepare(openEdition(edition), () => {}, env)).provenance.samples!;
  const cache = { IPLUS_PARTIALS: temporaryFolder() };
  const [atOnce, inParts, again] = [await samples({}), await samples(cache), await samples(cache)];
  expect([inParts, again]).toEqual([atOnce, atOnce]);
  expect(new Set(atOnce.sets.map(({ file }) => file))).toEqual(new Set(['records/b.csv', 'records/c.csv']));
});

it('Cached samples of each file come to those of all at once, where a new file changes which units are the largest', async () => {
  const random = seeded(37);
  const codes = Array.from({ length: 900 }, (_, i) => `u${1000 + i}`);
  const records = (month: string) =>
    Array.from({ length: 3000 }, () => {
      const code = codes[Math.floor(random() ** 2 * codes.length)];
      const amount = ['', '5', '5', '-2', `${Math.round(1e4 * random()) / 100}`][Math.floor(5 * random())];
      return `${code},2020-${month},u${Math.floor(9 * random())},${amount}`;
    });
  const file = (month: string) => ['city,day,user,n', ...records(month), ''].join('\n');
  const shared = 'from: records/*.csv, unit: { code: city }, period: { column: day }, complete: true';
  const values = [
    '{ sum: n }',
    '{ count: true }',
    '{ distinct: user }',
    '{ max: n }',
    `{ ratio: { count: true, where: "n = '5'" }, to: { count: true } }`,
  ];
  const ids = values.map((_, i) => `s${i}`);
  const signals = values.map(
    (value, i) => `- { indicator: ${ids[i]}, ${shared}, value: ${value}, where: "user <> 'u${i}'" }\n`,
  );
  const edition = editionWith({
    ...changed(
      'edition.yaml',
      [', groups: [{ column: province }]', ''],
      [
        '    - { indicator: orders, weight: 0.6 }\n    - { indicator: users, weight: 0.4 }\n',
        ids.map((id) => `    - { indicator: ${id}, weight: 0.2 }\n`).join(''),
      ],
    ),
    'indicators.csv': ['id,title_en,title_zh,direction', ...ids.map((id) => `${id},${id},${id},1`), ''].join(
      '\n',
    ),
    'units.csv': ['code,name_en,name_zh', ...codes.map((code) => `${code},${code},${code}`), ''].join('\n'),
    'data/values.csv': null,
    'signals/s.yaml': signals.join(''),
    'records/a.csv': file('01'),
    'records/b.csv': file('02'),
  });
  const samples = async (env: Record<string, string>) =>
    (await prepare(openEdition(edition), () => {}, env)).provenance.samples!;
  const cache = { IPLUS_PARTIALS: temporaryFolder() };
  expect(await samples(cache)).toEqual(await samples({}));
  writeFileSync(join(edition, 'records/c.csv'), file('03').replaceAll(/u1[4-9]/g, 'u11'));
  const atOnce = await samples({});
  expect(await samples(cache)).toEqual(atOnce);
  expect(new Set(atOnce.sets.map(({ file }) => file)).size).toBe(3);
  // Short cells leave room for rows of more figures than are searched for at first: the table is full, but for rows of one more.
  const bytes = atOnce.rows.map(({ unit, cells }) => 20 + unit.length + cells.join().length + 1);
  expect(150_000 - bytes.reduce((sum, n) => sum + n, 0)).toBeLessThan(60 * values.length);
  // Of each file, what both searches found.
  expect(readdirSync(cache.IPLUS_PARTIALS).filter((name) => name.endsWith('.samples'))).toHaveLength(6);
});

it('Damaged partials are computed again', async () => {
  const cache = temporaryFolder();
  const files = { 'records/a.csv': month(1) };
  const sound = await panelOf(files, '{ sum: n }', cache);
  for (const name of readdirSync(cache)) {
    const bytes = readFileSync(join(cache, name));
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(join(cache, name), bytes);
  }
  expect(await panelOf(files, '{ sum: n }', cache)).toEqual(sound);
});

it('A build that reads afresh neither uses nor writes the cache', async () => {
  const cache = temporaryFolder();
  const edition = editionWith({
    'data/values.csv': null,
    'records/a.csv': month(1),
    'signals/s.yaml':
      '- { indicator: orders, from: records/*.csv, unit: { code: city }, period: { column: day }, value: { count: true } }\n- { indicator: users, from: records/*.csv, unit: { code: city }, period: { column: day }, value: { count: true } }\n',
  });
  const values = async (afresh: boolean) => {
    const { panel } = await prepare(openEdition(edition), () => {}, { IPLUS_PARTIALS: cache }, afresh);
    return [...panel.values];
  };
  const sound = await values(true);
  expect(readdirSync(cache)).toEqual([]);
  expect(await values(false)).toEqual(sound);
  const [name] = readdirSync(cache).filter((n) => n.endsWith('.partials'));
  const path = join(cache, name!);
  const partials = deserialize(readFileSync(path).subarray(32)) as Partials[];
  const written = serialize(
    partials.map((p) => ({ ...p, cells: p.cells.map((cells) => new Float64Array(cells.length).fill(7)) })),
  );
  writeFileSync(path, Buffer.concat([createHash('sha256').update(written).digest(), written]));
  expect(await values(false)).not.toEqual(sound);
  expect(await values(true)).toEqual(sound);
});

it('Partials of a file that has changed are not used', async () => {
  const cache = temporaryFolder();
  await panelOf({ 'records/a.csv': month(1) }, '{ sum: n }', cache);
  const changed = { 'records/a.csv': month(1).replace(',0\n', ',1000\n') };
  expect(await panelOf(changed, '{ sum: n }', cache)).toEqual(await panelOf(changed, '{ sum: n }'));
});

it('Files with the same bytes keep their own figures where folders name their columns, in parts as at once', async () => {
  const rows = 'city,user,n\nbj,u1,1\nsh,u2,2\nhz,u3,3\n';
  const shared = 'from: records/*/*.csv, unit: { code: city }, period: { column: year }';
  const valuesOf = async (value: string, years: readonly number[], env: Record<string, string>) => {
    const edition = editionWith({
      'data/values.csv': null,
      ...Object.fromEntries(years.map((year) => [`records/year=${year}/a.csv`, rows])),
      'signals/s.yaml': `- { indicator: orders, ${shared}, value: ${value} }\n- { indicator: users, ${shared}, value: { count: true } }\n`,
    });
    const { plan, panel } = await prepare(openEdition(edition), () => {}, env);
    return [plan.periods, [...panel.values]];
  };
  for (const value of ['{ sum: n }', '{ distinct: user }']) {
    const cache = { IPLUS_PARTIALS: temporaryFolder() };
    for (const years of [[2020], [2020, 2021], [2021]])
      expect(await valuesOf(value, years, cache)).toEqual(await valuesOf(value, years, {}));
  }
});

// Both wait until a change would show in the time of a file, so they wait together.
it.concurrent('An unchanged file is not read again for its hash; a changed one is, whatever its modification time', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'a');
  const long = new Date(2000, 0, 1);
  const first = await hashUnlessKnown(path, undefined);
  expect(first).toMatchObject({ ...(await hashFile(path)), state: '' });
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const known = await hashUnlessKnown(path, first);
  expect(known.state).toBe(await stateOf(path));
  expect(await hashUnlessKnown(path, known)).toBe(known);
  utimesSync(path, long, long);
  const { state } = await hashUnlessKnown(path, known);
  writeFileSync(path, 'b');
  utimesSync(path, long, long);
  expect(await hashUnlessKnown(path, { ...known, state })).toMatchObject(await hashFile(path));
});

it.concurrent('Hashes are cached with the partials, and a file is hashed again once it has changed', async () => {
  const cache = temporaryFolder();
  const edition = editionWith({
    'data/values.csv': null,
    'records/a.csv': month(1),
    'signals/s.yaml':
      '- { indicator: orders, from: records/*.csv, unit: { code: city }, period: { column: day }, value: { sum: n } }\n- { indicator: users, from: records/*.csv, unit: { code: city }, period: { column: day }, value: { count: true } }\n',
  });
  const hashOf = async () => {
    const { provenance } = await prepare(openEdition(edition), () => {}, { IPLUS_PARTIALS: cache });
    return provenance.inputs.find((i) => i.path === 'records/a.csv')?.sha256;
  };
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  await new Promise((resolve) => setTimeout(resolve, 2100));
  for (const _ of [1, 2]) expect(await hashOf()).toBe(sha256(month(1)));
  expect(readdirSync(cache).filter((name) => name.endsWith('.hashes'))).toHaveLength(1);
  writeFileSync(join(edition, 'records/a.csv'), month(2));
  expect(await hashOf()).toBe(sha256(month(2)));
});

it('Cached partials of Parquet files whose column types differ give the same panel as all records at once', async () => {
  const signal = 'indicator: orders, from: records/*.parquet, unit: { code: city }, period: { column: day }';
  const edition = editionWith({
    'data/values.csv': null,
    'records/.keep': '',
    'signals/s.yaml': `- { ${signal}, value: { sum: n } }\n- { ${signal.replace('orders', 'users')}, value: { count: true } }\n`,
  });
  const types = { a: 'INTEGER', b: 'DECIMAL(18, 6)', c: 'DOUBLE' };
  await withDuckDb(async (connection) => {
    for (const [name, type] of Object.entries(types)) {
      const rows = `SELECT ['bj', 'sh', 'hz'][i % 3 + 1] AS city, '2020-0' || (1 + i % 2) AS day, CAST(i / 7 AS ${type}) AS n FROM range(90) t(i)`;
      await connection.run(`COPY (${rows}) TO '${join(edition, 'records', name)}.parquet' (FORMAT parquet)`);
    }
  });
  const valuesWith = async (env: Record<string, string>) =>
    (await prepare(openEdition(edition), () => {}, env)).panel.values.join();
  const cache = { IPLUS_PARTIALS: temporaryFolder() };
  const [atOnce, inParts, again] = [await valuesWith({}), await valuesWith(cache), await valuesWith(cache)];
  expect([inParts, again]).toEqual([atOnce, atOnce]);
});

it('Renamed places within the same borders keep their records, whatever was cached', async () => {
  const [west, east] = [116, 121].map((x) => [
    [x, 30],
    [x + 1, 30],
    [x + 1, 31],
    [x, 31],
    [x, 30],
  ]);
  const bordersOf = (...ids: string[]) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [west, east].map((ring, i) => ({
        ...{ type: 'Feature', id: ids[i], properties: null },
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    });
  const valuesWith = async (borders: string, env: Record<string, string>) => {
    const edition = editionWith({
      'data/values.csv': 'unit,period,users\nbj,2020,1\nsh,2020,1\nhz,2020,1\n',
      'records/r.csv': 'lon,lat,day\n116.5,30.5,2020-01-01\n116.5,30.5,2020-01-02\n121.5,30.5,2020-01-01\n',
      'signals/s.yaml':
        '- { indicator: orders, from: records/*.csv, unit: { lon: lon, lat: lat, borders: borders.geojson }, period: { column: day }, value: { count: true } }\n',
      'borders.geojson': borders,
    });
    return [...(await prepare(openEdition(edition), () => {}, env)).panel.values].slice(0, 2);
  };
  const cache = { IPLUS_PARTIALS: temporaryFolder() };
  expect(await valuesWith(bordersOf('bj', 'sh'), cache)).toEqual([2, 1]);
  expect(await valuesWith(bordersOf('sh', 'bj'), cache)).toEqual([1, 2]);
});
