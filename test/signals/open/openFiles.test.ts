import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withDuckDb } from '../../../src/signals/index.js';
import { literal } from '../../../src/sql/index.js';
import { problemsOf } from '../../helpers/complaints.js';
import { csv, ingested, month, orders, panelOf, problemLine } from '../../helpers/ingestion.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The small edition with a signal that sums `amount`, without a contract. */
function plain(files: Files, from: string, more = ''): string {
  const signal = `indicator: orders\nfrom: '${from}'\nunit: { code: city }\nperiod: { column: day }\nvalue: { sum: amount }\n${more}`;
  return orders({ 'records/.keep': '', ...files, 'signals/orders.yaml': signal });
}

/** The sums of the three units in January, or the problems. */
async function built(edition: string): Promise<string[]> {
  const wrong = (await problemsOf(edition)).map(problemLine);
  return wrong.length > 0 ? wrong : (await panelOf(edition)).values.split(',').slice(0, 3);
}

async function parquet(edition: string, name: string, select: string): Promise<void> {
  mkdirSync(dirname(join(edition, name)), { recursive: true });
  const path = literal(join(edition, name));
  await withDuckDb((connection) => connection.run(`COPY (${select}) TO ${path} (FORMAT parquet)`));
}

const one = 'bj,2020-01-01,5';

describe('A CSV file without a contract', () => {
  it('has records also in rows that begin with #, whatever their number', async () => {
    const rows = Array.from({ length: 1002 }, (_, i) => `${i % 3 === 0 ? '#' : ''}n${i},bj,2020-01-01,1`);
    const edition = plain(
      { 'records/a.csv': ['note,city,day,amount', ...rows, ''].join('\n') },
      'records/a.csv',
    );
    expect(await built(edition)).toEqual(['1002', 'NaN', 'NaN']);
  });

  it('has its header in the first row, even if that is all, or looks like a record', async () => {
    expect(
      await built(plain({ 'records/a.csv': `city,day,amount\n${one}\n${one}` }, 'records/a.csv')),
    ).toEqual(['10', 'NaN', 'NaN']);
    expect(await built(plain({ 'records/a.csv': `${one}\n${one}\n` }, 'records/a.csv'))).toEqual([
      'records/a.csv:1 | no column “city”',
      'records/a.csv:1 | no column “day”',
      'records/a.csv:1 | no column “amount”',
    ]);
  });

  it.each([
    [
      'rows that are too long or too short, each with its line',
      `city,day,amount\n"bj",2020-01-01,"5\n"\n\n${one},x\n${one}\nbj\n`,
      [
        'records/a.csv:5 | 4 cells where the header has 3',
        'records/a.csv:7 | 1 cells where the header has 3',
      ],
    ],
    ['a name twice', `city,day,amount,amount\n${one},6\n`, ['records/a.csv:1 | two columns “amount”']],
    [
      'a name that differs in capitals',
      `city,day,Amount,amount\n${one},6\n`,
      ['records/a.csv:1 | two columns “Amount” and “amount”'],
    ],
    ['a column without a name', `city,day,amount,\n${one},\n`, ['records/a.csv:1 | no name for column 4']],
    ['semicolons', 'city;day;amount\nbj;2020-01-01;5\n', ['records/a.csv:1 | cells separated by “;”']],
    ['nothing', '', ['records/a.csv | nothing in the file']],
    [
      'mixed line ends',
      `city,day,amount\r\n${one}\n${one}\r\n`,
      ['records/a.csv:1 | mixed line ends, or a stray quote'],
    ],
    [
      'Latin-1 after a long beginning',
      Buffer.concat([
        Buffer.from(`city,day,amount,note\n${`${one},x\n`.repeat(70000)}`),
        Buffer.from(`${one},\xe9t\xe9\n`, 'latin1'),
      ]),
      ['records/a.csv | a text in bytes that are neither UTF-8 nor GB 18030'],
    ],
  ])('%s: refused', async (_, content, wrong) => {
    expect(await built(plain({ 'records/a.csv': content }, 'records/a.csv'))).toEqual(wrong);
    const under = orders({ 'records/a.csv': content }, '{ columns: { amount: { type: number } } }');
    expect((await ingested(under)).refused).toEqual(wrong);
  });

  it('is decoded across chunk boundaries within a character', async () => {
    for (const before of [0, 1, 2, 3]) {
      const note = `${'x'.repeat(2 ** 20 - 40 + before)}${'北'.repeat(30)}`;
      const rows = `city,day,amount,note\n${one},\n`;
      const edition = plain({ 'records/a.csv': `${rows}${one},${note}\n` }, 'records/a.csv');
      expect(await built(edition)).toEqual(['10', 'NaN', 'NaN']);
    }
  });

  it('may be in GB 18030 or gzip', async () => {
    const gb = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], {
      input: `city,day,amount,名\n${`${one},北京市的记录\n`.repeat(3)}`,
    });
    for (const [name, bytes] of [
      ['a.csv', gb],
      ['a.csv.gz', gzipSync(gb)],
      ['a.ndjson.gz', gzipSync('{"city":"bj","day":"2020-01-01","amount":15}\n')],
    ] as const)
      expect(await built(plain({ [`records/${name}`]: bytes }, `records/${name}`))).toEqual([
        '15',
        'NaN',
        'NaN',
      ]);
    expect(
      await built(plain({ 'records/a.csv.gz': gzipSync(gb).subarray(0, -9) }, 'records/a.csv.gz')),
    ).toEqual(['records/a.csv.gz | a packed file that cannot be unpacked to its end']);
  });
});

describe('JSON', () => {
  const line = (amount: string, more = '') => `{"city":"bj","day":"2020-01-01","amount":${amount}${more}}\n`;

  it('with late decimals, long and wide numbers is read as written', async () => {
    const files = { 'records/a.json': `${line('1').repeat(25_000)}${line('1.5').repeat(5_000)}` };
    expect(await built(plain(files, 'records/a.json'))).toEqual(['32500', 'NaN', 'NaN']);
    const exact = `${line('9007199254740993')}${line('-9007199254740992')}${line('0.100000001')}${line('123456789012345678.5')}${line('-123456789012345678')}`;
    expect(await built(plain({ 'records/a.json': exact }, 'records/a.json'))).toEqual([
      '1.600000001',
      'NaN',
      'NaN',
    ]);
  });

  it('has a column for a key that only late records have, or that some lack', async () => {
    const early = '{"city":"bj","day":"2020-01-01"}\n'.repeat(50_000);
    expect(await built(plain({ 'records/a.ndjson': `${early}${line('2')}` }, 'records/a.ndjson'))).toEqual([
      '2',
      'NaN',
      'NaN',
    ]);
  });

  it.each([
    ['cut', `${line('1')}{"city":"bj"`, ['records/a.ndjson:2 | a text that is not JSON']],
    [
      'with a comma too many',
      `[{"city":"bj",,"day":"2020"}]`,
      ['records/a.ndjson | a text that is not JSON in record 1'],
    ],
    [
      'with a number among its records',
      `${line('1')}7\n`,
      ['records/a.ndjson | JSON values that are no objects'],
    ],
    ['with a key twice', line('1', ', "amount": 2'), ['records/a.ndjson | a record with “amount” twice']],
    [
      'with keys that differ in capitals',
      `${line('1')}${line('1').replace('amount', 'Amount')}`,
      ['records/a.ndjson:1 | two columns “Amount” and “amount”'],
    ],
    ['without a record', ' \n', ['records/a.ndjson | nothing in the file']],
    ['with 1e400', line('1e400'), [expect.stringMatching(/^signals\/orders.yaml:1 \| /)]],
  ])('%s: refused', async (_, content, wrong) => {
    expect(await built(plain({ 'records/a.ndjson': content }, 'records/a.ndjson'))).toEqual(wrong);
  });
});

describe('Files of one pattern', () => {
  it('that lack a column which is read are named, whatever their format; others may differ', async () => {
    const rest = {
      'records/3.csv': `city,day,note,amount\nsh,2020-01-01,x,7\n`,
      'records/4.csv': `CITY,day,AMOUNT\nhz,2020-01-01,1\n`,
    };
    const good = { 'records/1.csv': `city,day,amount\n${one}\n` };
    expect(await built(plain({ ...good, ...rest }, 'records/*.csv'))).toEqual(['5', '7', '1']);
    const bad = {
      'records/2.csv': `city,day,amounts\n${one}\n`,
      'records/5.csv': 'day,city\n2020-01-01,bj\n',
    };
    expect(await built(plain({ ...good, ...rest, ...bad }, 'records/*.csv'))).toEqual([
      'records/2.csv:1 | no column “amount”, here and in records/5.csv (2 of 5 files)',
    ]);
    const json = {
      'records/a.json': '{"city":"bj","day":"2020-01-01","amount":1}',
      'records/b.json': '{"city":"bj","day":"2020-01-01","betrag":1}',
    };
    expect(await built(plain(json, 'records/*.json'))).toEqual(['records/b.json:1 | no column “amount”']);
  });

  it('are named once, however many signals read them', async () => {
    const signal = (indicator: string, date: string) =>
      `- { indicator: ${indicator}, from: 'records/*.csv', unit: { code: city }, period: { ${date} }, value: { count: true } }\n`;
    const signals = `${signal('orders', 'column: day')}${signal('users', 'column: day, zone: Asia/Shanghai')}`;
    const files = { 'records/1.csv': `city,day\nbj,2020-01-01\n`, 'records/2.csv': `city,day\nbj\n` };
    const edition = orders({ ...files, 'data/values.csv': null, 'signals/orders.yaml': signals });
    expect(await built(edition)).toEqual(['records/2.csv:2 | 1 cells where the header has 2']);
  });

  it('that lack a column which only a condition refers to are named too', async () => {
    const files = {
      'records/1.csv': `city,day,amount,kind\n${one},a\n`,
      'records/2.csv': `city,day,amount\n${one}\n`,
    };
    const wrong = ['records/2.csv:1 | no column “kind”'];
    expect(await built(plain(files, 'records/*.csv', "where: kind = 'a'\n"))).toEqual(wrong);
  });

  it('in Parquet may have different types, without loss', async () => {
    const edition = plain({}, 'records/*.parquet');
    const rows = (city: string, amount: string) =>
      `SELECT ${city} AS city, DATE '2020-01-01' AS day, ${amount} AS amount`;
    await parquet(edition, 'records/1.parquet', rows("'bj'", '9007199254740993::BIGINT'));
    await parquet(edition, 'records/2.parquet', rows("'bj'", '0.5::DOUBLE'));
    await parquet(edition, 'records/3.parquet', rows("'bj'", '-9007199254740992::DECIMAL(38,0)'));
    await parquet(edition, 'records/4.parquet', rows("'sh'", "'12.5'"));
    expect(await built(edition)).toEqual(['1.5', '12.5', 'NaN']);
    await parquet(edition, 'records/5.parquet', "SELECT 'hz' AS city, DATE '2020-01-01' AS day");
    expect(await built(edition)).toEqual(['records/5.parquet:1 | no column “amount”']);
  });

  it('below folders named column=value have these columns, and 01 stays a text', async () => {
    const part = 'day,amount\n2020-01-01,5\n';
    const files = {
      'records/city=bj/a.csv': part,
      'records/city=sh/b.csv': part,
      'records/city=01/c.csv': part,
    };
    const edition = plain(files, 'records/*/*.csv');
    expect(await built(edition)).toEqual(['5', '5', 'NaN']);
    expect((await panelOf(edition)).unplaced.map((u) => u.words)).toEqual(['01']);
    const both = plain({ ...files, 'records/city=hz/d.csv': `city,day,amount\n${one}\n` }, 'records/*/*.csv');
    expect(await built(both)).toEqual([
      'records/city=hz/d.csv | a column “city” in the file, and a folder “city=…” around it',
    ]);
  });

  it('of an unsupported format are refused', async () => {
    expect(
      await built(plain({ 'records/a.tsv': 'x', 'records/b.csv': `city,day,amount\n${one}\n` }, 'records/*')),
    ).toContain('records/a.tsv | a kind of file that records are not read from');
  });
});

describe('An ingest', () => {
  it('refuses each file that cannot be read, and takes the others', async () => {
    const edition = orders({
      'records/1.csv': month(1),
      'records/2.csv': csv('1,bj,2020-02-01,"5,card'),
      'records/3.csv': Buffer.concat([
        Buffer.from(csv('70,bj,2020-02-01,5,card')),
        Buffer.from([0xff, 0x0a]),
      ]),
      'records/4.csv': csv('71,bj,2020-02-01,5'),
      'records/9.csv': month(3),
    });
    mkdirSync(join(edition, 'records/5.csv'));
    symlinkSync(join(edition, 'nowhere'), join(edition, 'records/6.csv'));
    symlinkSync(join(edition, 'records/7.csv'), join(edition, 'records/7.csv'));
    execFileSync('mkfifo', [join(edition, 'records/8.csv')]);
    const { taken, refused } = await ingested(edition);
    expect(taken.map((t) => t.file)).toEqual(['records/1.csv', 'records/9.csv']);
    expect(refused.map((line) => line.split(' | ')[0])).toEqual(
      expect.arrayContaining(['records/2.csv:2', 'records/3.csv', 'records/4.csv:2']),
    );
    for (const line of refused) expect(line).not.toMatch(/Error|duckdb|at async/i);
    writeFileSync(join(edition, 'records/91.csv'), month(4));
    expect((await ingested(edition)).taken.map((t) => t.file)).toEqual(['records/91.csv']);
  });
});
