import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal } from '../../src/sql/index.js';
import type { AmountRecord } from './exactFigures.js';
import { put } from './folders.js';
import { pick } from './madeRecords.js';

type Random = () => number;

export const cities = ['101', '102', '103'];
const days = ['2020-01-15', '2020-06-30', '2020-12-31', '2021-03-01', '2021-09-09'];
const columns = ['city', 'day', 'kind', 'amount', 'quantity', 'user'] as const;

/** Amounts that cancel out, that doubles cannot hold, and that are far apart; and blanks. */
const awkward = [
  '0.1',
  '0.2',
  '-0.3',
  '5',
  '9007199254740993',
  '-9007199254740992',
  '1e-30',
  '1e20',
  '-1E+20',
  '.5',
  '+7.',
  '0',
  '-0.0',
];
const short = ['0.1', '0.2', '-0.3', '5', '-5', '19.99', '0.01', '-0.01', '123456.78', '3'];

const whole = (random: Random, most: number) => Math.floor(random() * most);
const digits = (random: Random, n: number) => Array.from({ length: n }, () => whole(random, 10)).join('');

/** Columns of a Parquet file, by the type of its amounts. */
const types = {
  'DECIMAL(38,9)': (random: Random) =>
    `${pick(random, ['', '-'])}${digits(random, 1 + whole(random, 18))}.${digits(random, 9)}`,
  'DECIMAL(18,2)': (random: Random) => pick(random, short),
  BIGINT: (random: Random) => pick(random, ['9007199254740993', '-9007199254740992', '1', '-1', '7', '0']),
  DOUBLE: (random: Random) => pick(random, short),
  VARCHAR: (random: Random) => pick(random, awkward),
};
export type AmountType = keyof typeof types;
export const amountTypes = Object.keys(types) as AmountType[];

/** Random records: few values, so that sums cancel out, and units whose amounts are all blank. */
export function amountRecords(random: Random, type: AmountType): AmountRecord[] {
  const blankCity = random() < 0.3 ? pick(random, cities) : undefined;
  const blankDay = random() < 0.3 ? pick(random, days) : undefined;
  const number = (of: Random) => types[type](of);
  const made = Array.from({ length: 1 + whole(random, 25) }, (_, i): AmountRecord => {
    const city = random() < 0.9 ? pick(random, cities) : 'nowhere';
    // The base period has records.
    const day = i === 0 ? days[0]! : pick(random, days);
    const isBlank = city === blankCity || day === blankDay;
    const or = (of: (random: Random) => string) => (isBlank || random() < 0.15 ? null : of(random));
    const user = or((of) => pick(of, ['u1', 'u2', 'u3', '用户']));
    return { city, day, kind: pick(random, ['a', 'b', 'c']), amount: or(number), quantity: or(number), user };
  });
  return made;
}

/** Writes records as one or two files of a folder. */
export async function writeAmounts(
  connection: DuckDBConnection,
  folder: string,
  name: string,
  records: readonly AmountRecord[],
  type: AmountType,
  random: Random,
): Promise<void> {
  const at = whole(random, records.length);
  const parts = at > 0 && random() < 0.5 ? [records.slice(0, at), records.slice(at)] : [records];
  const form = type === 'VARCHAR' ? pick(random, ['csv', 'ndjson']) : 'parquet';
  for (const [i, part] of parts.entries()) {
    const file = `${name}/${i}.${form}`;
    if (form === 'csv')
      put(
        folder,
        file,
        [columns.join(','), ...part.map((r) => columns.map((c) => r[c] ?? '').join(',')), ''].join('\n'),
      );
    else if (form === 'ndjson') put(folder, file, part.map((r) => `${JSON.stringify(r)}\n`).join(''));
    else await writeParquet(connection, folder, file, part, type);
  }
}

async function writeParquet(
  connection: DuckDBConnection,
  folder: string,
  file: string,
  records: readonly AmountRecord[],
  type: AmountType,
): Promise<void> {
  put(folder, file, '');
  const typeOf = (column: string) => (column === 'amount' || column === 'quantity' ? type : 'VARCHAR');
  const cell = (r: AmountRecord, column: (typeof columns)[number]) => {
    const value = r[column];
    return `CAST(${value === null ? 'NULL' : literal(value)} AS ${typeOf(column)})`;
  };
  const rows = records.map((r) => `(${columns.map((c) => cell(r, c)).join(', ')})`).join(', ');
  const table = `(VALUES ${rows}) AS t(${columns.map(identifier).join(', ')})`;
  await connection.run(`COPY (SELECT * FROM ${table}) TO ${literal(`${folder}/${file}`)} (FORMAT parquet)`);
}
