import { conditionSql, parseCondition } from './condition/index.js';
import type { Dialect } from './dialect.js';

/** The conditions of a column, all of which have to hold, as one of SQL; '' for none. */
export function allOf(where: readonly string[], d: Dialect): string {
  return where.map((one) => conditionSql(parseCondition(one), d)).join(' AND ');
}

/**
 * The dialect in which numbers are read for a column of a query. Engines read those of every record, so that one that is no number ends the
 * query, even where conditions leave its record out; a dialect with `readsMeant` reads those of the records that the conditions
 * mean alone, which takes longer.
 */
export function guarded(d: Dialect, where: readonly string[]): Dialect {
  const holds = d.readsMeant ? allOf(where, d) : '';
  if (holds === '') return d;
  const meant = (sql: string) => `CASE WHEN ${holds} THEN ${sql} END`;
  return {
    ...d,
    addends: (x) => {
      const { nine, rest } = d.addends(x);
      return { nine: meant(nine), ...(rest === undefined ? {} : { rest: meant(rest) }) };
    },
    real: (x) => meant(d.real(x)),
  };
}
