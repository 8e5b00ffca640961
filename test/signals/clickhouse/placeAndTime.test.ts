import { afterAll, describe, expect, it } from 'vitest';
import { placeGrid } from '../../../src/sql/index.js';
import { bothEngines, type How, type Records } from '../../helpers/bothEngines.js';
import { seeded } from '../../helpers/random.js';
import { casesOf, times } from '../../helpers/thorough.js';

const { keysOf, cluster, name, close } = await bothEngines();
afterAll(close);

const engines = `The embedded engine and a cluster (${name})`;

describe(`${engines} compute the same day of a moment`, () => {
  const zones = [
    'Asia/Shanghai',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ];
  const random = seeded(11);
  const between = (from: string, to: string) =>
    Math.round(Date.parse(from) + random() * (Date.parse(to) - Date.parse(from)));
  const moments = [
    '2015-12-31T17:00:00Z',
    '2015-12-31T15:59:59Z',
    '2015-12-31T16:00:00Z',
    // The nights before and after the clock changes in New York.
    '2015-03-08T04:59:59Z',
    '2015-03-09T03:59:59Z',
    '2015-03-09T04:00:00Z',
    '2015-11-01T03:59:59Z',
    '2015-11-02T04:59:59Z',
    '2015-11-02T05:00:00Z',
    // Daylight saving time in China, 1986 to 1991; Samoa skipped 30 December 2011.
    '1988-07-01T14:59:59Z',
    '1988-07-01T15:00:00Z',
    '2011-12-30T09:59:59Z',
    '2011-12-30T10:00:00Z',
  ].map((m) => Date.parse(m));
  const tried = [...moments, ...Array.from({ length: 300 }, () => between('1980-01-01', '2037-12-31'))];
  const iso = tried.map((m) => new Date(m).toISOString());
  const plain = iso.map((m) => m.slice(0, 19).replace('T', ' '));
  const ofTypes: [string, Records][] = [
    [
      'of a timestamp',
      { duckdb: ['TIMESTAMP'], clickhouse: ["DateTime64(0, 'UTC')"], values: plain.map((m) => [`'${m}'`]) },
    ],
    [
      'of a timestamp with a zone',
      {
        duckdb: ['TIMESTAMPTZ'],
        clickhouse: ["DateTime64(3, 'UTC')"],
        values: plain.map((m) => [`'${m}'`]),
      },
    ],
    [
      'of a text',
      { duckdb: ['VARCHAR'], clickhouse: ['Nullable(String)'], values: plain.map((m) => [`'${m}'`]) },
    ],
    ['of a text with Z', { duckdb: ['VARCHAR'], clickhouse: ['String'], values: iso.map((m) => [`'${m}'`]) }],
    [
      'of a text with an offset',
      {
        duckdb: ['VARCHAR'],
        clickhouse: ['LowCardinality(String)'],
        values: tried.map((m) => [`'${new Date(m + 19_800_000).toISOString().slice(0, 19)}+05:30'`]),
      },
    ],
  ];

  it.each(casesOf(ofTypes, 3))('%s, as Intl does', async (_, records) => {
    for (const zone of records === ofTypes[0]![1] ? zones : zones.slice(0, 2)) {
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
      const wanted = tried.map((m) => day.format(m - (m % 1000)));
      for (const found of await keysOf(records, { unit: { code: 'i' }, period: { column: 'c1', zone } })) {
        expect(found.map((f) => f.observed)).toEqual(wanted);
      }
    }
  });

  it('and leave unchanged what has no time of day or is not a date', async () => {
    const texts = ['2015-12-31', '2015-12', '2015', 'some day or other', ''];
    const minutes = ['2015-12-31T17:00Z', '2015-12-31 17:00', '2015-12-31T17:00+00:00'];
    const values = [...texts, ...minutes].map((t) => [`'${t}'`]);
    const how: How = { unit: { code: 'i' }, period: { column: 'c1', zone: 'Asia/Shanghai' } };
    const wanted = [...texts, ...minutes.map(() => '2016-01-01')];
    for (const found of await keysOf({ duckdb: ['VARCHAR'], clickhouse: ['String'], values }, how))
      expect(found.map((f) => f.observed)).toEqual(wanted);
    const dates = { duckdb: ['DATE'], clickhouse: ['Date'], values: [["'2015-12-31'"]] };
    for (const found of await keysOf(dates, how)) expect(found[0]!.observed).toBe('2015-12-31');
  });
});

describe(`${engines} assign positions to the same polygons`, () => {
  const grid = placeGrid([
    {
      id: 'a',
      rings: [
        [
          [100, 30],
          [103.1234567, 31.7654321],
          [100, 33],
        ],
      ],
    },
    {
      id: 'b',
      rings: [
        [
          [100, 30],
          [104, 30],
          [104, 33],
          [100, 33],
          [103.1234567, 31.7654321],
        ],
        [
          [103.5, 32],
          [103.7, 32],
          [103.6, 32.3],
        ],
      ],
    },
  ]);
  const random = seeded(5);
  const points = Array.from({ length: times(800, 3000) }, () => [99.5 + random() * 5, 29.5 + random() * 4]);
  const edges = [
    [100, 30],
    [103.1234567, 31.7654321],
    [104, 31],
    [103.5, 32],
    [31, 102],
    [200, 1],
    [0, 0],
  ];
  const types: [string, string, string][] = [
    ['doubles or nothing', 'DOUBLE', 'Nullable(Float64)'],
    ['doubles', 'DOUBLE', 'Float64'],
    ['decimals', 'DECIMAL(12, 7)', 'Decimal(12, 7)'],
    ['texts', 'VARCHAR', 'String'],
  ];

  it.each(casesOf(types, 2))('in %s', async (kind, duckdb, clickhouse) => {
    const written = (v: number) =>
      kind === 'texts' ? `'${v}'` : kind === 'decimals' ? v.toFixed(7) : `${v}`;
    const strange =
      kind === 'texts'
        ? [
            ["''", "'31'"],
            ["'x'", "'31'"],
            ["'nan'", "'31'"],
          ]
        : [];
    const nothing = kind === 'doubles or nothing' ? [['NULL', '31']] : [];
    const values = [...[...edges, ...points].map((p) => p.map(written)), ...strange, ...nothing];
    const records = { duckdb: [duckdb, duckdb], clickhouse: [clickhouse, clickhouse], values };
    const how: How = { unit: { lon: 'c1', lat: 'c2', borders: '' }, period: { column: 'i' }, grid };
    const [here, there = here] = await keysOf(records, how);
    expect(there).toEqual(here);
    expect(here!.length).toBe(values.length);
    expect(new Set(here!.map((f) => f.word)).size).toBeGreaterThan(4);
  });

  it('as the cluster’s own point-in-polygon function does', async () => {
    if (!cluster) return;
    const records = {
      duckdb: ['DOUBLE', 'DOUBLE'],
      clickhouse: ['Float64', 'Float64'],
      values: points.map((p) => p.map(String)),
    };
    const how: How = { unit: { lon: 'c1', lat: 'c2', borders: '' }, period: { column: 'i' }, grid };
    const [, found] = await keysOf(records, how);
    const polygon = '[(100., 30.), (103.1234567, 31.7654321), (100., 33.)]';
    const inside = await cluster.connection.query(
      `SELECT pointInPolygon((c1, c2), ${polygon}) AS inside FROM keyed ORDER BY i`,
    );
    expect(found!.map((f) => (f.word === 'a' ? 1 : 0))).toEqual(Array.from(inside.column(0), Number));
  });
});
