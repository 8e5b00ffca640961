import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changed, complaints, editionWith } from '../helpers/complaints.js';
import { temporaryFolder } from '../helpers/folders.js';

const whole = 'a folder with edition.yaml, units.csv and data';
const inside = 'a file inside the edition, such as records/orders.csv, without “..”';
const change = 'change the value; `iplus schema` prints all that is allowed';
const write = 'write it, or start from a working example: iplus new DIR';

describe('An edition', () => {
  it('that is an empty folder', async () => {
    const folder = temporaryFolder();
    expect(await complaints(folder)).toEqual([
      `FOLDER | a folder without edition.yaml | ${whole} | name the right folder, or write a working example into it: iplus new DIR`,
    ]);
  });

  it('that is not there', async () => {
    const folder = join(temporaryFolder(), 'gone');
    expect(await complaints(folder)).toEqual([
      `FOLDER | no such folder | ${whole} | correct the path, or make a working example: iplus new DIR`,
    ]);
  });

  it('that is a file', async () => {
    const file = join(editionWith({}), 'edition.yaml');
    expect(await complaints(file)).toEqual([
      'FOLDER | a file | the folder of an edition | name the folder that holds edition.yaml',
    ]);
  });

  it('whose edition.yaml is a folder', async () => {
    const folder = editionWith({ 'edition.yaml': null });
    mkdirSync(join(folder, 'edition.yaml'));
    expect(await complaints(folder)).toEqual([
      'edition.yaml | something that cannot be read (EISDIR) | a file that you may read | put a readable file in its place',
    ]);
  });

  it('in a folder with brackets, stars, quotes and Chinese in its name is read', async () => {
    const folder = editionWith({
      'records/r.csv': 'city,when\nbj,2020\nbj,2021\n',
      'signals/s.yaml':
        'indicator: users\nfrom: records/*.csv\nunit: { code: city }\nperiod: { column: when }\nvalue: { count: true }\n',
      'data/values.csv': 'unit,period,orders\nbj,2020,1\n',
    });
    const odd = join(temporaryFolder(), "a [2020]* it's 指数");
    renameSync(folder, odd);
    expect(await complaints(odd)).toEqual([]);
  });
});

describe('A file that is not there', () => {
  it.each([
    ['units.csv', 'the table of the units'],
    ['indicators.csv', 'the table of the indicators'],
  ])('is named: %s', async (file, what) => {
    expect(await complaints({ [file]: null })).toEqual([`${file} | no such file | ${what} | ${write}`]);
  });

  it('is named when the edition names it: units, map, source, figures beside', async () => {
    const beside =
      'contextual: [{ id: gdp, title: { en: GDP, zh: 生产总值 }, unit: { en: u, zh: 元 }, file: gdp.csv, level: city, column: gdp, period: 2020, source: x }]';
    const pairs = [
      ['level: city,', 'level: city, file: cities.csv,'],
      ['tree:', `map: map.topojson\n${beside}\ntree:`],
    ] as const;
    const source = 'sources: [{ id: own, title: { en: a, zh: b }, file: gone.csv, licence: x, url: y }]';
    const named = 'the file that the edition names';
    expect(await complaints({ ...changed('edition.yaml', ...pairs), 'sources.yaml': source })).toEqual([
      `gone.csv | no such file | ${named} | ${write}`,
      `map.topojson | no such file | ${named} | ${write}`,
      `cities.csv | no such file | the table of the units | ${write}`,
    ]);
  });

  it('is named when a signal reads it', async () => {
    const signal =
      'from: records/r-*.parquet\nunit: { code: c }\nperiod: { column: d }\nvalue: { count: true }\n';
    expect(await complaints({ 'signals/s.yaml': `indicator: users\n${signal}` })).toEqual([
      `records/r-*.parquet | no such file | the records of signals/s.yaml | ${write}`,
    ]);
  });
});

describe('A file outside the edition', () => {
  it.each([
    '../units.csv',
    '/etc/passwd',
    'a/../../b.csv',
    'C:\\units.csv',
    'https://example.org/u.csv',
    '~/u.csv',
  ])('is refused: %s', async (file) => {
    const named = changed('edition.yaml', ['level: city,', `level: city, file: '${file}',`]);
    expect(await complaints(named)).toEqual([
      `edition.yaml:5 (units.file) | ${JSON.stringify(file)} | ${inside} | ${change}`,
    ]);
  });

  it('is refused in maps, sources and signals', async () => {
    const told = await complaints({
      ...changed('edition.yaml', ['tree:', 'map: ../m.topojson\ntree:']),
      'sources.yaml': 'sources: [{ id: own, title: { en: a, zh: b }, file: ../s.csv, licence: x, url: y }]',
      'signals/s.yaml':
        'indicator: users\nfrom: ../r.csv\nunit: { code: c }\nperiod: { column: d }\nvalue: { count: true }\n',
    });
    expect(told).toEqual([
      `edition.yaml:7 (map) | "../m.topojson" | ${inside} | ${change}`,
      `sources.yaml:1 (sources.0.file) | "../s.csv" | ${inside} | ${change}`,
      `signals/s.yaml:2 (from) | "../r.csv" | ${inside}, a table clickhouse:database.table, or platform:CONTRACT | ${change}`,
    ]);
  });

  it('cannot be read by the SQL of a signal either', async () => {
    const outside = join(editionWith({}), 'units.csv');
    const [told] = await complaints({
      'records/r.csv': 'city,when\nbj,2020\n',
      'signals/s.yaml': `indicator: users\nfrom: records/r.csv\nunit: { code: city }\nperiod: { column: when }\nwhere: "(SELECT count(*) FROM read_text('${outside}')) > 0"\nvalue: { count: true }\n`,
    });
    expect(told).toContain('“SELECT” at character 2 of the condition');
    expect(told).not.toContain('bj,');
  });
});

describe('A source', () => {
  const source = (more: string) => ({
    'sources.yaml': `sources:\n  - { id: s, title: { en: a, zh: b }, package: left-pad@1.3.0, file: x, licence: y, url: z${more} }\n`,
  });

  it('from a package says hash, format and date', async () => {
    expect(await complaints(source(''))).toEqual(
      ['integrity', 'format', 'observed'].map(
        (key) => `sources.yaml:2 (sources.0) | no “${key}” | the key “${key}” | add it`,
      ),
    );
  });

  it('names an exact version, and no option of npm', async () => {
    const given = source(', integrity: sha512-x, format: ip-ranges, observed: 2020-01-01');
    for (const spec of ['left-pad@latest', '--registry=x@1.0.0', 'left-pad']) {
      const named = { 'sources.yaml': given['sources.yaml'].replace('left-pad@1.3.0', `'${spec}'`) };
      expect(await complaints(named)).toEqual([
        `sources.yaml:2 (sources.0.package) | "${spec}" | an exact version of a package, name@1.2.3 | ${change}`,
      ]);
    }
  });
});
