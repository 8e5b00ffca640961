import type { Dialect } from '../dialect.js';

/** Type of an expression; a column may have any. */
export type Kind = 'text' | 'number' | 'truth' | 'any';

/**
 * A function on values: its argument types, its result type and its SQL. Functions are deterministic and read no clock,
 * settings or files.
 */
export interface ConditionFunction {
  takes: readonly Kind[];
  /** Number of arguments that may be omitted at the end; with `more`, the last one may be repeated. */
  optional?: number;
  more?: true;
  gives: Kind | 'first';
  sql(of: readonly string[], d: Dialect): string;
}

const byName = (duckdb: string, clickhouse: string) => (of: readonly string[], d: Dialect) =>
  `${d.name === 'duckdb' ? duckdb : clickhouse}(${of.join(', ')})`;
const same = (name: string) => byName(name, name);

const text = ['text'] as const;
const number = ['number'] as const;
const texts = ['text', 'text'] as const;

/** A part of an ISO 8601 date; an error for anything else. */
const part = (from: number, count: number): ConditionFunction => ({
  takes: text,
  gives: 'number',
  sql: ([x], d) => {
    const least = from + count - 1;
    const digits = `substring(${x}, ${from}, ${count})`;
    const sound = `length(${x}) >= ${least} AND ${d.matches(digits, `\\d{${count}}`)}`;
    return `CASE WHEN ${sound} THEN ${d.double(digits)} WHEN ${x} <> '' THEN ${d.double(`concat('?', ${x})`)} END`;
  },
});

/** Rounds half away from zero in both engines. */
function rounded([x, places = '0']: readonly string[], d: Dialect): string {
  const by = d.name === 'duckdb' ? `power(10, ${places})` : `exp10(${places})`;
  return `(sign(${x}) * floor(abs(${x}) * ${by} + 0.5) / ${by})`;
}

/** All functions that a condition may call. */
export const conditionFunctions: Readonly<Record<string, ConditionFunction>> = {
  lower: { takes: text, gives: 'text', sql: byName('lower', 'lowerUTF8') },
  upper: { takes: text, gives: 'text', sql: byName('upper', 'upperUTF8') },
  trim: { takes: text, gives: 'text', sql: ([x], d) => d.bare(x!) },
  length: { takes: text, gives: 'number', sql: byName('length', 'lengthUTF8') },
  substring: {
    takes: ['text', 'number', 'number'],
    optional: 1,
    gives: 'text',
    sql: ([x, from, count], d) => {
      const numbers = [from!, ...(count === undefined ? [] : [count])].map((n) => d.whole(n));
      return byName('substring', 'substringUTF8')([x!, ...numbers], d);
    },
  },
  left: {
    takes: ['text', 'number'],
    gives: 'text',
    sql: ([x, n], d) => byName('left', 'leftUTF8')([x!, d.whole(n!)], d),
  },
  right: {
    takes: ['text', 'number'],
    gives: 'text',
    sql: ([x, n], d) => byName('right', 'rightUTF8')([x!, d.whole(n!)], d),
  },
  replace: { takes: ['text', 'text', 'text'], gives: 'text', sql: byName('replace', 'replaceAll') },
  concat: { takes: texts, more: true, gives: 'text', sql: (of) => `(${of.join(' || ')})` },
  starts_with: { takes: texts, gives: 'truth', sql: byName('starts_with', 'startsWith') },
  ends_with: { takes: texts, gives: 'truth', sql: byName('ends_with', 'endsWith') },
  contains: {
    takes: texts,
    gives: 'truth',
    sql: ([x, y], d) => (d.name === 'duckdb' ? `contains(${x}, ${y})` : `(position(${x}, ${y}) > 0)`),
  },
  abs: { takes: number, gives: 'number', sql: same('abs') },
  floor: { takes: number, gives: 'number', sql: same('floor') },
  ceil: { takes: number, gives: 'number', sql: same('ceil') },
  round: { takes: ['number', 'number'], optional: 1, gives: 'number', sql: rounded },
  greatest: { takes: ['number', 'number'], more: true, gives: 'number', sql: same('greatest') },
  least: { takes: ['number', 'number'], more: true, gives: 'number', sql: same('least') },
  coalesce: { takes: ['any', 'any'], more: true, gives: 'first', sql: same('coalesce') },
  nullif: { takes: ['any', 'any'], gives: 'first', sql: same('nullif') },
  year: part(1, 4),
  month: part(6, 2),
  day: part(9, 2),
  hour: part(12, 2),
};
