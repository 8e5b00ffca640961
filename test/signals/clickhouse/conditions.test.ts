import { afterAll, describe, expect, it } from 'vitest';
import { FormulaFault, namesIn } from '../../../src/edition/index.js';
import { duckdb, numberColumns, parseCondition } from '../../../src/sql/index.js';
import { bothEngines } from '../../helpers/bothEngines.js';
import {
  complaints,
  editionWith,
  expectBothLanguages,
  type Files,
  problemsOf,
} from '../../helpers/complaints.js';
import { problemLine } from '../../helpers/ingestion.js';

const { placesIn, name, close } = await bothEngines();
afterAll(close);

/** A text, a number as text, a double, a day. */
const rows: [string, string, number | null, string][] = [
  ['Card', '10', 1.5, '2020-01-31'],
  ['cash', '2.5', -2.5, '2020-02-01T10:00:00'],
  ['北京 卡', '', null, '2021-12-31'],
  ["o'x%", ' 100 ', 0, '2020-03-05'],
  ['', '-1e1', 2.5, '2019-01-01'],
];

/** The number of records that meet a condition, by each engine. */
async function holdsFor(where: string): Promise<unknown[]> {
  const values = rows.map(([kind, n, x, day]) => [
    duckdb.literal(kind),
    duckdb.literal(n),
    x === null ? 'NULL' : String(x),
    duckdb.literal(day),
  ]);
  const types = {
    duckdb: ['VARCHAR', 'VARCHAR', 'DOUBLE', 'VARCHAR'],
    clickhouse: ['String', 'String', 'Nullable(Float64)', 'String'],
  };
  const signal = {
    indicator: 'a',
    from: '',
    unit: { code: 'c4' },
    period: { column: 'c4' },
    value: { count: true },
    where,
  } as const;
  return (await placesIn({ ...types, values }, [signal])).map((places) =>
    places instanceof Error
      ? places.message
      : rows.map(([, , , day]) => places.of[0]!.n[places.words[0]!.indexOf(day)]).join(''),
  );
}

describe(`DuckDB and a cluster (${name}) evaluate conditions alike`, () => {
  it.each([
    ["c1 = 'Card'", '10000'],
    ["lower(c1) = 'card' or c1 in ('cash', 'none')", '11000'],
    ["c1 not in ('Card', 'cash')", '00111'],
    ["c1 like '%a%' and not c1 like 'C%'", '01000'],
    ["c1 ilike 'ca%'", '11000'],
    ["c1 like 'o''x%'", '00010'],
    ['length(c1) = 4', '11110'],
    ["upper(left(c1, 2)) = '北京'", '00100'],
    ["right(c1, 1) = '卡' and substring(c1, 1, 1) = '北'", '00100'],
    ["starts_with(c1, 'ca') or ends_with(c1, '%') or contains(c1, '京')", '01110'],
    ["c1 || '!' = 'Card!'", '10000'],
    ["concat(c1, '-', c2) = 'cash-2.5'", '01000'],
    ["replace(c1, 'a', 'o') = 'Cord'", '10000'],
    ["trim(c2) = '100'", '00010'],
    ['c2 > 2.5', '10010'],
    ['c2 >= 2.5 and c2 < 1e2', '11000'],
    ['c2 = 1e2', '00010'],
    ['c2 between -10 and 2.5', '01001'],
    ['c2 in (10, 100)', '10010'],
    ['c2 is null', '00000'],
    ['cast(c2 as double) is null', '00100'],
    ['try_cast(c1 as double) is null', '11111'],
    ['c3 is null', '00100'],
    ['c3 is not null and c3 <> 0', '11001'],
    ['abs(c3) = 2.5', '01001'],
    ['round(c3) = 3', '00001'],
    ['round(c3) = -3', '01000'],
    ['floor(c3) = 1 or ceil(c3) = 2', '10000'],
    ['c3 * 2 + 1 = 4', '10000'],
    ['10 / c3 > 5', '10000'],
    ['10 / c3 is null', '00110'],
    ['-c3 > 0', '01000'],
    ['greatest(c3, c2) >= 100', '00010'],
    ['coalesce(c3, 7) = 7', '00100'],
    ["nullif(c1, '') is null", '00001'],
    ["case when c3 > 0 then 'plus' when c3 < 0 then 'minus' else 'none' end = 'none'", '00110'],
    ["case c1 when 'Card' then 1 else 0 end = 1", '10000'],
    ['year(c4) = 2020 and month(c4) < 3', '11000'],
    ['day(c4) = 31', '10100'],
    ["cast(c4 as date) = '2020-02-01'", '01000'],
    ["c4 >= '2020-02' and c4 < '2020-04'", '01010'],
    ['c2::double = 10', '10000'],
    ['not (c3 > 0 or c3 < 0)', '00010'],
    ['true and not false', '11111'],
    ["(c1) = ('Card')", '10000'],
  ])('%s', async (where, right) => {
    for (const found of await holdsFor(where)) expect([where, found]).toEqual([where, right]);
  });

  it.each(['c1 > 5', 'cast(c1 as double) = 1', 'abs(c1) = 1', 'year(c1) = 2020'])(
    'and refuse texts where numbers are expected: %s',
    async (where) => {
      for (const found of await holdsFor(where)) expect(found).not.toMatch(/^\d*$/);
    },
  );
});

describe('A condition is refused before any record is read where it', () => {
  it.each([
    ['hangs on chance', 'random() < 0.5', 'random', 1],
    ['hangs on the clock', 'day < now()', 'now', 7],
    ['hangs on the clock by a name', 'day < current_date()', 'current_date', 7],
    ['hangs on settings', "current_setting('TimeZone') = 'UTC'", 'current_setting', 1],
    ['hangs on a file', "(select count(*) from read_csv('x.csv')) > 1", 'select', 2],
    ['asks for a query', 'exists (select 1)', 'exists', 1],
    ['asks for a query in a list', 'city in (select city from t)', 'select', 10],
    ['names a table', 't.city = 1', '.', 2],
    ['calls what reads the world', "getenv('HOME') = ''", 'getenv', 1],
    ['calls what is not listed', 'hash(city) > 1', 'hash', 1],
    ['could leave its brackets', '1 = 1) or (1 = 1', ')', 6],
    ['does not close a bracket', '(city = 1', '', 10],
    ['does not close a text', "city = 'x", "'", 8],
    ['has a comment', 'n = 1 -- b', '--', 7],
    ['has another comment', 'n = 1 /* b */', '*', 8],
    ['has a second statement', 'n = 1; drop table x', ';', 6],
    ['has a text in dollars', 'n = $$x$$', '$', 5],
    ['has a parameter', 'n = ?', '?', 5],
    ['has a star', 'COLUMNS(*) = 1', 'COLUMNS', 1],
    ['has a lambda', 'x -> 1', '>', 4],
    ['has a number with more digits than a double', 'id = 9007199254740993', '9007199254740993', 6],
    ['ends too early', 'n >', '', 4],
    ['is empty', '', '', 1],
    ['has an unknown type', 'cast(n as blob) = 1', 'blob', 11],
    ['has too few arguments', 'contains(city) = 1', 'contains', 1],
    ['is deeper than anyone writes', `${'('.repeat(200)}1 = 1${')'.repeat(200)}`, '(', 52],
    ['has a struct', "{'a': 1} = n", '{', 1],
    ['has a NUL', "city = '\0'", "'", 8],
  ])('%s', (_, condition, word, position) => {
    let refused: unknown;
    try {
      parseCondition(condition);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(FormulaFault);
    expect(refused).toMatchObject({
      word: expect.stringMatching(new RegExp(`^${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)),
      at: position - 1,
    });
  });

  it('and the message says where, in both languages', async () => {
    const signal = (where: string) =>
      `- { indicator: orders, from: none.csv, unit: { code: city }, period: { column: day }, value: { count: true }, where: "${where}" }\n`;
    const files: Files = { 'data/values.csv': null, 'signals/s.yaml': signal('random() < 0.5') };
    const found = await problemsOf(editionWith(files));
    found.forEach(expectBothLanguages);
    expect(found.map(problemLine)[0]).toBe(
      'signals/s.yaml:1 | “random” at character 1 of the condition random() < 0.5',
    );
    expect(found[0]!.expected.en).toMatch(/^one of the functions lower, upper, .*case, cast, try_cast$/);
    const ratio = `- { indicator: orders, from: none.csv, unit: { code: city }, period: { column: day }, value: { ratio: { count: true, where: "now() > day" }, to: { count: true } } }\n`;
    expect(
      (await problemsOf(editionWith({ ...files, 'signals/s.yaml': ratio }))).map(problemLine)[0],
    ).toContain('“now” at character 1');
  });
});

it('The columns in conditions are found, and those that are read as numbers', () => {
  const e = parseCondition(
    `lower(kind) = 'x' and "a ""b""" > 1 and n + m = 2 and day in ('a') and o between 1 and p`,
  );
  expect(namesIn(e)).toEqual(['kind', 'a "b"', 'n', 'm', 'day', 'o', 'p']);
  expect(numberColumns(e)).toEqual(['a "b"', 'n', 'm', 'o', 'p']);
});

const records = 'city,day,amount,kind\nbj,2020-01-01,5,card\nsh,2020-01-02,7,cash\n';

/** The problems that a build reports for a signal over two files, the second with two more records. */
async function saidOf(signal: string, more: string): Promise<string[]> {
  return complaints({
    'data/values.csv': null,
    'records/a.csv': records,
    'records/b.csv': `${records}${more}\n`,
    'signals/s.yaml': ['orders', 'users']
      .map(
        (id) =>
          `- { indicator: ${id}, from: 'records/*.csv', unit: { code: city }, period: { column: day }, ${signal} }\n`,
      )
      .join(''),
  });
}

describe('Engine errors on records are reported in terms of the edition', () => {
  it.each([
    [
      'value: { sum: amount }',
      'bj,2020-01-03,1_000,card\nbj,2020-01-03,"1,000",card',
      '2 records whose amount is no number: “1_000” in record 3 of records/b.csv is the first',
    ],
    [
      'value: { mean: amount }',
      'bj,2020-01-03,Infinity,card',
      '1 record whose amount is no number: “Infinity” in record 3 of records/b.csv',
    ],
    [
      'value: { max: amount }',
      'bj,2020-01-03,0x10,card',
      '1 record whose amount is no number: “0x10” in record 3 of records/b.csv',
    ],
    [
      'value: { quantile: amount, at: 0.5 }',
      'bj,2020-01-03,１２,card',
      '1 record whose amount is no number: “１２” in record 3 of records/b.csv',
    ],
    [
      'value: { sum: amount }',
      'bj,2020-01-03,1e30,card',
      '1 record whose amount has more digits before the point than a sum holds: “1e30” in record 3 of records/b.csv',
    ],
    [
      'value: { sum: amount }',
      'bj,2020-01-03,1e-400,card',
      '1 record whose amount has more places behind the point than a sum holds: “1e-400” in record 3 of records/b.csv',
    ],
    [
      'value: { count: true }, where: amount > 5',
      'bj,2020-01-03,n/a,card',
      '1 record whose amount is no number: “n/a” in record 3 of records/b.csv',
    ],
    [
      'value: { ratio: { sum: amount }, to: { count: true, where: kind >= 1 } }',
      'bj,2020-01-03,5,card',
      '5 records whose kind is no number: “card” in record 1 of records/a.csv is the first',
    ],
  ])('%s', async (signal, more, said) => {
    const all = await saidOf(signal, more);
    expect(all.map((line) => line.split(' | ')[1])).toEqual([said, said]);
    expect(all.join()).not.toMatch(/Error|DECIMAL|Binder/);
  });

  it.each(['value: { sum: amuont }', `value: { count: true }, where: "knid = 'card'"`])(
    'an absent column: %s',
    async (signal) => {
      const all = await saidOf(signal, 'bj,2020-01-03,5,card');
      expect(all[0]).toMatch(/^records\/a.csv:1 \| no column “(amuont|knid)”/);
      expect(all.join()).not.toMatch(/Error|Binder/);
    },
  );

  it('and valid input is read: blanks are missing, spaces around a number are ignored', async () => {
    expect(
      await saidOf(
        'value: { sum: amount }, where: amount > 1',
        'bj,2020-01-03,  ,card\nbj,2020-01-03, 12 ,card',
      ),
    ).toEqual([]);
  });

  it('a query that exceeds its time limit', async () => {
    process.env['IPLUS_SECONDS'] = '0.001';
    try {
      const more = Array.from({ length: 300_000 }, (_, i) => `bj,2020-01-03,${i},card`).join('\n');
      const [said] = await saidOf('value: { quantile: amount, at: 0.5 }', more);
      expect(said).toContain('a query over records/*.csv that took longer than 0.001 seconds');
    } finally {
      delete process.env['IPLUS_SECONDS'];
    }
  });
});
