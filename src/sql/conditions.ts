import type { Measure } from './aggregates/index.js';
import { columnsOf, parseCondition } from './condition/index.js';
import type { Dialect } from './dialect.js';
import { allOf } from './guarded.js';

/** So many bits of a whole number that any engine adds up without a sign. */
const bits = 31;

/** The conditions of columns as bits of whole numbers, which an engine makes once for each record. */
export interface Conditions {
  /** The different ones. */
  all: readonly string[];
  /** The whole numbers over records, by their names. */
  masks: ReadonlyMap<string, string>;
  /**
   * For which records a column is: stands behind an aggregate function.
   * @param nameOf the name of a mask where the function is, if it is another
   */
  filter(column: Conditional, nameOf?: (mask: string) => string): string;
}

/** Conditions that all have to hold, or (`any`) all of one of several lists. */
type Conditional = Pick<Measure, 'where'> & { any?: readonly (readonly string[])[] };

/**
 * Conditions are worked out once for each record, however many columns they are of; a choice between two numbers costs an engine a
 * fraction of a column of truths.
 */
export function conditionsOf(columns: readonly Conditional[], d: Dialect): Conditions {
  const different = [...new Set(columns.map((c) => allOf(c.where, d)))].filter((all) => all !== '');
  const masks = new Map<string, string>();
  different.forEach((all, i) => {
    const name = nameAt(i);
    const one = `CASE WHEN ${all} THEN ${2 ** (i % bits)} ELSE 0 END`;
    masks.set(name, masks.has(name) ? `${masks.get(name)}\n      + ${one}` : one);
  });
  return {
    all: different,
    masks,
    filter: ({ where, any = [where] }, nameOf = (mask) => mask) => {
      const wanted = new Map<string, number>();
      for (const i of new Set(any.map((list) => different.indexOf(allOf(list, d))))) {
        if (i < 0) return '';
        wanted.set(nameAt(i), (wanted.get(nameAt(i)) ?? 0) + 2 ** (i % bits));
      }
      const holds = [...wanted].map(([mask, of]) => d.bits(nameOf(mask), of));
      return ` FILTER (WHERE ${holds.join(' OR ')})`;
    },
  };
}

const nameAt = (condition: number) => `__m${Math.floor(condition / bits)}`;

/** Records, with the masks beside them. */
export function judged(records: string, { masks }: Conditions): string {
  if (masks.size === 0) return records;
  const made = [...masks].map(([name, sql]) => `${sql} AS ${name}`);
  return `(SELECT ${['*', ...made].join(',\n    ')}\n  FROM ${records}) AS judged`;
}

/**
 * The columns that conditions are about: nothing else decides whether they hold.
 * @param known names of columns, which are the same in capitals
 * @returns undefined where a condition is about a column that is not known
 */
export function columnsIn(conditions: readonly string[], known: readonly string[]): string[] | undefined {
  const byName = new Map(known.map((name) => [name.toLowerCase(), name]));
  const named = conditions.flatMap((one) => columnsOf(parseCondition(one)));
  const found = named.map((name) => byName.get(name.toLowerCase()));
  return found.includes(undefined) ? undefined : [...new Set(found as string[])];
}
