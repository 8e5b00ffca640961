import {
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/edition/index.js';
import { withDuckDb } from '../../src/signals/index.js';
import { problemsOf } from '../helpers/complaints.js';
import { temporaryFolder } from '../helpers/folders.js';
import { csv, ingested, orders, panelOf, problemLine } from '../helpers/ingestion.js';
import { times } from '../helpers/thorough.js';

/** Bytes of a field that is far too long; `npm run fuzz` tries gigabytes. */
const long = Number(process.env['FUZZ_GIGABYTES'] ?? times(0.03125, 0.125)) * 2 ** 30;

const sound = csv('1,bj,2020-01-01,5,card', '2,sh,2020-01-02,7,cash');

/** What a build and an ingest report for the same record files, and the figures where they report nothing. */
async function bothWays(make: (edition: string) => unknown, from = 'records/*.csv') {
  const plain = orders({ 'records/.keep': '' }, undefined, from);
  const signal = join(plain, 'signals/orders.yaml');
  writeFileSync(signal, readFileSync(signal, 'utf8').replace(/^contract.*$/m, ''));
  const checked = orders({ 'records/.keep': '' }, undefined, from);
  await make(plain);
  await make(checked);
  const complaints = (await problemsOf(plain)).map(problemLine);
  const build = complaints.length > 0 ? complaints : await countedIn(plain);
  try {
    const { refused, total } = await ingested(checked);
    return { build, ingest: refused.length > 0 ? refused : total };
  } catch (error) {
    if (error instanceof UserError) return { build, ingest: error.problems.map(problemLine) };
    throw error;
  }
}

/** The sums of the three units in the first month, and the place names of records in no unit. */
async function countedIn(edition: string) {
  const { values, unplaced } = await panelOf(edition);
  return { sums: values.split(',').slice(0, 3), unplaced: unplaced.map((u) => `${u.words}: ${u.records}`) };
}

const file = (content: string) => (edition: string) =>
  writeFileSync(join(edition, 'records', 'a.csv'), content);

/** Records as Parquet: 9,000 rows of integers, or those of the given SQL. */
const parquet =
  (amount: string, cut = (bytes: Buffer) => bytes, rows = 9000) =>
  async (edition: string) => {
    const path = join(edition, 'records', 'a.parquet');
    const select = `SELECT i AS id, 'bj' AS city, '2020-01-01' AS day, ${amount} AS amount, 'card' AS kind FROM range(${rows}) t(i)`;
    await withDuckDb((connection) => connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`));
    writeFileSync(path, cut(readFileSync(path)));
  };

const refused = (what: string) => [
  expect.stringMatching(new RegExp(`^records/a\\.(csv|parquet).* \\| .*${what}`)),
];

describe('A Parquet file', () => {
  it.each([
    ['cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['without its last byte', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['of no bytes', () => Buffer.alloc(0)],
    ['whose pages are zeros', (bytes: Buffer) => Buffer.from(bytes).fill(0, 4, bytes.length - 1500)],
  ])('%s is refused', async (_, cut) => {
    const { build, ingest } = await bothWays(parquet('i % 1000', cut), 'records/*.parquet');
    expect({ build, ingest }).toEqual({ build: refused('not Parquet'), ingest: refused('not Parquet') });
  });
});

describe('A CSV file', () => {
  it('with a field of tens of megabytes is refused', { timeout: 600_000 }, async () => {
    const { build, ingest } = await bothWays((edition) => {
      const out = openSync(join(edition, 'records', 'a.csv'), 'w');
      writeSync(out, `${sound}3,bj,2020-01-03,"`);
      const part = Buffer.alloc(2 ** 24, 'x');
      for (let done = 0; done < long; done += part.length) writeSync(out, part);
      writeSync(out, '",card\n4,bj,2020-01-04,1,card\n');
    });
    const what = refused('more than two million characters');
    expect({ build, ingest }).toEqual({ build: what, ingest: what });
  });

  it('with tens of megabytes of NUL bytes in a field is refused by an ingest', {
    timeout: 600_000,
  }, async () => {
    const edition = orders({ 'records/.keep': '' });
    const out = openSync(join(edition, 'records', 'a.csv'), 'w');
    writeSync(out, `${sound}3,bj,2020-01-03,`);
    ftruncateSync(out, long);
    expect((await ingested(edition)).refused).toEqual(refused('binary data'));
  });

  it('of a quarter of a million columns is refused', { timeout: 300_000 }, async () => {
    const names = Array.from({ length: 250_000 }, (_, i) => `c${i}`);
    const row = `1,bj,2020-01-01,5,card,${'1,'.repeat(names.length - 1)}1`;
    const { build, ingest } = await bothWays(file(`id,city,day,amount,kind,${names}\n${row}\n`));
    const what = refused('bytes of a header');
    expect({ build, ingest }).toEqual({ build: what, ingest: what });
  });

  it('with a quote that is never closed is refused, with the line of the opening quote', async () => {
    const { build, ingest } = await bothWays(
      file(`${sound}3,"bj,2020-01-03,9,card\n4,sh,2020-01-04,11,card\n`),
    );
    const what = ['records/a.csv:4 | a quote that is never closed'];
    expect({ build, ingest }).toEqual({ build: what, ingest: what });
  });

  it('with NUL bytes is refused', async () => {
    for (const line of ['3,bj\x00,2020-01-03,9,card', '3,bj,2020-01-03,9\x001,card']) {
      const { build, ingest } = await bothWays(file(`${sound}${line}\n`));
      expect({ build, ingest }).toEqual({ build: refused('binary data'), ingest: refused('binary data') });
    }
  });
});

describe('A file pattern', () => {
  it.each([
    ['a file', 'records/*.csv', 'a.csv'],
    ['a file in folders', 'records/**/*.csv', 'a.csv'],
  ])('cannot leave the edition by a link to %s', async (_, from, name) => {
    const away = temporaryFolder();
    writeFileSync(join(away, 'a.csv'), sound);
    const { build, ingest } = await bothWays(
      (edition) => symlinkSync(join(away, 'a.csv'), join(edition, 'records', name)),
      from,
    );
    const outside = ['records/a.csv | a link that leads out of the edition'];
    expect({ build, ingest }).toEqual({ build: outside, ingest: outside });
  });

  it('cannot leave the edition by a link to a folder', async () => {
    const away = temporaryFolder();
    mkdirSync(join(away, 'm'));
    writeFileSync(join(away, 'm', 'a.csv'), sound);
    const link = (edition: string) => symlinkSync(join(away, 'm'), join(edition, 'records', 'm'));
    for (const from of ['records/**/*.csv', 'records/*/*.csv', 'records/m/a.csv']) {
      const { build, ingest } = await bothWays(link, from);
      const none = [expect.stringMatching(/no such file|a link that leads out of the edition/)];
      expect({ from, build, ingest }).toEqual({ from, build: none, ingest: none });
    }
  });

  it('cannot leave the edition by ../', async () => {
    const { build, ingest } = await bothWays(file(sound), 'records/../../*/records/*.csv');
    const named = ['signals/orders.yaml:2 | "records/../../*/records/*.csv"'];
    expect({ build, ingest }).toEqual({ build: named, ingest: named });
  });
});

it.each(['1900-01-01', '2999-01-01'])(
  'A record of %s: refused by a build, set aside by an ingest',
  async (day) => {
    const { build, ingest } = await bothWays(file(`${sound}3,bj,${day},9,card\n`));
    expect(build).toEqual([
      `signals/orders.yaml:1 | 1 record whose date is outside the usual range: “${day}” in record 3 of records/a.csv`,
    ]);
    expect(ingest).toMatchObject({ read: 3, used: 2, aside: { 'outside-window': 1 } });
  },
);

describe('A number', () => {
  it.each(['1e999', '-1e999', '1e30', '123456789012345678901234567890'])(
    '%s in CSV: refused by a build, set aside by an ingest',
    async (number) => {
      const { build, ingest } = await bothWays(file(`${sound}3,bj,2020-01-03,${number},card\n`));
      expect(build).toEqual([
        `signals/orders.yaml:1 | 1 record whose amount has more digits before the point than a sum holds: “${number}” in record 3 of records/a.csv`,
      ]);
      expect(ingest).toMatchObject({ read: 3, used: 2, aside: { 'too-large': 1 } });
    },
  );

  it.each([
    [
      "CASE i WHEN 3 THEN 'inf'::DOUBLE ELSE i END",
      '1 record whose amount is no number: “inf” in record 4',
      { 'not-a-number': 1 },
    ],
    [
      "CASE i WHEN 3 THEN 'nan'::DOUBLE ELSE i END",
      '1 record whose amount is no number: “nan” in record 4',
      { 'not-a-number': 1 },
    ],
    [
      "'99999999999999999999999999999999999999'::DECIMAL(38, 0)",
      '5 records whose amount has more digits before the point than a sum holds',
      { 'too-large': 5 },
    ],
  ])('%s in Parquet: refused by a build, set aside by an ingest', async (amount, what, aside) => {
    const { build, ingest } = await bothWays(parquet(amount, undefined, 5), 'records/*.parquet');
    expect(build).toEqual([expect.stringContaining(`signals/orders.yaml:1 | ${what}`)]);
    expect(ingest).toMatchObject({ read: 5, aside });
  });

  it('of 64 bits is summed without overflow', async () => {
    const { build } = await bothWays(
      parquet('18446744073709551615::UBIGINT', undefined, 5),
      'records/*.parquet',
    );
    expect(build).toEqual({ sums: [String(Number(5n * (2n ** 64n - 1n))), 'NaN', 'NaN'], unplaced: [] });
  });
});
