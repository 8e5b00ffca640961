import { momentForm } from '../../edition/index.js';
import { dayLength } from '../dates.js';
import type { Dialect } from '../dialect.js';

/** Type of an expression; a column may have any. */
export type ValueType = 'text' | 'number' | 'truth' | 'any';

/**
 * An operation on the values of a record: the types of its arguments, that of its result, and its SQL. All are deterministic and
 * read no clock, settings or files.
 */
export interface RecordOperation {
  /** `alike`: all have the first type that is known; `own`: as it is; the last holds for those after it. */
  of: readonly (ValueType | 'alike' | 'own')[];
  /** `alike`: that of the arguments. */
  gives: ValueType | 'alike';
  sql(of: readonly string[], d: Dialect): string;
}

/** An operation that is called by name. */
interface RecordFunction extends RecordOperation {
  /** Number of arguments that may be omitted at the end; with `repeats`, the last one may be repeated. */
  optional?: number;
  repeats?: true;
}

const byName = (duckdb: string, clickhouse: string) => (of: readonly string[], d: Dialect) =>
  `${d.name === 'duckdb' ? duckdb : clickhouse}(${of.join(', ')})`;

type Sql = RecordOperation['sql'];
const taking = (...of: RecordOperation['of']) => ({
  text: (sql: Sql): RecordFunction => ({ of, gives: 'text', sql }),
  number: (sql: Sql): RecordFunction => ({ of, gives: 'number', sql }),
  truth: (sql: Sql): RecordFunction => ({ of, gives: 'truth', sql }),
  alike: (sql: Sql): RecordFunction => ({ of, gives: 'alike', sql }),
});
const [text, texts, number, numbers, alike] = [
  taking('text'),
  taking('text', 'text'),
  taking('number'),
  taking('number', 'number'),
  taking('alike', 'alike'),
];
const textAndNumber = taking('text', 'number');

/** A part of an ISO 8601 date; an error for anything else. */
const datePart = (from: number, count: number) =>
  text.number(([x], d) => {
    const least = from + count - 1;
    const digits = `substring(${x}, ${from}, ${count})`;
    const sound = `length(${x}) >= ${least} AND ${d.matches(digits, `\\d{${count}}`)}`;
    return `CASE WHEN ${sound} THEN ${d.double(digits)} WHEN ${x} <> '' THEN ${d.double(`concat('?', ${x})`)} END`;
  });

/** Rounds half away from zero in both engines. */
function roundSql([x, places = '0']: readonly string[], d: Dialect): string {
  const by = d.name === 'duckdb' ? `power(10, ${places})` : `exp10(${places})`;
  return `(sign(${x}) * floor(abs(${x}) * ${by} + 0.5) / ${by})`;
}

const joined: RecordFunction = { ...texts.text((of) => `(${of.join(' || ')})`), repeats: true };

/** All functions that a condition may call. */
export const recordFunctions: Readonly<Record<string, RecordFunction>> = {
  lower: text.text(byName('lower', 'lowerUTF8')),
  upper: text.text(byName('upper', 'upperUTF8')),
  trim: text.text(([x], d) => d.trimmedText(x!)),
  length: text.number(byName('length', 'lengthUTF8')),
  substring: {
    ...taking('text', 'number', 'number').text(([x, ...numbers], d) =>
      byName('substring', 'substringUTF8')([x!, ...numbers.map((n) => d.int64(n))], d),
    ),
    optional: 1,
  },
  left: textAndNumber.text(([x, n], d) => byName('left', 'leftUTF8')([x!, d.int64(n!)], d)),
  right: textAndNumber.text(([x, n], d) => byName('right', 'rightUTF8')([x!, d.int64(n!)], d)),
  replace: taking('text', 'text', 'text').text(byName('replace', 'replaceAll')),
  concat: joined,
  starts_with: texts.truth(byName('starts_with', 'startsWith')),
  ends_with: texts.truth(byName('ends_with', 'endsWith')),
  contains: texts.truth(([x, y], d) =>
    d.name === 'duckdb' ? `contains(${x}, ${y})` : `(position(${x}, ${y}) > 0)`,
  ),
  abs: number.number(byName('abs', 'abs')),
  floor: number.number(byName('floor', 'floor')),
  ceil: number.number(byName('ceil', 'ceil')),
  round: { ...numbers.number(roundSql), optional: 1 },
  greatest: { ...numbers.number(byName('greatest', 'greatest')), repeats: true },
  least: { ...numbers.number(byName('least', 'least')), repeats: true },
  coalesce: { ...alike.alike(byName('coalesce', 'coalesce')), repeats: true },
  nullif: alike.alike(byName('nullif', 'nullif')),
  year: datePart(1, 4),
  month: datePart(6, 2),
  day: datePart(9, 2),
  hour: datePart(12, 2),
};

const between = (sign: string) => (of: readonly string[]) => `(${of.join(` ${sign} `)})`;
const constant = (sql: string, gives: ValueType): RecordOperation => ({ of: [], gives, sql: () => sql });
const truths = taking('truth', 'truth');
/** Arithmetic in doubles. */
const arithmetic = (sign: string) =>
  numbers.number(([a, b], d) => `(${d.double(a!)} ${sign} ${d.double(b!)})`);
const likeSql =
  (sign: string): Sql =>
  ([x, pattern], d) =>
    `(${x} ${sign} ${d.pattern(pattern!)})`;

/** Every operation of conditions. */
export const recordOperations: Readonly<Record<string, RecordOperation>> = {
  ...recordFunctions,
  null: constant('NULL', 'any'),
  true: constant('TRUE', 'truth'),
  false: constant('FALSE', 'truth'),
  not: taking('truth').truth(([x]) => `(NOT ${x})`),
  and: truths.truth(between('AND')),
  or: truths.truth(between('OR')),
  '=': alike.truth(between('=')),
  '≠': alike.truth(between('<>')),
  '<': alike.truth(between('<')),
  '>': alike.truth(between('>')),
  '≤': alike.truth(between('<=')),
  '≥': alike.truth(between('>=')),
  in: alike.truth(([x, ...list]) => `(${x} IN (${list.join(', ')}))`),
  between: alike.truth(([x, from, to]) => `(${x} BETWEEN ${from} AND ${to})`),
  'is-null': taking('own').truth(([x]) => `(${x} IS NULL)`),
  like: texts.truth(likeSql('LIKE')),
  ilike: texts.truth(likeSql('ILIKE')),
  negative: number.number(([x]) => `(-${x})`),
  '+': arithmetic('+'),
  '-': arithmetic('-'),
  '*': arithmetic('*'),
  /** NULL where the divisor is 0, on which the engines differ. */
  '/': numbers.number(([a, b], d) => `(${d.double(a!)} / nullif(${d.double(b!)}, 0))`),
  '||': joined,
  'to-number': number.number(([x]) => x!),
  'to-number-or-null': text.number(([x], d) => d.number(x!)),
  'to-text': text.text(([x]) => x!),
  'to-date': text.text(([x], d) => {
    const moment = `length(${x}) > ${dayLength} AND ${d.matches(x!, momentForm)}`;
    return `(CASE WHEN ${moment} THEN substring(${x}, 1, ${dayLength}) ELSE ${x} END)`;
  }),
  /** Tests and results in turn (see `typesOf`). */
  case: alike.alike((of) => {
    const when = of.flatMap((test, i) =>
      i % 2 === 0 && i + 1 < of.length ? [`WHEN ${test} THEN ${of[i + 1]}`] : [],
    );
    return `(CASE ${when.join(' ')}${of.length % 2 === 0 ? '' : ` ELSE ${of.at(-1)}`} END)`;
  }),
};
