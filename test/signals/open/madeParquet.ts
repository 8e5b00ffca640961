import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../../../src/sql/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { amountText, codes, type MadeFile, madeRecords, pick } from '../../helpers/madeRecords.js';
import type { Random } from './cases.js';

const wholes: Readonly<Record<string, readonly [least: bigint, most: bigint]>> = Object.fromEntries(
  ['TINY', 'SMALL', '', 'BIG'].flatMap((size, i) => {
    const bits = 2n ** BigInt(8 * 2 ** i);
    const name = size === '' ? 'INTEGER' : `${size}INT`;
    return [
      [name, [-bits / 2n, bits / 2n - 1n]],
      [`U${name}`, [0n, bits - 1n]],
    ];
  }),
);
const decimals = [
  'DECIMAL(4,1)',
  'DECIMAL(9,2)',
  'DECIMAL(18,3)',
  'DECIMAL(18,9)',
  'DECIMAL(38,0)',
  'DECIMAL(38,9)',
  'DECIMAL(38,12)',
  'DECIMAL(38,30)',
];
const numberTypes = [...Object.keys(wholes), ...decimals, 'DOUBLE', 'FLOAT', 'HUGEINT', 'VARCHAR'];
const doubles = [
  0.1, 0.2, -0.25, 123456789012.12346, 9007199254740991, 2251799813685248.5, 1e15, 1e22, 1234567.891,
  98765432109.87654,
];
const floats = [0.5, 16777216, 123456.75];

/** A value of a type, and the amount that it stands for. */
function amountOf(type: string, random: Random): string {
  const [least, most] = wholes[type] ?? [];
  if (least !== undefined)
    return String(pick(random, [least, most!, 0n, 7n, BigInt(Math.floor(random() * 100))]));
  if (type === 'VARCHAR') return amountText(random) ?? '0';
  if (type === 'HUGEINT') return pick(random, ['0', '12', '123456789012345678901']);
  if (type === 'DOUBLE')
    return String(pick(random, [...doubles, Math.floor(random() * 1e9) / 1e4, Math.floor(random() * 1e9)]));
  if (type === 'FLOAT') return shortFloat(pick(random, [...floats, Math.floor(random() * 1e6)]));
  const [, width, scale] = /(\d+),(\d+)/.exec(type)!.map(Number) as [number, number, number];
  const digits = Array.from({ length: Math.min(width, scale + 14) }, () => Math.floor(random() * 10)).join(
    '',
  );
  const [whole, fraction] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)];
  return `${random() < 0.2 ? '-' : ''}${whole || '0'}${scale > 0 ? `.${fraction}` : ''}`;
}

/** The shortest decimal that rounds to a 32-bit float. */
function shortFloat(x: number): string {
  const float = Math.fround(x);
  for (let digits = 1; digits < 17; digits++) {
    const text = String(Number(float.toPrecision(digits)));
    if (Math.fround(Number(text)) === float) return text;
  }
  return String(float);
}

/** Records as Parquet, each column of some type that can hold it. */
export async function madeParquet(
  connection: DuckDBConnection,
  random: Random,
  name: string,
): Promise<MadeFile> {
  const [type, day] = [pick(random, numberTypes), pick(random, ['VARCHAR', 'DATE', 'TIMESTAMP'])];
  const city = pick(random, [
    'VARCHAR',
    'VARCHAR',
    'INTEGER',
    'BIGINT',
    'DOUBLE',
    'FLOAT',
    'DECIMAL(9,0)',
    'DECIMAL(9,2)',
  ]);
  const records = madeRecords(random, () => (random() < 0.1 ? null : amountOf(type, random))).filter(
    (r) => city === 'VARCHAR' || codes.includes(r.city),
  );
  const cell = (text: string | null, of: string) =>
    `CAST(${text === null ? 'NULL' : literal(text)} AS ${of})`;
  const rows = records.map((r) => `(${cell(r.city, city)}, ${cell(r.day, day)}, ${cell(r.amount, type)})`);
  const none = `SELECT ${cell(null, city)} AS city, ${cell(null, day)} AS day, ${cell(null, type)} AS amount`;
  const table = `(${none} LIMIT 0)${rows.length > 0 ? ` UNION ALL SELECT * FROM (VALUES ${rows.join(', ')})` : ''}`;
  const path = join(temporaryFolder(), 'made.parquet');
  await connection.run(`COPY (${table}) TO ${literal(path)} (FORMAT parquet)`);
  const bytes = readFileSync(path);
  rmSync(dirname(path), { recursive: true });
  return { name: `${name}.parquet`, bytes, records };
}
