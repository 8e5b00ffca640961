import { expect, it } from 'vitest';
import type { Signal } from '../edition/index.js';
import { columnsOfConditions } from './conditions.js';
import {
  clickhouse,
  distinctCountQuery,
  duckdb,
  duckdbFor,
  type GeocodingTable,
  queryPlan,
} from './index.js';

const shared = { from: 'r.parquet', unit: { province: 'p', city: 'c' }, period: { column: 'when' } };

it('reads a record table once for all signals that need no sketch', () => {
  const signals: Signal[] = [
    { ...shared, indicator: 'a', value: { count: true }, where: "kind = 'x'" },
    { ...shared, indicator: 'b', value: { sum: 'amount' } },
  ];
  const { queries, placeColumns } = queryPlan('records', signals, duckdb);
  expect(placeColumns).toBe(2);
  expect(queries).toHaveLength(1);
  const { sql } = queries[0]!;
  expect(sql.match(/FROM records/g)).toHaveLength(1);
  expect(sql).toContain('count(*) FILTER (WHERE (__m0 & 1) <> 0)');
  expect(sql).toContain(`CASE WHEN (("kind" = 'x')) THEN 1 ELSE 0 END AS __m0`);
  expect(sql).toContain(`sum(CASE WHEN regexp_full_match(trim(CAST("amount" AS VARCHAR), ' ')`);
  expect(sql).toContain('GROUP BY "p", "c", CASE WHEN');
});

it('restricts numerator and denominator of a ratio by the signal’s condition and their own', () => {
  const signals: Signal[] = [
    {
      ...shared,
      where: "kind = 'x'",
      indicator: 'a',
      value: { ratio: { count: true, where: 'done = 1' }, to: { count: true } },
    },
    { ...shared, where: "kind = 'x'", indicator: 'b', value: { mean: 'n' } },
  ];
  const d = duckdbFor([{ name: 'done', type: 'INTEGER' }]);
  const { sql } = queryPlan('records', signals, d).queries[0]!;
  expect(sql).toContain(`CASE WHEN (("kind" = 'x')) THEN 1 ELSE 0 END`);
  expect(sql).toContain(`CASE WHEN (("kind" = 'x')) AND (("done" = 1)) THEN 2 ELSE 0 END`);
  expect(sql.match(/"kind" = 'x'/g)).toHaveLength(2); // once in each mask, for all columns
  expect(sql).toContain('count(*) FILTER (WHERE (__m0 & 2) <> 0)');
  expect(sql).toContain(`count(nullif(trim(CAST("n" AS VARCHAR), ' '), '')) FILTER (WHERE (__m0 & 1) <> 0)`);
});

it('reads a sketched column once for all signals of it', () => {
  const of = (indicator: string, where: string): Signal => ({
    ...shared,
    indicator,
    where,
    value: { distinct: 'user', approximate: true },
  });
  const plan = queryPlan('records', [of('a', 'x = 1'), of('b', 'x = 2')], duckdb);
  expect(plan.queries).toHaveLength(2);
  expect(plan.queries[1]!.sql.match(/FROM records/g)).toHaveLength(1);
  expect(plan.queries[1]!.columns.map((c) => c.signal)).toEqual([0, 1]);
});

it('leaves exact distinct counts to a separate query after geocoding', () => {
  const exact: Signal = { ...shared, indicator: 'a', where: 'x = 1', value: { distinct: 'user' } };
  expect(queryPlan('records', [exact], duckdb).queries).toHaveLength(1);
  const map: GeocodingTable = {
    placeNames: [{ words: ['Hebei', "O'Fallon"], unit: 7, first: 0, last: 0 }],
    dates: [{ date: '2020', slot: 0 }],
    areas: new Map([[7, [7, 9]]]),
  };
  for (const dialect of [duckdb, clickhouse]) {
    const sql = distinctCountQuery('records', [exact], map, dialect);
    expect(sql).toContain("O''Fallon");
    expect(sql).toContain('JOIN (SELECT __slot');
  }
});

it('quotes names that contain SQL, in both dialects', () => {
  const name = '"; drop table x; --';
  const signals: Signal[] = [
    { ...shared, unit: { code: name }, indicator: 'a', value: { sum: name } },
    { ...shared, unit: { code: name }, indicator: 'a', value: { quantile: name, at: 0.5 } },
  ];
  for (const dialect of [duckdb, clickhouse]) {
    for (const { sql } of queryPlan('records', signals, dialect).queries) {
      expect(sql.replaceAll('"""; drop table x; --"', '')).not.toContain('drop');
    }
  }
});

it('sums numbers that need no rounding as they are, where their type is known', () => {
  const types = {
    n: 'INTEGER',
    price: 'DECIMAL(18,6)',
    x: 'DOUBLE',
    huge: 'HUGEINT',
    long: 'DECIMAL(38,12)',
  };
  const dialect = duckdbFor(Object.entries(types).map(([name, type]) => ({ name, type })));
  const sumOf = (column: string) => {
    const signal: Signal = { ...shared, indicator: 'a', where: 'k = 1', value: { sum: column } };
    return queryPlan('records', [signal], dialect).queries[0]!.sql;
  };
  for (const column of ['n', 'price', 'huge'])
    expect(sumOf(column)).toContain(`CAST(sum("${column}") FILTER (WHERE (__m0 & 1) <> 0) AS DOUBLE)`);
  for (const column of ['x', 'long', 'unknown']) expect(sumOf(column)).not.toContain(`sum("${column}")`);
  // A double is expanded only where it has many decimals.
  expect(sumOf('x')).toContain(
    'sum(CASE WHEN abs("x") < 2251799.813685248 AND floor("x" * 1e9 + 0.5) / 1e9 = "x"',
  );
});

it('evaluates many conditions on groups of records where their columns have few values, otherwise on each record once', () => {
  const signals = Array.from(
    { length: 9 },
    (_, i): Signal => ({ ...shared, indicator: `i${i}`, where: `Kind = 'k${i}'`, value: { sum: 'n' } }),
  );
  const sqlWith = (few: string[], all = signals) =>
    queryPlan('records', all, duckdbFor([], few)).queries[0]!.sql;
  const first = 'SELECT "p" AS __k0,\n    "c" AS __k1,\n    CASE WHEN';
  const [byKind, byMask] = [
    ` AS __k2,\n    "kind",\n    CAST(count(*) AS DOUBLE) AS __a0`,
    ` AS __k2,\n    __m0,\n    CAST(count(*) AS DOUBLE) AS __a0`,
  ];
  expect(sqlWith(['kind'])).toContain(first);
  expect(sqlWith(['kind'])).toContain(byKind);
  expect(sqlWith([])).toContain(byMask);
  const odd = [...signals, { ...signals[0]!, indicator: 'odd', where: 'other > 0.5' }];
  expect(sqlWith(['kind'], odd)).toContain(byMask);
  expect(sqlWith(['kind'], signals.slice(0, 2))).not.toContain('alike');
});

it('finds the columns in conditions, and returns undefined for unknown columns', () => {
  const known = ['kind', 'n', 'a "b"'];
  expect(columnsOfConditions([`(KIND = 'n''t') AND ("n" <= -2.5)`, 'n is not null'], known)).toEqual([
    'kind',
    'n',
  ]);
  expect(columnsOfConditions([`"a ""b""" in ('x', 'y')`], known)).toEqual(['a "b"']);
  expect(columnsOfConditions(['true'], known)).toEqual([]);
  expect(columnsOfConditions(['n + 1 = 2', 'lower(kind) = n::text'], known)).toEqual(['n', 'kind']);
  for (const odd of ['other = 1', '"other" = 1', 'n > 1 or lower(e) is null'])
    expect(columnsOfConditions([odd], known)).toBeUndefined();
});
