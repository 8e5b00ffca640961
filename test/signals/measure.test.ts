import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEdition, prepare, withDuckDb } from '../../src/signals/index.js';
import { changed, complaints, editionWith, type Files } from '../helpers/complaints.js';
import { seeded, shuffled } from '../helpers/random.js';

const signal = (indicator: string, more: string) =>
  `- { indicator: ${indicator}, from: records/*.csv, unit: { code: city }, period: { column: day, take: last }, ${more} }\n`;
const counted = signal('orders', 'where: "kind = \'order\'", value: { count: true }');
const summed = signal('users', 'value: { sum: n }');

/** The small edition, its indicators computed from records with the columns city, day, kind, n. */
function withRecords(rows: readonly string[], signals = counted + summed): Files {
  return {
    'data/values.csv': null,
    'records/r.csv': ['city,day,kind,n', ...rows, ''].join('\n'),
    'signals/s.yaml': signals,
    'places.csv': 'code,unit,note\nmoon,outside,the Moon\n',
  };
}

const rows = [
  'bj,2020-03-01,order,1.5',
  'bj,2020-12-31,order,2.25',
  'bj,2020-12-31,order,4',
  'sh,2020-12-31,visit,8',
  'moon,2020-12-31,order,16',
  'nowhere,2020-12-31,order,32',
  'bj,2021-12-31,order,64',
];
const measured = async (files: Files) => prepare(openEdition(editionWith(files)));

describe('A signal', () => {
  it('accounts for every record on every date: read = placed + unplaced + outside', async () => {
    const { provenance } = await measured(withRecords(rows));
    const counts = provenance.geocoding.map(({ indicator, observed, used, records, value }) => {
      expect(records.read).toBe(records.placed + records.unplaced + records.outside);
      expect(value.read).toBe(value.placed + value.unplaced + value.outside);
      const four = ({ ambiguous, ...tally }: typeof records) => {
        expect(ambiguous).toBe(0);
        return Object.values(tally);
      };
      return [indicator, observed, used, four(records), four(value)];
    });
    expect(counts).toEqual([
      ['orders', '2020-03-01', false, [1, 1, 0, 0], [1, 1, 0, 0]],
      ['users', '2020-03-01', false, [1, 1, 0, 0], [1.5, 1.5, 0, 0]],
      ['orders', '2020-12-31', true, [4, 2, 1, 1], [4, 2, 1, 1]],
      ['users', '2020-12-31', true, [5, 3, 1, 1], [62.25, 14.25, 32, 16]],
      ['orders', '2021-12-31', true, [1, 1, 0, 0], [1, 1, 0, 0]],
      ['users', '2021-12-31', true, [1, 1, 0, 0], [64, 64, 0, 0]],
    ]);
    expect(provenance.unplaced).toEqual([
      { from: 'records/*.csv', observed: '2020-12-31', words: 'nowhere', why: 'unknown code', records: 1 },
    ]);
  });

  it('gives for every date the number of records behind figures, each once however many signals count it', async () => {
    const some = signal('users', "where: n > '3', value: { sum: n }");
    const used = async (signals: string) =>
      (await measured(withRecords(rows, signals))).provenance.used!.map((u) => [u.observed, u.records]);
    const dates = (...records: number[]) =>
      ['2020-03-01', '2020-12-31', '2021-12-31'].map((date, i) => [date, records[i]]);
    expect(await used(counted + summed)).toEqual(dates(0, 3, 1));
    expect(await used(counted + some)).toEqual(dates(0, 3, 1));
    const all = (text: string) => text.replace(', take: last', '');
    expect(await used(all(counted) + some)).toEqual(dates(1, 3, 1));
    expect(await used(counted + all(some))).toEqual(dates(0, 3, 1));
    const visits = counted.replace("'order'", "'nothing'");
    const few = signal('users', "where: n = '2.25', value: { sum: n }");
    expect(await used(visits + few)).toEqual(dates(0, 1, 0));
  });

  it('counts a name of two units as ambiguous, among records in no unit', async () => {
    const files = {
      ...withRecords(rows, counted.replace('code: city', 'city: city')),
      'data/values.csv': 'unit,period,users\nbj,2020,1\nsh,2020,1\nhz,2020,1\n',
      'records/r.csv':
        'city,day,kind,n\nbeijing,2020-01-01,order,1\nShanghai,2020-01-01,order,1\n北京,2020-01-01,order,1\nx,2020-01-01,order,1\n',
      ...changed('units.csv', ['sh,Shanghai', 'sh,Beijing']),
    };
    const { geocoding, unplaced } = (await measured(files)).provenance;
    expect(geocoding[0]!.records).toEqual({ read: 4, placed: 2, unplaced: 2, outside: 0, ambiguous: 1 });
    expect(unplaced.map((u) => u.why)).toContain('ambiguous: Beijing bj or Beijing sh');
  });

  it('with `take: last` uses only the last date of a period, and without it all of them', async () => {
    const last = await measured(withRecords(rows));
    expect(values(last, 'users', '2020')).toEqual([6.25, 8, Number.NaN]);
    const all = await measured(withRecords(rows, (counted + summed).replaceAll(', take: last', '')));
    expect(values(all, 'users', '2020')).toEqual([7.75, 8, Number.NaN]);
    expect(all.provenance.geocoding.every((p) => p.used)).toBe(true);
  });

  it('is 0 for a unit that a vintage names without matching records, and not observed for one it never names', async () => {
    expect(values(await measured(withRecords(rows)), 'orders', '2020')).toEqual([2, 0, Number.NaN]);
  });

  it('sums to the same bits in any order of records, on one core or many', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => `${['bj', 'sh', 'hz'][i % 3]},2020-01-01,x,${i / 7}`);
    const sums = async (threads: number, order: readonly string[]) => {
      const folder = editionWith(withRecords(order));
      return withDuckDb(async (connection) => {
        await connection.run(`SET threads = ${threads}`);
        const { duckdb, queryPlan } = await import('../../src/sql/index.js');
        const { queries } = queryPlan(
          `read_csv('${join(folder, 'records/r.csv')}', all_varchar = true)`,
          openEdition(folder).signals.slice(1),
          duckdb,
        );
        return (await connection.runAndReadAll(queries[0]!.sql)).getRows().map((row) => row[4]);
      });
    };
    const first = await sums(1, many);
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(1, 2, 4), async (seed, threads) => {
        expect(await sums(threads, shuffled(many, seeded(seed)))).toEqual(first);
      }),
      { numRuns: 6 },
    );
  });

  it('lists its record files among the inputs of the release', async () => {
    const { provenance } = await measured(withRecords(rows));
    expect(provenance.inputs.map((i) => i.path)).toContain('records/r.csv');
  });

  it('may not provide a cell that the data provide as well', async () => {
    const data = { 'data/values.csv': 'unit,period,orders\nbj,2020,1\n' };
    expect(await complaints({ ...withRecords(rows), ...data })).toEqual([
      'data/values.csv:2 | a second value for bj, 2020, orders | one value for each unit, period and indicator | keep the right one',
    ]);
  });
});

describe('A signal that cannot be computed', () => {
  const problemsOf = (more: string) => complaints(withRecords(rows, counted + signal('users', more)));
  const first = async (more: string) =>
    (await problemsOf(more)).map((line) => line.split(' | ').slice(0, 2).join(' | '));

  it.each([
    [
      'a condition that is none',
      'where: "kind = = 1", value: { count: true }',
      'signals/s.yaml:2 (users) | “=” at character 8 of the condition kind = = 1',
    ],
    ['an unknown column', 'where: "knid = 1", value: { count: true }', 'records/r.csv:1 | no column “knid”'],
    [
      'a sum of words',
      'value: { sum: kind }',
      'signals/s.yaml:2 (users) | 7 records whose kind is no number: “order” in record 1 of records/r.csv is the first',
    ],
  ])('is named with the reason: %s', async (_, more, why) => {
    expect(await first(more)).toEqual([why]);
  });

  it('is named when its dates are invalid', async () => {
    expect(await complaints(withRecords(['bj,31/12/2020,order,1']))).toEqual([
      expect.stringContaining(
        'signals/s.yaml:1 (orders) | 1 record whose date is invalid: “31/12/2020” in record 1 of records/r.csv | years',
      ),
    ]);
  });

  it('is named when it belongs to no indicator', async () => {
    expect(await complaints(withRecords(rows, signal('ordres', 'value: { count: true }')))).toEqual([
      'signals/s.yaml:1 (ordres) | the indicator “ordres”, which is not defined | one of: orders, users | did you mean “orders”?',
    ]);
  });
});

it('names a rule of places.csv that leads to no unit', async () => {
  const rules = { 'places.csv': 'code,unit\nx,bejing\n', ...changed('units.csv', ['bj,', 'beijing,']) };
  expect(
    await complaints({ ...rules, 'data/values.csv': 'unit,period,orders,users\nsh,2020,1,1\n' }),
  ).toEqual([
    'places.csv:2, column unit | the unit “bejing”, which is not defined | one of: beijing, sh, hz | did you mean “beijing”?',
  ]);
});

function values(
  { plan, panel }: Awaited<ReturnType<typeof prepare>>,
  indicator: string,
  period: string,
): number[] {
  const k = plan.indicators.findIndex((i) => i.id === indicator);
  const from = (k * panel.periods + plan.periods.indexOf(period)) * panel.units;
  return [...panel.values.slice(from, from + panel.units)];
}
