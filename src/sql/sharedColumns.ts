import {
  namesIn,
  type SharedColumn,
  type SharedColumns,
  sharedExpressions,
  sharedNumbers,
} from '../edition/index.js';
import type { RecordColumn } from './columns.js';
import { conditionSql, parseCondition, truthSql, valueSql, valueType } from './condition/index.js';
import type { Dialect } from './dialect.js';

/**
 * Records with the columns that each gets from those it belongs to, in their order, as a query of DuckDB. Sums add numbers in the order
 * of their size, so that the result does not depend on the order of records.
 *
 * @param table an SQL expression for the records
 */
export function sharedColumnsQuery(table: string, { each, columns }: SharedColumns, d: Dialect): string {
  const keys = each.map(d.identifier).map((key) => d.trimmedText(key));
  const together = `OVER (PARTITION BY ${keys.join(', ')})`;
  const numbered = `(SELECT row_number() OVER () AS __row, * FROM ${table})`;
  const made = Object.entries(columns).reduce(
    (records, [name, column]) =>
      `(SELECT *, ${columnSql(column, together, d)} AS ${d.identifier(name)}\n  FROM ${records})`,
    numbered,
  );
  return `SELECT * EXCLUDE (__row) FROM ${made} ORDER BY __row`;
}

/** A condition for records that lack a column which tells what they belong to. */
export function belongsNowhere({ each }: Pick<SharedColumns, 'each'>, d: Dialect): string {
  return each.map((key) => `coalesce(${d.trimmedText(d.identifier(key))}, '') = ''`).join(' OR ');
}

/** The columns of the records that these need, without those that they define. */
export function columnsShared({ each, columns }: SharedColumns): string[] {
  const defined = new Set<string>();
  const needed = new Set(each);
  for (const [name, column] of Object.entries(columns)) {
    const numbers = sharedNumbers(column);
    const own = sharedExpressions(column).flatMap((one) => namesIn(parseCondition(one)));
    for (const one of numbers === undefined ? own : [...own, numbers])
      if (!defined.has(one.toLowerCase())) needed.add(one);
    defined.add(name.toLowerCase());
  }
  return [...needed];
}

/** The defined columns with their types in DuckDB. */
export function sharedTypes({ columns }: SharedColumns): RecordColumn[] {
  return Object.entries(columns).map(([name, column]) => ({ name, type: typeOfShared(column) }));
}

function typeOfShared(column: SharedColumn): string {
  if ('value' in column) return valueType(parseCondition(column.value));
  if ('count' in column) return 'BIGINT';
  return 'any' in column || 'all' in column ? 'INTEGER' : 'DOUBLE';
}

function columnSql(column: SharedColumn, together: string, d: Dialect): string {
  if ('value' in column) return valueSql(parseCondition(column.value), d);
  const only =
    column.where === undefined ? '' : ` FILTER (WHERE ${conditionSql(parseCondition(column.where), d)})`;
  const over = (aggregate: string, x: string) => `${aggregate}(${x})${only} ${together}`;
  const truth = (written: string) => truthSql(parseCondition(written), d);
  if ('any' in column) return over('max', truth(column.any));
  if ('all' in column) return over('min', truth(column.all));
  if ('count' in column) return over('count', '*');
  const number = d.finiteDouble(d.identifier(sharedNumbers(column)!));
  if ('sum' in column) return `list_sum(list_sort(${over('list', number)}))`;
  return over('min' in column ? 'min' : 'max', number);
}
