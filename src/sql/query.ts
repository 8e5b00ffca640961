import type { Aggregate, Measure, State } from './aggregates/index.js';
import type { CellSql, Dialect } from './dialect.js';

/** One query of a plan: a row for every place and date, of the place columns, the date and these cells. */
export interface PartialQuery {
  sql: string;
  /** What each cell of a row is a partial of. */
  cells: Aggregate<State>[];
  columns: PlanColumn[];
}

/** A column of partials: which signal it is for (none: all records), and which of its figures. */
export interface AskedColumn extends Measure {
  signal: number | undefined;
  /** `used`: the records that any signal counts; `used-before`: that any counts on a date which is not the last of its period. */
  of: 'records' | 'value' | 'below' | 'contributions' | 'used' | 'used-before';
  /** Lists of conditions, of one of which all have to hold; instead of `where`. */
  any?: readonly (readonly string[])[];
}

/** A column, and in which cell it stands: columns that say the same share one. */
export interface PlanColumn extends AskedColumn {
  cell: number;
}

/** What an answer calls a cell, and what of it a double does not hold. */
export const cellName = (cell: number) => `__c${cell}`;
export const longName = (cell: number) => `__t${cell}`;

/** Expressions to group by under names of their own. */
export const keyName = (_: string, key: number) => `__k${key}`;
export const keyAs = (sql: string, key: number) => `${sql} AS ${keyName(sql, key)}`;

/**
 * The query for columns over what stands in `from`, in the order of the keys.
 * @param cells of each column, in terms of `from`
 */
export function partialQuery(
  columns: readonly AskedColumn[],
  cells: readonly CellSql[],
  keys: readonly string[],
  from: string,
  d: Dialect,
): PartialQuery {
  const texts = cells.map(({ short }) => short);
  const first = texts.map((text) => texts.indexOf(text));
  const different = [...new Set(first)];
  const made = different.flatMap((column, cell) => {
    const { short, long } = cells[column]!;
    return [`${short} AS ${cellName(cell)}`, ...(long ? [`${long} AS ${longName(cell)}`] : [])];
  });
  const sql = [
    `SELECT ${[...keys.map(d.text), ...made].join(',\n  ')}`,
    `FROM ${from}`,
    `GROUP BY ${keys.join(', ')}`,
    `ORDER BY ${keys.map((_, i) => i + 1).join(', ')}`,
  ].join('\n');
  return {
    sql,
    cells: different.map((column) => columns[column]!.aggregate),
    columns: columns.map((c, i) => ({ ...c, cell: different.indexOf(first[i]!) })),
  };
}
