import { expect, it } from 'vitest';
import type { Signal } from '../../src/edition/index.js';
import { duckDbConnection, duckDbRecords } from '../../src/signals/duckDbRecords.js';
import { withDuckDb } from '../../src/signals/duckdb.js';
import type { DistinctCountRequest, PartialTable } from '../../src/signals/engine.js';
import { queryPartials, type SqlConnection } from '../../src/signals/partials.js';
import { placesOf } from '../../src/signals/readPlaces.js';
import { recordFolder } from '../../src/signals/recordFolder.js';
import { duckdb, duckdbFor, figuresOf, mergePartials } from '../../src/sql/index.js';
import { temporaryFolder } from '../helpers/folders.js';
import { partAt } from '../helpers/partFigures.js';
import { casesOf } from '../helpers/thorough.js';

const shared = { from: 'r', unit: { code: 'c' }, period: { column: 'when' } };
const signals: Signal[] = [
  { ...shared, indicator: 'a', value: { count: true } },
  { ...shared, indicator: 'b', value: { distinct: 'user', approximate: true } },
];

it('Progress is shared equally among the queries of a plan', async () => {
  const db: SqlConnection = {
    dialect: duckdb,
    query: async (_, onProgress) => {
      onProgress?.(0.5);
      return { names: [], length: 0, column: () => [] };
    },
  };
  const shares: number[] = [];
  await queryPartials(db, 'r', signals, (share) => shares.push(share));
  expect(shares).toEqual([0.25, 0.75]);
});

it('DuckDB results are by column: a Float64Array where no double is missing, otherwise a list', async () => {
  const sql = `SELECT * FROM (VALUES (1::DOUBLE, 2::DOUBLE, 'a'), (3, NULL, NULL)) AS t(x, y, z)`;
  const { names, length, column } = await withDuckDb((connection) => duckDbConnection(connection).query(sql));
  expect([names, length]).toEqual([['x', 'y', 'z'], 2]);
  expect([0, 1, 2].map(column)).toEqual([Float64Array.of(1, 3), [2, null], ['a', null]]);
});

it('A sum is a double where that is exact, otherwise a text, without loss in either case', async () => {
  const numbers = [
    '0.000000001',
    '-0.000000001',
    '999999.999999999',
    '-1000000.000000001',
    '12345678901234.123456789',
  ];
  const dialect = duckdbFor([{ name: 'n', type: 'DECIMAL(38,9)' }]);
  const rows = numbers.map((n, i) => `('p${i}', '2020', CAST('${n}' AS DECIMAL(38, 9)))`);
  const table = `(VALUES ${rows.join(', ')}, ('p9', '2020', NULL)) AS t(c, "when", n)`;
  const signal: Signal = { ...shared, indicator: 'a', value: { sum: 'n' } };
  const [{ query, partials }] = await withDuckDb(async (connection) => {
    return (await queryPartials({ ...duckDbConnection(connection), dialect }, table, [signal])) as [
      PartialTable[number],
    ];
  });
  const at = query.columns.find((c) => c.of === 'value')!.cell;
  const cells = Array.from(partials.cells[at]!);
  expect(cells.map((cell) => typeof cell)).toEqual([
    'number',
    'number',
    'number',
    'string',
    'string',
    'number',
  ]);
  expect(Array.from(figuresOf(query.cells[at]!, cells))).toEqual([...numbers.map(Number), Number.NaN]);
  const twice = mergePartials(query.cells, [partials, partials])!.cells[at]!;
  expect(Array.from(twice)).toEqual([
    '0.000000002',
    '-0.000000002',
    '1999999.999999998',
    '-2000000.000000002',
    '24691357802468.246913578',
    null,
  ]);
});

it('Records count for every condition that they meet, however many conditions there are', async () => {
  const rows = Array.from({ length: 300 }, (_, i) => ({ place: `p${i % 3}`, n: i % 70, user: i % 40 }));
  const sql = rows.map(({ place, n, user }) => `('${place}', '2020', ${n}, ${user})`).join(', ');
  const table = `(VALUES ${sql}) AS t(c, "when", n, "user")`;
  const folder = temporaryFolder();
  for (const many of casesOf([1, 2, 3, 31, 70, 32], 2)) {
    const bounds = Array.from({ length: many }, (_, i) => i);
    const signals = bounds.map(
      (bound): Signal => ({
        ...shared,
        indicator: `sum ${bound}`,
        where: `n >= ${bound}`,
        value: { sum: 'n' },
      }),
    );
    const counted = signals.map((s): Signal => ({ ...s, value: { distinct: 'user' } }));
    const question: DistinctCountRequest = {
      signals: counted,
      slots: new Map([['2020', '2020']]),
      placesOn: () => ({
        placeNames: [0, 1, 2].map((i) => ({ words: [`p${i}`], unit: i, first: 0, last: 0 })),
        areas: new Map([0, 1, 2].map((i) => [i, [i]])),
      }),
    };
    const { places, again, users } = await withDuckDb(async (connection) => {
      await connection.run(`COPY (SELECT * FROM ${table}) TO '${folder}/r.parquet' (FORMAT parquet)`);
      const inFile = duckDbRecords(recordFolder([connection], folder, folder)).partials('r.parquet', signals);
      return {
        places: placesOf(signals, await queryPartials(duckDbConnection(connection), table, signals)),
        again: placesOf(signals, await inFile),
        users: await duckDbRecords(recordFolder([connection], folder, folder)).counts('r.parquet', question),
      };
    });
    expect(again).toEqual(places);
    places.words[0]!.forEach((place, row) => {
      bounds.forEach((bound, i) => {
        const counted = rows.filter((r) => r.place === place && r.n >= bound);
        const sums = places.of[i]!;
        expect([sums.n[row], partAt(sums.v, row)]).toEqual([
          counted.length,
          counted.reduce((s, r) => s + r.n, 0),
        ]);
        const different = users.filter((r) => r.area === Number(place.slice(1)));
        expect(different.reduce((s, r) => s + r.counts[i]!, 0)).toBe(
          new Set(counted.map((r) => r.user)).size,
        );
      });
    });
  }
});

it.each(['TINYINT', 'UBIGINT', 'BIGINT', 'DECIMAL(18, 6)', 'DECIMAL(38, 9)'])(
  'Sums of %s are exact, whether or not records are grouped by the columns of conditions',
  async (type) => {
    const most = { TINYINT: '127', UBIGINT: '18446744073709551615', BIGINT: '9223372036854775807' }[type];
    const n = most ?? '123456789012.123456';
    const folder = temporaryFolder();
    const conditions = ['k = 1', 'k <> 1', 'k in (1, 2)', 'k > 0'];
    const signals = conditions.map(
      (where, i): Signal => ({ ...shared, indicator: `i${i}`, where, value: { sum: 'n' } }),
    );
    await withDuckDb(async (connection) => {
      const rows = `SELECT 'p' AS c, '2020' AS "when", i % 3 AS k, CAST('${n}' AS ${type}) AS n FROM range(3000) t(i)`;
      await connection.run(`COPY (${rows}) TO '${folder}/r.parquet' (FORMAT parquet)`);
      const of = async (some: Signal[]) => {
        const [{ query, partials }] = (await duckDbRecords(
          recordFolder([connection], folder, folder),
        ).partials('r.parquet', some)) as [PartialTable[number]];
        const values = query.columns.filter((c) => c.of === 'value');
        return values.map(({ cell }) => query.cells[cell]!.read(partials.cells[cell]![0]!));
      };
      const alone = (await Promise.all(signals.map((s) => of([s])))).flat();
      expect(await of(signals)).toEqual(alone);
      const [whole = '', decimals = ''] = n.split('.');
      const one = BigInt(whole + decimals.padEnd(38, '0'));
      expect(alone).toEqual([1000n, 2000n, 2000n, 2000n].map((times) => times * one));
    });
  },
);
