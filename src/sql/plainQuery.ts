import type { Column } from './aggregates/aggregate.js';
import { columnsIn, conditionsOf, judged } from './conditions.js';
import type { Dialect } from './dialect.js';
import { guarded } from './guarded.js';
import type { Keys } from './keys.js';
import { type AskedColumn, keyAs, keyName, type PartialQuery, partialQuery } from './query.js';

/** Above so many conditions records that are alike under all of them are taken together first. */
export const fewConditions = 2;

/**
 * One pass over the records for any number of columns that are an aggregate function each. Where conditions are many, records that
 * are alike under all of them are counted and added up first, and the columns are made of these groups: a record then costs what one
 * column does, not what all of them do. Alike are records with the same values in what the conditions are about, where these are
 * known to be few, and the conditions are then tried on the groups; else those for which the same ones hold.
 */
export function plainQuery(
  table: string,
  { words, date, join }: Keys,
  columns: readonly AskedColumn[],
  d: Dialect,
): PartialQuery {
  const keys = [...words, date];
  const conditions = conditionsOf(columns, d);
  const records = `${table}${join}`;
  const all = columns.map((c) => {
    const { columns: of, again, cell } = c.aggregate.partial as Column;
    const x = c.column === undefined ? '' : d.identifier(c.column);
    return {
      made: of(x, guarded(d, c.where)),
      again,
      filter: conditions.filter(c),
      cell: (sql: readonly string[]) => cell(sql, x, d),
    };
  });
  if (conditions.all.length <= fewConditions) {
    const cells = all.map(({ made, filter, cell }) => cell(made.map((sql) => `${sql}${filter}`)));
    return partialQuery(columns, cells, keys, judged(records, conditions), d);
  }
  const kept = [...new Set(all.flatMap(({ made }) => made))];
  const grouped = (from: string, by: readonly string[]) => {
    const made = kept.map((sql, i) => `${sql} AS __a${i}`);
    return [
      `(SELECT ${[...keys.map(keyAs), ...by, ...made].join(',\n    ')}`,
      `  FROM ${from}`,
      `  GROUP BY ${[...keys, ...by].join(', ')}) AS alike`,
    ].join('\n');
  };
  const about =
    d.few &&
    columnsIn(
      columns.flatMap((c) => c.where),
      d.few,
    );
  const alike = about
    ? judged(grouped(records, about.map(d.identifier)), conditions)
    : grouped(judged(records, conditions), [...conditions.masks.keys()]);
  const cells = all.map(({ made, again, filter, cell }) =>
    cell(made.map((sql) => `${again}(__a${kept.indexOf(sql)})${filter}`)),
  );
  return partialQuery(columns, cells, keys.map(keyName), alike, d);
}
