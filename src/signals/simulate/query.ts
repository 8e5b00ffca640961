import { identifier, literal } from '../../sql/index.js';
import type { Nesting } from './cells.js';
import { idOf } from './cells.js';
import { mixAll } from './mix.js';
import type { Model, RecordField, Stream } from './model.js';

/** The ids of a city's users, shops … start at its `place` and are fewer than this. */
const perCity = 100_000_000;

/**
 * The cells of a year with their stream's number, their city's code and place, their month, when it begins
 * (microseconds) and its seconds, from the table `numbers`, which has the columns of `Cell` and `stream`.
 */
export function cellsQuery(model: Model, year: number): string {
  const codes = model.cities.map((city) => city.code);
  const months = Array.from({ length: 12 }, (_, m) => String(m + 1).padStart(2, '0'));
  const names = months.map((month) => `${model.years[year]}-${month}`);
  const starts = names.map((_, m) => Date.UTC(model.years[year]!, m) / 1000);
  const ends = names.map((_, m) => Date.UTC(model.years[year]!, m + 1) / 1000);
  const pick = (list: readonly (string | number)[], by: string) =>
    `([${list.join(', ')}])[(${by} + 1)::INTEGER]`;
  const whole = ['first', 'records', 'firstOwner', 'owners', 'firstGroup', 'groups'];
  return [
    `SELECT stream::INTEGER AS stream, ${pick(codes.map(literal), 'city')}::${enumType(codes)} AS code,`,
    `${pick(names.map(literal), 'numbers.month')}::${enumType(names)} AS month,`,
    `(city + 1)::BIGINT * ${perCity} AS place,`,
    `${pick(starts, 'numbers.month')}::BIGINT * 1000000 AS start,`,
    `${pick(
      ends.map((end, m) => end - starts[m]!),
      'numbers.month',
    )}::BIGINT AS seconds,`,
    `${whole.map((name) => `${name}::BIGINT AS ${name}`).join(', ')} FROM numbers`,
  ].join('\n');
}

/**
 * The records of one stream in one year as a query over `cells`, a table and its condition (columns `code, place,
 * month, start, seconds` and those of `Cell`): one row per record, in the order of the cells. Pseudo-random values are
 * hashes of the number of the record, so that they do not depend on threads.
 */
export function recordsQuery(
  cells: string,
  stream: Stream,
  year: number,
  nesting: Nesting,
  seed: number,
): string {
  const number = (field: number, draw = 0) => {
    const [high, low] = [0, 1].map((half) => mixAll(seed, 3, idOf(stream), year, field, draw, half));
    return `((hash(k + ${(BigInt(high! >>> 4) << 32n) + BigInt(low!)}) >> 32)::DOUBLE * 2.3283064365386963e-10)`;
  };
  const columns = stream.type.fields.flatMap((field, f) => {
    if (field.kind === 'month') return [];
    const u = (draw: number) => number(f, draw);
    return [`${columnOf(stream, field, f, year, nesting, u)} AS ${identifier(field.name)}`];
  });
  return [
    `SELECT ${['month', ...columns].join(',\n  ')}`,
    `FROM (SELECT *, unnest(range(first, first + records)) AS k FROM ${cells})`,
  ].join('\n');
}

type Draw = (n: number) => string;

function columnOf(
  stream: Stream,
  field: RecordField,
  f: number,
  year: number,
  nesting: Nesting,
  u: Draw,
): string {
  const fixed = stream.fixed[field.name];
  const mean = stream.means[field.name]?.[year];
  const share = stream.shares[field.name];
  switch (field.kind) {
    case 'id':
      return idColumn(stream, field, f, year, nesting, u);
    case 'code':
      return 'code';
    case 'datetime':
      return `make_timestamp(start + floor(${u(0)} * seconds)::BIGINT * 1000000)`;
    case 'enum':
      return fixed === undefined ? anyOf(field.of, u(0)) : `${literal(fixed)}::${enumType(field.of)}`;
    case 'flag':
      return fixed === undefined
        ? `(${u(0)} < ${double(share?.share[year] ?? 0.5)})::TINYINT`
        : `${Number(fixed)}::TINYINT`;
    case 'integer':
      return `(${share ? step(share.atLeast, share.share[year]!, u) : positiveInteger(mean ?? 3, u)})::INTEGER`;
    default:
      return amount(mean ?? 10, u(0));
  }
}

/** The id of an owner, of the record itself or, in a register, of the entry; any other id is drawn from those of the city. */
function idColumn(
  stream: Stream,
  field: RecordField,
  f: number,
  year: number,
  nesting: Nesting,
  u: Draw,
): string {
  const level = stream.owners.findIndex((o) => o.field === field.name);
  const inCity = (n: string) => `place + ${n}`;
  const owner = numberInCell(
    `ceil((k + 1 - ${double(nesting.offsets[2])}) / ${double(nesting.perOwner)}) - 1`,
    'firstOwner',
    'owners',
  );
  if (level === 0) return inCity(`${owner} - firstOwner`);
  if (level === 1) {
    const group = `ceil((${owner} + 1 - ${double(nesting.offsets[1])}) / ${double(nesting.perGroup)}) - 1`;
    return inCity(`${numberInCell(group, 'firstGroup', 'groups')} - firstGroup`);
  }
  const isOwn = f === 0 && !stream.type.counted.has(field.name);
  if (isOwn && stream.type.fields.some((other) => other.kind === 'month')) return inCity('k - first');
  if (isOwn) return `k + ${(BigInt(idOf(stream)) << 28n) + (BigInt(year) << 60n)}`;
  return inCity(`floor(${u(0)} * (records // 3 + 1))::BIGINT`);
}

/** A number within the cell, protected against rounding at its ends. */
function numberInCell(number: string, first: string, count: string): string {
  return `greatest(${first}, least((${number})::BIGINT, ${first} + ${count} - 1))`;
}

/** The type of an enum: stored as a number and a dictionary, many times faster than text. */
function enumType(words: readonly string[]): string {
  return `ENUM(${words.map(literal).join(', ')})`;
}

function anyOf(words: readonly string[], u: string): string {
  return enumValue(words, `1 + floor(${u} * ${words.length})`);
}

/** The enum value of a number from 1. */
function enumValue(words: readonly string[], number: string): string {
  return `([${words.map(literal).join(', ')}]::${enumType(words)}[])[(${number})::INTEGER]`;
}

/** At least `atLeast` in the given share of the records, otherwise less, from 1. */
function step(atLeast: number, share: number, u: Draw): string {
  const [above, below] = [`${atLeast} + (${u(1)} < 5e-1)::INTEGER`, `1 + floor(${u(1)} * ${atLeast - 1})`];
  return `CASE WHEN ${u(0)} < ${double(share)} THEN ${above} ELSE ${below} END`;
}

/** A skewed amount with the given mean, at least a quarter of it, so that a ratio to few of them stays finite. */
function amount(mean: number, u: string): string {
  return `(${double(mean / 4)} + ${double((9 / 4) * mean)} * ${u} * ${u})::DECIMAL(18, 6)`;
}

/** Positive integers with the given mean. */
function positiveInteger(mean: number, u: Draw): string {
  return `1 + floor(${double(2 * (mean - 1))} * ${u(0)} + ${u(1)})`;
}

/** A number as a DOUBLE literal; without an exponent it would be a DECIMAL, which is exact and slow. */
function double(x: number): string {
  return x.toExponential();
}
