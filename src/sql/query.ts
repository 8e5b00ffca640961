import type { Aggregate, Measure, State } from './aggregates/index.js';
import type { CellSql, Dialect } from './dialect.js';

/** One query of a plan: a row for each place and date, with the place columns, the date and the cells. */
export interface PartialQuery {
  sql: string;
  /** The aggregate of each cell. */
  cells: Aggregate<State>[];
  columns: PlanColumn[];
}

/** A column of partials: the index of its signal (none: all records) and its role. */
export interface PartialColumn extends Measure {
  signal: number | undefined;
  /**
   * `used`: the records that any signal counts; `used-before`: those counted on a date that is not the last of its period;
   * `value-of`, `below-of`: those whose numbers are summed.
   */
  of: 'records' | 'value' | 'value-of' | 'below' | 'below-of' | 'contributions' | 'used' | 'used-before';
  /** Lists of conditions, at least one of which must hold entirely; instead of `where`. */
  any?: readonly (readonly string[])[];
}

/** A column and the index of its cell: identical columns share a cell. */
export interface PlanColumn extends PartialColumn {
  cell: number;
}

/** Result columns of a cell: its double, and its exact text where a double would lose digits. */
export const cellName = (cell: number) => `__c${cell}`;
export const longName = (cell: number) => `__t${cell}`;

/** Aliases of the grouping expressions. */
export const keyName = (_: string, key: number) => `__k${key}`;
export const keyAs = (sql: string, key: number) => `${sql} AS ${keyName(sql, key)}`;

/**
 * The query for columns over `from`, ordered by its keys.
 * @param cells the expressions of each column, valid in `from`
 */
export function partialQuery(
  columns: readonly PartialColumn[],
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
