import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/edition/index.js';
import { type ClusterClient, clusterClient } from '../../../src/signals/clickhouse/client.js';
import { readCluster } from '../../../src/signals/clickhouse/cluster.js';
import { clusterRecords } from '../../../src/signals/clickhouse/records.js';
import { duckDbRecords } from '../../../src/signals/duckDbRecords.js';
import { withDuckDb } from '../../../src/signals/duckdb.js';
import { openEdition, prepare } from '../../../src/signals/index.js';
import { type PlaceTable, placesOf } from '../../../src/signals/readPlaces.js';
import { recordFolder } from '../../../src/signals/recordFolder.js';
import { clickhouse, identifier, literal, measuresOf } from '../../../src/sql/index.js';
import { startChdb, type TestServer } from '../../helpers/clickHouse.js';
import { editionWith } from '../../helpers/complaints.js';
import { partAt } from '../../helpers/partFigures.js';

/** The same records in both engines: nulls, Chinese names, a column whose name is SQL, huge and tiny numbers. */
const nasty = '"; drop table records; --';
const types = [
  ['city', 'VARCHAR', 'Nullable(String)'],
  ['day', 'VARCHAR', 'String'],
  ['用户', 'VARCHAR', 'Nullable(String)'],
  [nasty, 'DOUBLE', 'Nullable(Float64)'],
  ['n', 'INTEGER', 'Int32'],
  ['price', 'DECIMAL(38, 9)', 'Decimal(38, 9)'],
] as const;
const cities = ['北京市', "O'Fallon", 'back\\slash', null, '\u{1f600}', ''];

const cells: (string | number | null)[][] = Array.from({ length: 4000 }, (_, i) => [
  cities[Math.floor(i / 3) % cities.length]!,
  `2020-0${1 + (i % 3)}-01`,
  i % 11 === 0 ? null : `用户 ${(i * i) % 997}`,
  i % 13 === 0 ? null : ((i % 29) - 9) * 1.37 ** (i % 41),
  (i % 100) - 40,
  `${(i % 2 ? -1 : 1) * (i * i)}.${String(i * 7919).padStart(9, '0')}`,
]);

const values: Record<string, Pick<Signal, 'value' | 'where'>> = {
  count: { value: { count: true } },
  'count of some': { value: { count: true }, where: `"用户" like '%7' and n > 0` },
  'sum of whole numbers': { value: { sum: 'n' } },
  'sum of decimals': { value: { sum: 'price' } },
  'sum of none': { value: { sum: 'n' }, where: 'n > 1000' },
  mean: { value: { mean: 'price' }, where: 'n < 20' },
  least: { value: { min: nasty } },
  greatest: { value: { max: 'price' } },
  'least of none': { value: { min: 'n' }, where: 'n > 1000' },
  'least of some': { value: { min: nasty }, where: 'n < 7' },
  'greatest of some': { value: { max: 'price' }, where: 'n > 11' },
  'sum of some': { value: { sum: 'price' }, where: 'n between 3 and 30' },
  'sum of doubles': { value: { sum: nasty } },
  'mean of doubles': { value: { mean: nasty }, where: 'n < 20' },
  ratio: { value: { ratio: { count: true, where: 'n > 0' }, to: { sum: 'n', where: 'n > -5' } } },
  registers: { value: { distinct: '用户', approximate: true } },
  'registers of some': {
    value: { distinct: '用户', approximate: true },
    where: 'n = 3',
  },
  'registers of none': { value: { distinct: '用户', approximate: true }, where: 'n > 1000' },
  'registers of numbers': { value: { distinct: 'n', approximate: true } },
  median: { value: { quantile: nasty, at: 0.5 } },
  'ninth decile of some': { value: { quantile: 'n', at: 0.9 }, where: 'n <> 0' },
};

const all: Signal[] = Object.entries(values).map(([indicator, value]) => ({
  indicator,
  from: 'records/r.parquet',
  unit: { code: 'city' },
  period: { column: 'day' },
  ...value,
}));

const database = 'iplus_conformance';
const real = process.env['IPLUS_CLICKHOUSE_URL'];
/** The name of a cluster of several servers, where the tests have one. */
const name = process.env['IPLUS_CLICKHOUSE_CLUSTER'];
const server: TestServer | string = real
  ? { url: real, asked: [], close: async () => {} }
  : await startChdb();
const where = typeof server === 'string' ? server : real ? 'a cluster' : 'chdb';

describe.skipIf(typeof server === 'string')(`DuckDB and ClickHouse (${where})`, () => {
  const env = { ...process.env, IPLUS_CLICKHOUSE_URL: (server as TestServer).url };
  const at = readCluster(env, { file: '' });
  const admin = createClient(at);
  let client: ClusterClient;
  const folder = editionWith({ 'records/none': '', 'data/values.csv': null });
  let ours: PlaceTable;
  let theirs: PlaceTable;

  beforeAll(async () => {
    client = await clusterClient(at);
    await fill((query) => admin.command({ query }));
    ours = await withDuckDb(async (connection) => {
      const columns = types.map(([name, type]) => `${identifier(name)} ${type}`);
      await connection.run(`CREATE TABLE r (${columns.join(', ')})`);
      for (const row of cells)
        await connection.run(`INSERT INTO r VALUES (${row.map((cell) => sqlOf(cell, literal)).join(', ')})`);
      await connection.run(`COPY r TO ${literal(`${folder}/records/r.parquet`)}`);
      return placesOf(
        all,
        await duckDbRecords(recordFolder([connection], folder, folder)).partials('records/r.parquet', all),
      );
    });
    const far = clusterRecords(client);
    theirs = placesOf(all, await far.partials(`clickhouse:${database}.records`, all));
  });

  afterAll(async () => {
    const on = name ? `ON CLUSTER ${clickhouse.identifier(name)}` : '';
    await admin.command({ query: `DROP DATABASE IF EXISTS ${database} ${on} SYNC` });
    await Promise.all([admin.close(), client.close()]);
    await (server as TestServer).close();
  });

  it('find the same places and dates, with equal numbers of records', () => {
    const known = (of: PlaceTable) => Array.from(of.n, (n, row) => `${nameOf(of, row)}|${n}`).sort();
    expect(known(theirs)).toEqual(known(ours));
    expect(ours.n.reduce((sum, n) => sum + n)).toBe(cells.length);
    expect(ours.length).toBeGreaterThan(10);
  });

  it.each(all.map((s, i) => [s.indicator, i] as const))('compute the same %s, to the bit', (_, i) => {
    expect(said(theirs, i)).toEqual(said(ours, i));
  });

  it('compute the same panel, to the bit, from the same records', async () => {
    const panels = [];
    for (const from of ['records/r.parquet', `clickhouse:${database}.records`]) {
      const shared = `from: "${from}", unit: { code: city }, period: { column: day, take: mean }`;
      const files = {
        'data/values.csv': null,
        'signals/s.yaml': `- { indicator: orders, ${shared}, value: { sum: price } }
- { indicator: users, ${shared}, where: "n > 0", value: { distinct: 用户, approximate: true } }
`,
        'places.csv': 'code,unit\n北京市,bj\nback\\slash,sh\n\u{1f600},sh\n',
      };
      const { panel, provenance } = await prepare(openEdition(editionWith(files, folder)), () => {}, env);
      const { inputs, geocoding, unplaced } = provenance;
      expect(inputs.filter((file) => file.path === from)).toMatchObject([{ sha256: expect.any(String) }]);
      const places = JSON.stringify([geocoding, unplaced]).replaceAll(from, 'from');
      panels.push([panel.values.join(), panel.reasons.join(), places]);
    }
    expect(panels[1]).toEqual(panels[0]);
    expect(panels[0]![0]).toMatch(/\d{3}/);
  });
});

/** All figures of a row as texts, in an order independent of the engine. */
function said(of: PlaceTable, i: number): string[] {
  const { aggregate } = measuresOf(all[i]!).value;
  const { n, v, d, states } = of.of[i]!;
  const written = (row: number) => (states ? aggregate.write(states[row]!) : '');
  return Array.from(n, (_, row) =>
    [nameOf(of, row), n[row], partAt(v, row), partAt(d, row), written(row)].join('|'),
  ).sort();
}

const nameOf = ({ observed, words }: PlaceTable, row: number) =>
  [observed[row], ...words.map((list) => list[row])].join('|');

/** Creates the table of records; on a cluster of several servers as a distributed table. */
async function fill(run: Run): Promise<void> {
  const { identifier, literal } = clickhouse;
  const columns = types.map(([name, , type]) => `${identifier(name)} ${type}`).join(', ');
  const rows = cells.map((row) => `(${row.map((cell) => sqlOf(cell, literal)).join(', ')})`);
  const on = name ? `ON CLUSTER ${identifier(name)}` : '';
  await run(`DROP DATABASE IF EXISTS ${database} ${on} SYNC`);
  await run(`CREATE DATABASE ${database} ${on}`);
  const engine = name ? 'ReplicatedMergeTree' : 'MergeTree';
  await run(`CREATE TABLE ${database}.part ${on} (${columns}) ENGINE = ${engine} ORDER BY tuple()`);
  const whole = name
    ? `Distributed(${identifier(name)}, ${database}, part, rand())`
    : `Merge(${database}, '^part$')`;
  await run(`CREATE TABLE ${database}.records ${on} AS ${database}.part ENGINE = ${whole}`);
  const into = name ? 'records SETTINGS distributed_foreground_insert = 1' : 'part';
  await run(`INSERT INTO ${database}.${into} VALUES ${rows.join(', ')}`);
}

type Run = (query: string) => Promise<unknown>;

function sqlOf(cell: string | number | null, text: (cell: string) => string): string {
  return cell === null ? 'NULL' : typeof cell === 'number' ? String(cell) : text(cell);
}
