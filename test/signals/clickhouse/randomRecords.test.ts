import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordValueName, RecordValues, Signal } from '../../../src/edition/index.js';
import { type ClusterClient, clusterClient } from '../../../src/signals/clickhouse/client.js';
import { readCluster } from '../../../src/signals/clickhouse/cluster.js';
import { queryDistinctCounts } from '../../../src/signals/distinctCounts.js';
import { duckDbConnection, duckDbRecords } from '../../../src/signals/duckDbRecords.js';
import { withDuckDb } from '../../../src/signals/duckdb.js';
import type { DistinctCountRequest } from '../../../src/signals/engine.js';
import { openEdition, prepare } from '../../../src/signals/index.js';
import { queryPartials, type SqlConnection } from '../../../src/signals/partials.js';
import { type PlaceTable, placesOf } from '../../../src/signals/readPlaces.js';
import { recordFolder } from '../../../src/signals/recordFolder.js';
import { clickhouse, identifier, literal, measuresOf } from '../../../src/sql/index.js';
import { startChdb, type TestServer } from '../../helpers/clickHouse.js';
import { editionWith } from '../../helpers/complaints.js';
import { partAt } from '../../helpers/partFigures.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';

type Random = () => number;
type Cell = string | number | null;

/** A column of random records: its type in each engine, and a generator of values. */
interface RecordColumn {
  name: string;
  duckdb: string;
  clickhouse: string;
  of: (random: Random) => Cell;
}

const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
const whole = (random: Random, most: number) => Math.floor((random() * 2 - 1) * most);
const orNull =
  (of: RecordColumn['of']): RecordColumn['of'] =>
  (random) =>
    random() < 0.1 ? null : of(random);
const digits = (random: Random, n: number) =>
  Array.from({ length: n }, () => Math.floor(random() * 10)).join('');

const users = ['u1', 'U1', '用户 7', '1', '1.0', '1.00', '0.50', '-0.0', '', '  ', "O'Hara", 'back\\slash'];
const columns: RecordColumn[] = [
  {
    name: 'city',
    duckdb: 'VARCHAR',
    clickhouse: 'Nullable(String)',
    of: orNull((r) => pick(r, ['北京', 'Beijing', '上海市', 'sh', '杭州', "O'Fallon", ''])),
  },
  {
    name: 'day',
    duckdb: 'VARCHAR',
    clickhouse: 'String',
    of: (r) => pick(r, ['2020-01-31', '2020-02-01', '2020-11-30', '2021-05-01']),
  },
  {
    name: '用户',
    duckdb: 'VARCHAR',
    clickhouse: 'Nullable(String)',
    of: orNull((r) => pick(r, [...users, `v${Math.floor(r() * 40)}`])),
  },
  { name: 'tiny', duckdb: 'TINYINT', clickhouse: 'Int8', of: (r) => whole(r, 127) },
  { name: 'small', duckdb: 'SMALLINT', clickhouse: 'Nullable(Int16)', of: orNull((r) => whole(r, 9)) },
  { name: 'n', duckdb: 'INTEGER', clickhouse: 'Int32', of: (r) => whole(r, 50) },
  {
    name: 'long',
    duckdb: 'BIGINT',
    clickhouse: 'Nullable(Int64)',
    of: orNull((r) => `${r() < 0.5 ? '-' : ''}9${digits(r, 17)}`),
  },
  {
    name: 'price',
    duckdb: 'DECIMAL(18, 4)',
    clickhouse: 'Nullable(Decimal(18, 4))',
    of: orNull((r) => `${whole(r, 1e6)}.${digits(r, 4)}`),
  },
  {
    name: 'exact',
    duckdb: 'DECIMAL(38, 9)',
    clickhouse: 'Decimal(38, 9)',
    of: (r) => `${r() < 0.5 ? '-' : ''}${digits(r, 12)}.${digits(r, 9)}`,
  },
  { name: 'x', duckdb: 'DOUBLE', clickhouse: 'Nullable(Float64)', of: orNull((r) => whole(r, 400) / 4) },
];
const numbers = ['tiny', 'small', 'n', 'long', 'price', 'exact'];

/** A random condition over these columns, valid in both engines. */
function condition(random: Random, depth = 0): string {
  const all = [
    () => `n > ${whole(random, 40)}`,
    () => `small in (1, 2, ${whole(random, 9)})`,
    () => `price between ${whole(random, 1e5)} and ${whole(random, 1e6)}.25`,
    () => `"用户" like '%${Math.floor(random() * 10)}'`,
    () => `"用户" is ${pick(random, ['', 'not '])}null`,
    () => `tiny <> ${whole(random, 9)}`,
    () => `x <= ${whole(random, 400) / 4}`,
  ];
  if (depth > 1 || random() < 0.5) return pick(random, all)();
  const [a, b] = [condition(random, depth + 1), condition(random, depth + 1)];
  return pick(random, [`(${a}) and (${b})`, `(${a}) or (${b})`, `not (${a})`]);
}

/** Every way to aggregate records, of random columns, some under conditions. */
function signalsOf(random: Random): Signal[] {
  const number = () => pick(random, numbers);
  const any = () => pick(random, [...numbers, 'x', '用户']);
  const part = () => {
    const where = random() < 0.5 ? { where: condition(random) } : {};
    return random() < 0.5 ? { count: true as const, ...where } : { sum: number(), ...where };
  };
  const measurable = () => pick(random, [...numbers, 'x']);
  // One or more of every way to aggregate: a new one without an entry here does not compile.
  const ways: { [N in RecordValueName]: (() => RecordValues[N])[] } = {
    count: [() => ({ count: true })],
    sum: [() => ({ sum: number() })],
    mean: [() => ({ mean: number() })],
    min: [() => ({ min: measurable() })],
    max: [() => ({ max: measurable() })],
    quantile: [() => ({ quantile: measurable(), at: random() })],
    distinct: [() => ({ distinct: any() }), () => ({ distinct: any(), approximate: true })],
    ratio: [() => ({ ratio: part(), to: part() })],
  };
  const values: (() => Signal['value'])[] = Object.values(ways).flat();
  const all = Array.from({ length: times(1, 3) }, () => values).flat();
  return all.map((value, i) => ({
    indicator: `s${i}`,
    from: 'records/r.parquet',
    unit: { city: 'city' },
    period: { column: 'day' },
    value: value(),
    ...(random() < 0.6 ? { where: condition(random) } : {}),
  }));
}

const database = 'iplus_random';
const server: TestServer | string = await startChdb();
/** `npm run fuzz` tries twenty. */
const seeds = Array.from({ length: process.env['FUZZ_RECORDS'] ? 20 : 2 }, (_, i) => i + 1);

describe.skipIf(typeof server === 'string')('Random records', () => {
  const at = readCluster({ IPLUS_CLICKHOUSE_URL: (server as TestServer).url }, { file: '' });
  const admin = createClient(at);
  let client: ClusterClient;

  beforeAll(async () => {
    client = await clusterClient(at);
    await admin.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` });
  });
  afterAll(async () => {
    await admin.command({ query: `DROP DATABASE IF EXISTS ${database} SYNC` });
    await Promise.all([admin.close(), client.close()]);
    await (server as TestServer).close();
  });

  it.each(seeds)('return the same from DuckDB and ClickHouse, to the bit (seed %i)', async (seed) => {
    const random = seeded(seed);
    const rows = Array.from({ length: 400 }, () => columns.map(({ of }) => of(random)));
    const signals = signalsOf(random);
    const folder = editionWith({ 'records/none': '', 'data/values.csv': null });
    const table = `${database}.r${seed}`;
    await inClickHouse((query) => admin.command({ query }), table, rows);
    await withDuckDb(async (connection) => {
      const path = `${folder}/records/r.parquet`;
      await connection.run(
        `CREATE TABLE r (${columns.map((c) => `${identifier(c.name)} ${c.duckdb}`).join(', ')})`,
      );
      await connection.run(`INSERT INTO r VALUES ${rows.map((row) => written(row, literal)).join(', ')}`);
      await connection.run(`COPY r TO ${literal(path)} (FORMAT parquet)`);
      const engine = duckDbRecords(recordFolder([connection], folder, folder));
      for (const signal of signals) {
        const [ours, theirs] = [listening(duckDbConnection(connection)), listening(client)];
        const plain = placesOf(
          [signal],
          await queryPartials(ours, `read_parquet(${literal(path)})`, [signal]),
        );
        const far = placesOf([signal], await queryPartials(theirs, table, [signal]));
        const typed = placesOf([signal], await engine.partials('records/r.parquet', [signal]));
        const results = [said(plain, signal), said(typed, signal), said(far, signal)];
        if (measuresOf(signal).distinct) {
          const question = questionOf(signal);
          const dates = [...question.slots.keys()];
          const near = await queryDistinctCounts(ours, `read_parquet(${literal(path)})`, question, dates);
          results[0]!.push(near);
          results[1]!.push(await engine.counts('records/r.parquet', question));
          // A table function, as `cluster(…)` is one.
          const parts = `merge('${database}', '^r${seed}$')`;
          results[2]!.push(await queryDistinctCounts(theirs, parts, question, dates));
        }
        const differ = mismatch(signal, results, ours.asked, theirs.asked);
        if (differ) expect.fail(differ);
      }
    });
    await samePanel(folder, table, signals);
  });
});

/** Panel, totals and record counts from both engines, after geocoding, must be equal. */
async function samePanel(folder: string, table: string, signals: readonly Signal[]): Promise<void> {
  const env = { IPLUS_CLICKHOUSE_URL: (server as TestServer).url };
  for (const signal of signals.filter(({ value }) => 'distinct' in value)) {
    const made = [];
    for (const from of ['records/r.parquet', `clickhouse:${table}`]) {
      const all = ['orders', 'users'].map((indicator, i) => {
        return { ...signal, indicator, from, period: { column: 'day', take: i === 0 ? 'all' : 'mean' } };
      });
      const files = { 'data/values.csv': null, 'signals/s.yaml': JSON.stringify(all) };
      const { panel, provenance } = await prepare(openEdition(editionWith(files, folder)), () => {}, env);
      const { totals, geocoding } = provenance;
      made.push([panel.values.join(), totals, JSON.stringify(geocoding).replaceAll(from, 'from')]);
    }
    expect(made[1], JSON.stringify(signal)).toEqual(made[0]);
  }
}

/** A geocoding with two spellings of one city, and all dates of a year in one slot. */
function questionOf(signal: Signal): DistinctCountRequest {
  const slots = new Map(['2020-01-31', '2020-02-01', '2020-11-30'].map((date) => [date, '2020']));
  const placeNames = ['北京', 'Beijing', 'sh', '上海市', "O'Fallon", ''].map((word, i) => {
    return { words: [word], unit: Math.floor(i / 2), first: i === 2 ? 1 : 0, last: 2 };
  });
  const areas = new Map([0, 1, 2].map((unit) => [unit, [unit, unit === 0 ? 3 : 4, 5]]));
  return { signals: [signal], slots, placesOn: () => ({ placeNames, areas }) };
}

/** A connection that also records its queries. */
function listening({ dialect, query }: SqlConnection): SqlConnection & { asked: string[] } {
  const asked: string[] = [];
  return {
    dialect,
    asked,
    query: (sql, onProgress) => {
      asked.push(sql);
      return query(sql, onProgress);
    },
  };
}

/** The difference between two results, with both queries; undefined where they are equal. */
function mismatch(
  signal: Signal,
  [plain, ...others]: readonly unknown[][],
  ours: readonly string[],
  theirs: readonly string[],
): string | undefined {
  const texts = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one));
  for (const other of others) {
    const [a, b] = [texts(plain!), texts(other)];
    const at = a.findIndex((text, i) => text !== b[i]);
    if (at < 0 && a.length === b.length) continue;
    const rows = [a, b].map((list) => list[at < 0 ? Math.min(a.length, b.length) : at]).join('\nand\n');
    return [JSON.stringify(signal), rows, 'DuckDB:', ...ours, 'ClickHouse:', ...theirs].join('\n\n');
  }
  return undefined;
}

/** All figures of each place and date for a signal, in an order independent of the engine. */
function said({ observed, words, of }: PlaceTable, signal: Signal): unknown[] {
  const { aggregate } = measuresOf(signal).value;
  const { n, v, d, states } = of[0]!;
  const rows = Array.from(n, (_, row) => {
    const state = states ? aggregate.write(states[row]!) : '';
    return [
      observed[row],
      ...words.map((list) => list[row]),
      n[row],
      partAt(v, row),
      partAt(d, row),
      state,
    ].join('|');
  });
  return rows.sort();
}

async function inClickHouse(
  run: (query: string) => Promise<unknown>,
  table: string,
  rows: readonly Cell[][],
): Promise<void> {
  const types = columns.map((c) => `${clickhouse.identifier(c.name)} ${c.clickhouse}`);
  await run(`CREATE TABLE ${table} (${types.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`);
  await run(`INSERT INTO ${table} VALUES ${rows.map((row) => written(row, clickhouse.literal)).join(', ')}`);
}

function written(row: readonly Cell[], text: (cell: string) => string): string {
  const cells = row.map((cell) => {
    return cell === null ? 'NULL' : typeof cell === 'number' ? String(cell) : text(cell);
  });
  return `(${cells.join(', ')})`;
}
