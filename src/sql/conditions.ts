import { namesIn } from '../edition/index.js';
import type { Measure } from './aggregates/index.js';
import { conditionSql, parseCondition } from './condition/index.js';
import type { Dialect } from './dialect.js';

/** Number of conditions per mask: 31 bits fit into a sum of non-negative integers in both engines. */
const bitsPerMask = 31;

/** The conditions of several columns, evaluated once for each record into bit masks. */
export interface Conditions {
  /** All different conditions, as SQL. */
  all: readonly string[];
  /** The SQL of each mask, by name. */
  masks: ReadonlyMap<string, string>;
  /** Whether the conditions of a column hold, by the masks; undefined where it has none. */
  holds(column: Conditional): string | undefined;
  /**
   * The FILTER clause that restricts an aggregate function to the records of a column.
   * @param nameOf the name of a mask in the query of the clause, if it differs
   */
  filter(column: Conditional, nameOf?: (mask: string) => string): string;
}

/** Conditions that must all hold; or (`any`) lists of conditions, at least one of which must hold entirely. */
type Conditional = Pick<Measure, 'where'> & { any?: readonly (readonly string[])[] };

/**
 * Each condition is evaluated once for each record, however many columns use it; both engines evaluate CASE expressions
 * of integers much faster than Boolean columns.
 */
export function conditionsOf(columns: readonly Conditional[], d: Dialect): Conditions {
  const different = [...new Set(columns.map((c) => conjunction(c.where, d)))].filter((all) => all !== '');
  const masks = new Map<string, string>();
  different.forEach((all, i) => {
    const name = nameAt(i);
    const one = `CASE WHEN ${all} THEN ${2 ** (i % bitsPerMask)} ELSE 0 END`;
    masks.set(name, masks.has(name) ? `${masks.get(name)}\n      + ${one}` : one);
  });
  const holds = ({ where, any = [where] }: Conditional, nameOf = (mask: string) => mask) => {
    const wanted = new Map<string, number>();
    for (const i of new Set(any.map((list) => different.indexOf(conjunction(list, d))))) {
      if (i < 0) return undefined;
      wanted.set(nameAt(i), (wanted.get(nameAt(i)) ?? 0) + 2 ** (i % bitsPerMask));
    }
    return [...wanted].map(([mask, of]) => d.hasCommonBit(nameOf(mask), of)).join(' OR ');
  };
  return {
    all: different,
    masks,
    holds: (column) => holds(column),
    filter: (column, nameOf) => {
      const all = holds(column, nameOf);
      return all === undefined ? '' : ` FILTER (WHERE ${all})`;
    },
  };
}

const nameAt = (condition: number) => `__m${Math.floor(condition / bitsPerMask)}`;

/** Records with their masks as additional columns. */
export function withMasks(records: string, { masks }: Conditions): string {
  if (masks.size === 0) return records;
  const made = [...masks].map(([name, sql]) => `${sql} AS ${name}`);
  return `(SELECT ${['*', ...made].join(',\n    ')}\n  FROM ${records}) AS withMasks`;
}

/**
 * The columns that some conditions refer to.
 * @param known column names, compared without regard to case
 * @returns undefined where a condition refers to an unknown column
 */
export function columnsOfConditions(
  conditions: readonly string[],
  known: readonly string[],
): string[] | undefined {
  const byName = new Map(known.map((name) => [name.toLowerCase(), name]));
  const named = conditions.flatMap((one) => namesIn(parseCondition(one)));
  const found = named.map((name) => byName.get(name.toLowerCase()));
  return found.includes(undefined) ? undefined : [...new Set(found as string[])];
}

/** Conditions joined by AND, as SQL; '' for none. */
export function conjunction(where: readonly string[], d: Dialect): string {
  return where.map((one) => conditionSql(parseCondition(one), d)).join(' AND ');
}

/**
 * The dialect for the numbers of a column under conditions. Engines parse the numbers of every record, so that an
 * invalid number fails the query even in a record that the conditions exclude; with `parsesMatching`, only records that
 * meet the conditions are parsed, which is slower.
 */
export function dialectUnderConditions(d: Dialect, where: readonly string[]): Dialect {
  const holds = d.parsesMatching ? conjunction(where, d) : '';
  if (holds === '') return d;
  const ifMatching = (sql: string) => `CASE WHEN ${holds} THEN ${sql} END`;
  return {
    ...d,
    addends: (x) => {
      const { nine, rest } = d.addends(x);
      return { nine: ifMatching(nine), ...(rest === undefined ? {} : { rest: ifMatching(rest) }) };
    },
    finiteDouble: (x) => ifMatching(d.finiteDouble(x)),
  };
}
