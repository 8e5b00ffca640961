import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEdition, prepare, withDuckDb } from '../../src/signals/index.js';
import { changed, complaints, editionWith, type Files, problemsOf } from '../helpers/complaints.js';
import { aside, csv, ingested, orders, problemLine } from '../helpers/ingestion.js';

const signals = (period: string) =>
  ['orders', 'users']
    .map(
      (id) =>
        `- { indicator: ${id}, from: 'records/*', unit: { code: city }, period: ${period}, value: { count: true } }\n`,
    )
    .join('');

/** The small edition with records of one city on these dates, a file for each list. */
function dated(files: readonly (readonly string[])[], frequency = 'year', period = '{ column: day }'): Files {
  const base = frequency === 'year' ? '2020' : frequency === 'month' ? '2020-01' : '2020-Q1';
  const names = files.map((_, i) => `records/${'ab'[i]}.csv`);
  return {
    ...changed('edition.yaml', ['frequency: year, base: 2020', `frequency: ${frequency}, base: ${base}`]),
    'data/values.csv': null,
    'signals/s.yaml': signals(period),
    ...Object.fromEntries(
      files.map((days, i) => [
        names[i],
        ['city,day', ...days.map((day) => `bj,${/[",]/.test(day) ? `"${day}"` : day}`), ''].join('\n'),
      ]),
    ),
  };
}

const sound = ['2020-01-01', '2020-01-02T03:04Z', '2020-01'];

describe('A build reads dates by one grammar, and refuses others', () => {
  it.each([
    ['2020-02-30', 'month'],
    ['2020-01-31 25:99:99', 'month'],
    ['2020-01-31Tgarbage', 'month'],
    ['0044-03-15 BC', 'month'],
    ['2020-01-31 6:00 PM', 'month'],
    ['2020', 'month'],
    ['2020-Q1', 'month'],
    ['2020', 'quarter'],
    ['yesterday', 'year'],
    ['', 'year'],
  ])(
    '%j in an edition of %ss, with the file, the record number and the number of such records',
    async (day, frequency) => {
      const files = dated([sound, [...sound, day, day]], frequency);
      const shown = day === '' ? 'nothing' : `“${day}”`;
      expect(await complaints(files)).toEqual([
        expect.stringContaining(
          `signals/s.yaml:1 (orders) | 2 records whose date is invalid: ${shown} in record 4 of records/b.csv is the first | `,
        ),
      ]);
    },
  );

  it('as an ingest sets them aside', async () => {
    const days = [
      '2020-02-30',
      '2020-01-31 25:99:99',
      '2020',
      '2020-Q1',
      '2020-01-31T23:59:60Z',
      '2020-01-31T18Z',
    ];
    const zoned = orders({ 'records/a.csv': csv(...days.map((day, i) => `${i},bj,${day},5,card`)) });
    const { total } = await ingested(zoned);
    expect(total).toMatchObject({ read: 6, used: 2, aside: { 'not-a-date': 4 } });
    expect((await aside(zoned)).map((row) => row[5])).toEqual(days.slice(0, 4));
  });

  it('and counts the day of a moment once, however its time is written', async () => {
    const days = ['2020-01-31T17:00Z', '2020-01-31 17:00:00.5', '2020-02-01', '2020-02-01T00:30+08:00'];
    const { provenance } = await prepare(
      openEdition(editionWith(dated([days], 'month', '{ column: day, zone: Asia/Shanghai }'))),
    );
    const counted = provenance.geocoding.filter((p) => p.indicator === 'orders');
    expect(counted.map(({ observed, records }) => [observed, records.read])).toEqual([['2020-02-01', 4]]);
  });

  it('and in the format that the signal declares', async () => {
    const period = '{ column: day, format: "%d/%m/%Y" }';
    const files = dated([['31/1/2020', '05/02/2020']], 'month', period);
    const { panel } = await prepare(openEdition(editionWith(files)));
    expect([panel.values[0], panel.values[3]]).toEqual([1, 1]);
    const [refused] = await complaints(dated([['05/02/2020', '2020-02-05', '31/02/2020']], 'month', period));
    expect(refused).toContain(
      '2 records whose date is invalid: “2020-02-05” in record 2 of records/a.csv is the first',
    );
    expect(refused).toContain('dates written as %d/%m/%Y');
  });

  it.each(['%d/%m', '%Y-%d', '%Y %Y', '%Y %B', '%Y-%m-%d %I:%M', '%Y%'])(
    'An invalid format is refused before any record is read: %s',
    async (format) => {
      const [refused] = await complaints(dated([sound], 'month', `{ column: day, format: '${format}' }`));
      expect(refused).toMatch(/^signals\/s.yaml:1 .* a form of dates made of %Y/);
    },
  );

  it('of Parquet with columns of any type', async () => {
    const types = [
      ["TIMESTAMP '2020-01-31 18:00:00'", '2020-02-01'],
      ["TIMESTAMPTZ '2020-01-31 18:00:00+08'", '2020-01-31'],
      ["DATE '2020-01-31'", '2020-01-31'],
      ["'2020-01-31T18Z'", '2020-02-01'],
      ["TIMESTAMP_NS '2020-01-31 18:00:00'", '2020-02-01'],
    ] as const;
    for (const [sql, day] of types) {
      const folder = editionWith({
        ...changed('edition.yaml', [
          'frequency: year, base: 2020',
          `frequency: month, base: ${day.slice(0, 7)}`,
        ]),
        'data/values.csv': null,
        'records/.keep': '',
        'signals/s.yaml': signals('{ column: day, zone: Asia/Shanghai }').replaceAll('/*', '/*.parquet'),
      });
      const file = join(folder, 'records', 'a.parquet');
      await withDuckDb((c) =>
        c.run(`COPY (SELECT 'bj' AS city, ${sql} AS day) TO '${file}' (FORMAT parquet)`),
      );
      const { provenance } = await prepare(openEdition(folder));
      expect([sql, provenance.geocoding[0]!.observed]).toEqual([sql, day]);
    }
  });
});

describe('Dates far outside the usual range', () => {
  it('are refused once, since a typing error in a year would stretch the index over centuries', async () => {
    const [refused, ...more] = await complaints(
      dated([
        ['1990', '2050-12-31'],
        ['2999-01-01', '1900'],
      ]),
    );
    expect(more).toEqual([]);
    expect(refused).toContain(
      '2 records whose date is outside the usual range: “2999-01-01” in record 1 of records/b.csv is the first | dates from 1990 to 2050',
    );
  });

  it('are those before its first year and after its last', async () => {
    const problemsWith = (...dates: string[]) => complaints(dated([dates]));
    expect((await problemsWith('1990-01-01', '2050-12-31')).join()).not.toContain('usual range');
    for (const date of ['1989-12-31', '2051-01-01'])
      expect((await problemsWith(date))[0]).toContain(`usual range: “${date}”`);
  });

  it('are accepted where the edition lists such periods', async () => {
    const edition = editionWith({
      ...dated([['1871-03-01', '1871-04-01']]),
      ...changed('edition.yaml', ['base: 2020', 'base: 1871']),
    });
    const { panel } = await prepare(openEdition(edition));
    expect([...panel.values].slice(0, 1)).toEqual([2]);
    expect(
      (
        await complaints({ ...dated([['1870']]), ...changed('edition.yaml', ['base: 2020', 'base: 1871']) })
      )[0],
    ).toContain('dates from 1871 to 2050');
  });

  it('were checked already where an ingest accepted them', async () => {
    const edition = orders(
      { 'records/a.csv': csv('1,bj,2099-01-01,5,card') },
      '{ key: [id], window: { to: 2100 } }',
    );
    await ingested(edition);
    expect((await problemsOf(edition)).map(problemLine).join()).not.toContain('far away');
  });
});
