import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withDuckDb } from '../../../src/signals/index.js';
import { literal } from '../../../src/sql/index.js';
import { ingested, orders } from '../../helpers/ingestion.js';
import { casesOf } from '../../helpers/thorough.js';

/** A file of records with one key each, as CSV, JSON or Parquet with keys of a given type. */
interface Keys {
  as: string;
  keys: readonly string[];
}

async function put(edition: string, name: string, { as, keys }: Keys): Promise<void> {
  const path = join(edition, 'records', name);
  mkdirSync(dirname(path), { recursive: true });
  if (as === 'CSV') {
    const lines = keys.map((key) => `"${key}",bj,2020-01-01,1`);
    writeFileSync(`${path}.csv`, ['id,city,day,amount', ...lines, ''].join('\n'));
  } else if (as.startsWith('JSON')) {
    const lines = keys.map((key) => {
      const id = as === 'JSON text' ? JSON.stringify(key) : key;
      return `{"id": ${id}, "city": "bj", "day": "2020-01-01", "amount": 1}\n`;
    });
    writeFileSync(`${path}.ndjson`, lines.join(''));
  } else {
    const rows = keys.map((key) => `(CAST(${literal(key)} AS ${as}), 'bj', '2020-01-01', 1)`).join(', ');
    const select = `SELECT * FROM (VALUES ${rows}) t(id, city, day, amount)`;
    await withDuckDb((c) => c.run(`COPY (${select}) TO ${literal(`${path}.parquet`)} (FORMAT parquet)`));
  }
}

/** The result of ingesting files one after the other, where the key has a given type. */
async function taken(type: string | undefined, ...files: readonly Keys[]) {
  const contract = `{ ${type === undefined ? '' : `columns: { id: { type: ${type} } }, `}key: [id] }`;
  const edition = orders({}, contract, 'records/*.*');
  for (const [i, file] of files.entries()) await put(edition, String(i).padStart(2, '0'), file);
  const { total, refused } = await ingested(edition);
  return { used: total.used, aside: total.aside, refused };
}

const numbers: readonly Keys[] = [
  ...['TINYINT', 'USMALLINT', 'INTEGER', 'BIGINT', 'UBIGINT', 'HUGEINT', 'FLOAT', 'DOUBLE'],
  ...['DECIMAL(9,0)', 'DECIMAL(18,3)', 'DECIMAL(38,9)', 'VARCHAR', 'CSV', 'JSON', 'JSON text'],
].map((as) => ({ as, keys: ['1', '20', '100'] }));
const spellings: readonly Keys[] = [
  { as: 'VARCHAR', keys: ['1.0', '20.00', '100.'] },
  { as: 'CSV', keys: ['01', ' 20 ', '1e2'] },
  { as: 'JSON', keys: ['1.0', '2e1', '100.000'] },
  { as: 'JSON text', keys: ['+1', '0020', '10.0e1'] },
];

describe('A numeric key is taken once', () => {
  const all = [...numbers, ...spellings];
  const once = async (type: string | undefined, first: Keys, all: readonly Keys[]) => {
    const others = casesOf(all, 6);
    expect(await taken(type, first, ...others)).toEqual({
      used: 3,
      aside: { 'taken-before': 3 * others.length },
      refused: [],
    });
  };

  it.each(
    casesOf(
      all.slice(0, -1).map((first, i) => [first.as, first.keys.join(' '), first, all.slice(i + 1)] as const),
      4,
    ),
  )(
    'where the type is %s (%s) in one file and different in others, and none is declared',
    async (_, __, first, others) => {
      await once(undefined, first, others);
    },
  );

  it.each(['integer', 'number'])('where %s is declared', async (type) => {
    for (const as of casesOf(['DOUBLE', 'BIGINT'], 1)) {
      const first = all.find((file) => file.as === as)!;
      await once(
        type,
        first,
        all.filter((file) => file !== first),
      );
    }
  });

  it('where one of three files has doubles, as programs write integers when a value is missing', async () => {
    const keys = Array.from({ length: 10 }, (_, i) => String(i + 1));
    const more = keys.map((key) => String(Number(key) + 10));
    const files = [
      { as: 'BIGINT', keys },
      { as: 'DOUBLE', keys: more },
      { as: 'BIGINT', keys },
    ];
    const { used, aside } = await taken('integer', ...files.slice(0, 2), { as: 'INTEGER', keys });
    expect({ used, aside }).toEqual({ used: 20, aside: { 'taken-before': 10 } });
  });

  it('within a file too', async () => {
    const file = { as: 'CSV', keys: ['7', '07', '7.0', '70e-1', '-7', '-7.0', '0', '-0', '0.0'] };
    expect(await taken(undefined, file)).toMatchObject({ used: 3, aside: { duplicate: 6 } });
    expect(await taken('number', file)).toMatchObject({ used: 3, aside: { duplicate: 6 } });
  });

  it('and set aside where its column type cannot distinguish it from others', async () => {
    const long = { as: 'BIGINT', keys: ['9007199254740993', '9007199254740992'] };
    for (const type of [undefined, 'number']) {
      expect(await taken(type, long, { ...long, as: 'DOUBLE' })).toMatchObject({
        used: 2,
        aside: { 'inexact-key': 2 },
      });
      expect(await taken(type, { as: 'FLOAT', keys: ['16777217', '5', '0.5'] })).toMatchObject({
        used: 2,
        aside: { 'inexact-key': 1 },
      });
    }
  });

  it('however many digits it has', async () => {
    const digits = '12345678901234567890123456789012345678';
    const files = [{ as: 'CSV', keys: [digits, `${digits}9`, `0.${digits}`] }];
    expect(await taken(undefined, ...files, ...files.map((f) => ({ ...f, as: 'JSON' })))).toMatchObject({
      used: 3,
      aside: { 'taken-before': 3 },
    });
  });
});

describe('A text key', () => {
  it('is compared exactly where the contract declares it as text', async () => {
    const { used, aside } = await taken(
      'text',
      { as: 'CSV', keys: ['1', '01', '1.0'] },
      { as: 'BIGINT', keys: ['1', '2'] },
    );
    expect({ used, aside }).toEqual({ used: 4, aside: { 'taken-before': 1 } });
  });

  it.each(['DOUBLE', 'FLOAT', 'DECIMAL(9,2)', 'TIMESTAMP'])('is never read from %s', async (as) => {
    const keys = [as === 'TIMESTAMP' ? '2020-01-01' : '1'];
    const { used, refused } = await taken('text', { as: 'CSV', keys }, { as, keys });
    expect(used).toBe(1);
    expect(refused).toEqual([expect.stringContaining(`the key “id” as ${as}`)]);
  });

  it('is compared as a number or a moment only where all of it is one', async () => {
    const keys = [
      'a1',
      'A1',
      '1a',
      '0x1',
      '1_0',
      'nan',
      'NaN',
      'inf',
      '1 2',
      '2020-01-32',
      '1e9999999',
      '1e9999998',
    ];
    expect(await taken(undefined, { as: 'CSV', keys }, { as: 'VARCHAR', keys })).toMatchObject({
      used: keys.length,
      aside: { 'taken-before': keys.length },
    });
  });
});

describe('A date key is taken once', () => {
  const day = ['2020-01-05'];
  const days: readonly Keys[] = [
    ...['DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'TIMESTAMP_NS', 'CSV', 'JSON text'].map((as) => ({
      as,
      keys: day,
    })),
    { as: 'CSV', keys: ['2020-01-05T00:00:00Z'] },
    { as: 'JSON text', keys: ['2020-01-05 08:00:00+08:00'] },
    { as: 'VARCHAR', keys: ['2020-01-05 00:00'] },
  ];

  it.each([undefined, 'date'])('in files with any types, declared as %s', async (type) => {
    for (const first of casesOf([1, 0, 4, 7], 2)) {
      const others = days.filter((_, i) => i !== first);
      const { used, aside, refused } = await taken(type, days[first]!, ...others);
      expect({ used, aside, refused }).toEqual({
        used: 1,
        aside: { 'taken-before': others.length },
        refused: [],
      });
    }
  });

  it('in the format that its column declares, or that of the period column', async () => {
    const keys = ['5/1/2020', '05/01/2020', '06/01/2020'];
    const form = '%d/%m/%Y';
    const want = { used: 2, aside: { duplicate: 1 } };
    expect(await taken(`date, format: '${form}'`, { as: 'CSV', keys })).toMatchObject(want);
    const dated = ['id,city,day,amount', ...keys.map((day) => `1,bj,${day},1`), ''].join('\n');
    for (const rule of [
      '',
      'columns: { day: { type: date } }, ',
      `columns: { day: { type: date, format: '${form}' } }, `,
    ]) {
      const edition = orders({ 'records/a.csv': dated }, `{ ${rule}key: [id, day] }`);
      const signal = join(edition, 'signals', 'orders.yaml');
      const text = readFileSync(signal, 'utf8');
      writeFileSync(signal, text.replace('{ column: day }', `{ column: day, format: '${form}' }`));
      const { total, refused } = await ingested(edition);
      expect({ used: total.used, aside: total.aside, refused }).toEqual({ ...want, refused: [] });
    }
  });

  it('and two moments of a day are different', async () => {
    const keys = ['2020-01-05T10:00:00Z', '2020-01-05T10:00:00.5Z', '2020-01-05'];
    expect(
      await taken('date', { as: 'CSV', keys }, { as: 'TIMESTAMP', keys: ['2020-01-05 10:00:00'] }),
    ).toMatchObject({
      used: 3,
      aside: { 'taken-before': 1 },
    });
  });
});
