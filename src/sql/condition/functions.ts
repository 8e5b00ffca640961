import type { Dialect } from '../dialect.js';

/** Type of an expression; a column may have any. */
export type ValueType = 'text' | 'number' | 'truth' | 'any';

/**
 * A function on values: its argument types, its result type and its SQL. Functions are deterministic and read no clock,
 * settings or files.
 */
export interface ConditionFunction {
  argumentTypes: readonly ValueType[];
  /** Number of arguments that may be omitted at the end; with `repeatsLast`, the last one may be repeated. */
  optional?: number;
  repeatsLast?: true;
  resultType: ValueType | 'first';
  sql(of: readonly string[], d: Dialect): string;
}

const byName = (duckdb: string, clickhouse: string) => (of: readonly string[], d: Dialect) =>
  `${d.name === 'duckdb' ? duckdb : clickhouse}(${of.join(', ')})`;
const sameInBoth = (name: string) => byName(name, name);

const text = ['text'] as const;
const number = ['number'] as const;
const texts = ['text', 'text'] as const;

/** A part of an ISO 8601 date; an error for anything else. */
const datePart = (from: number, count: number): ConditionFunction => ({
  argumentTypes: text,
  resultType: 'number',
  sql: ([x], d) => {
    const least = from + count - 1;
    const digits = `substring(${x}, ${from}, ${count})`;
    const sound = `length(${x}) >= ${least} AND ${d.matches(digits, `\\d{${count}}`)}`;
    return `CASE WHEN ${sound} THEN ${d.double(digits)} WHEN ${x} <> '' THEN ${d.double(`concat('?', ${x})`)} END`;
  },
});

/** Rounds half away from zero in both engines. */
function roundSql([x, places = '0']: readonly string[], d: Dialect): string {
  const by = d.name === 'duckdb' ? `power(10, ${places})` : `exp10(${places})`;
  return `(sign(${x}) * floor(abs(${x}) * ${by} + 0.5) / ${by})`;
}

/** All functions that a condition may call. */
export const conditionFunctions: Readonly<Record<string, ConditionFunction>> = {
  lower: { argumentTypes: text, resultType: 'text', sql: byName('lower', 'lowerUTF8') },
  upper: { argumentTypes: text, resultType: 'text', sql: byName('upper', 'upperUTF8') },
  trim: { argumentTypes: text, resultType: 'text', sql: ([x], d) => d.trimmedText(x!) },
  length: { argumentTypes: text, resultType: 'number', sql: byName('length', 'lengthUTF8') },
  substring: {
    argumentTypes: ['text', 'number', 'number'],
    optional: 1,
    resultType: 'text',
    sql: ([x, from, count], d) => {
      const numbers = [from!, ...(count === undefined ? [] : [count])].map((n) => d.int64(n));
      return byName('substring', 'substringUTF8')([x!, ...numbers], d);
    },
  },
  left: {
    argumentTypes: ['text', 'number'],
    resultType: 'text',
    sql: ([x, n], d) => byName('left', 'leftUTF8')([x!, d.int64(n!)], d),
  },
  right: {
    argumentTypes: ['text', 'number'],
    resultType: 'text',
    sql: ([x, n], d) => byName('right', 'rightUTF8')([x!, d.int64(n!)], d),
  },
  replace: {
    argumentTypes: ['text', 'text', 'text'],
    resultType: 'text',
    sql: byName('replace', 'replaceAll'),
  },
  concat: {
    argumentTypes: texts,
    repeatsLast: true,
    resultType: 'text',
    sql: (of) => `(${of.join(' || ')})`,
  },
  starts_with: { argumentTypes: texts, resultType: 'truth', sql: byName('starts_with', 'startsWith') },
  ends_with: { argumentTypes: texts, resultType: 'truth', sql: byName('ends_with', 'endsWith') },
  contains: {
    argumentTypes: texts,
    resultType: 'truth',
    sql: ([x, y], d) => (d.name === 'duckdb' ? `contains(${x}, ${y})` : `(position(${x}, ${y}) > 0)`),
  },
  abs: { argumentTypes: number, resultType: 'number', sql: sameInBoth('abs') },
  floor: { argumentTypes: number, resultType: 'number', sql: sameInBoth('floor') },
  ceil: { argumentTypes: number, resultType: 'number', sql: sameInBoth('ceil') },
  round: { argumentTypes: ['number', 'number'], optional: 1, resultType: 'number', sql: roundSql },
  greatest: {
    argumentTypes: ['number', 'number'],
    repeatsLast: true,
    resultType: 'number',
    sql: sameInBoth('greatest'),
  },
  least: {
    argumentTypes: ['number', 'number'],
    repeatsLast: true,
    resultType: 'number',
    sql: sameInBoth('least'),
  },
  coalesce: {
    argumentTypes: ['any', 'any'],
    repeatsLast: true,
    resultType: 'first',
    sql: sameInBoth('coalesce'),
  },
  nullif: { argumentTypes: ['any', 'any'], resultType: 'first', sql: sameInBoth('nullif') },
  year: datePart(1, 4),
  month: datePart(6, 2),
  day: datePart(9, 2),
  hour: datePart(12, 2),
};
