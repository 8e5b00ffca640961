import type { Dialect } from './dialect.js';
import type { Measure } from './measures.js';

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
  const allOf = (where: readonly string[]) => where.map(d.condition).join(' AND ');
  const different = [...new Set(columns.map((c) => allOf(c.where)))].filter((all) => all !== '');
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
      for (const i of new Set(any.map((list) => different.indexOf(allOf(list))))) {
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

const words = new Set(['and', 'or', 'not', 'in', 'is', 'null', 'like', 'between', 'true', 'false']);

/**
 * The columns that conditions are about: nothing else decides whether they hold.
 * @param known names of columns, which are the same in capitals
 * @returns undefined where a condition says more than names, texts, numbers and comparisons: it may be about anything
 */
export function columnsIn(conditions: readonly string[], known: readonly string[]): string[] | undefined {
  const byName = new Map(known.map((name) => [name.toLowerCase(), name]));
  const found = new Set<string>();
  for (const condition of conditions) {
    const bare = condition.replace(/'(?:[^']|'')*'/g, ' ');
    for (const [token] of bare.matchAll(/"(?:[^"]|"")*"|[^\s"(),=<>!]+/g)) {
      const quoted = token.startsWith('"');
      const name = (quoted ? token.slice(1, -1).replaceAll('""', '"') : token).toLowerCase();
      const column = byName.get(name);
      if (column !== undefined) found.add(column);
      else if (quoted || !(words.has(name) || /^-?\d+(\.\d+)?$/.test(name))) return undefined;
    }
  }
  return [...found];
}
