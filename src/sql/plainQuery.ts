import type { AggregatePartial } from './aggregates/aggregate.js';
import { columnsOfConditions, conditionsOf, dialectUnderConditions, withMasks } from './conditions.js';
import type { Dialect } from './dialect.js';
import type { PlaceAndDate } from './keys.js';
import { keyAs, keyName, type PartialColumn, type PartialQuery, partialQuery } from './query.js';

/** With more conditions than this, records are first grouped. */
export const maxPlainConditions = 2;

/**
 * One pass over the records for any number of columns that are plain aggregate functions. With many conditions, records
 * are first grouped and aggregated, and the columns are computed from these groups, so that the cost of a record does
 * not depend on the number of columns. Records are grouped by the columns that the conditions refer to, where these are
 * known to have few different values, and the conditions are evaluated on the groups; otherwise by the masks of the
 * conditions.
 */
export function plainQuery(
  table: string,
  { places, date, join }: PlaceAndDate,
  columns: readonly PartialColumn[],
  d: Dialect,
): PartialQuery {
  const keys = [...places, date];
  const conditions = conditionsOf(columns, d);
  const records = `${table}${join}`;
  const all = columns.map((c) => {
    const { columns: of, mergeFunction, counts, cell } = c.aggregate.partial as AggregatePartial;
    const x = c.column === undefined ? '' : d.identifier(c.column);
    return {
      made: of(x, dialectUnderConditions(d, c.where)),
      counts,
      again: mergeFunction,
      filter: conditions.filter(c),
      cell: (sql: readonly string[]) => cell(sql, x, d),
    };
  });
  if (conditions.all.length <= maxPlainConditions) {
    const cells = all.map(({ made, filter, cell }) => cell(made.map((sql) => `${sql}${filter}`)));
    return partialQuery(columns, cells, keys, withMasks(records, conditions), d);
  }
  const aggregates = [...new Set(all.flatMap(({ made }) => made))];
  const counts = new Set(all.flatMap(({ made, counts: isCount }) => (isCount ? made : [])));
  const grouped = (from: string, by: readonly string[]) => {
    const made = aggregates.map((sql, i) => `${counts.has(sql) ? d.double(sql) : sql} AS __a${i}`);
    return [
      `(SELECT ${[...keys.map(keyAs), ...by, ...made].join(',\n    ')}`,
      `  FROM ${from}`,
      `  GROUP BY ${[...keys, ...by].join(', ')}) AS alike`,
    ].join('\n');
  };
  const about =
    d.lowCardinality &&
    columnsOfConditions(
      columns.flatMap((c) => c.where),
      d.lowCardinality,
    );
  const alike = about
    ? withMasks(grouped(records, about.map(d.identifier)), conditions)
    : grouped(withMasks(records, conditions), [...conditions.masks.keys()]);
  const cells = all.map(({ made, again, filter, cell }) =>
    cell(made.map((sql) => `${again}(__a${aggregates.indexOf(sql)})${filter}`)),
  );
  return partialQuery(columns, cells, keys.map(keyName), alike, d);
}
