import { counted } from './aggregates/exact.js';
import { conditionsOf, judged } from './conditions.js';
import type { Dialect } from './dialect.js';
import type { Keys } from './keys.js';
import { type AskedColumn, keyAs, keyName, type PartialQuery, partialQuery } from './query.js';

/**
 * The different values of one record column for any number of columns of partials: each value of a place and date once, with all the
 * conditions that hold for any of its records; then how many there are under each.
 */
export function distinctQuery(
  table: string,
  { words, date, join }: Keys,
  columns: readonly AskedColumn[],
  d: Dialect,
): PartialQuery {
  const keys = [...words, date];
  const conditions = conditionsOf(columns, d);
  const value = d.identifier(columns[0]!.column!);
  const masks = [...conditions.masks.keys()];
  const anyOf = (mask: string) => `${mask}_any`;
  const all = columns.some(({ where }) => where.length === 0);
  const wanted = all ? '' : ` AND (${masks.map((mask) => `${mask} <> 0`).join(' OR ')})`;
  const groups = [...keys.map(keyAs), ...masks.map((mask) => `${d.anyBit(mask)} AS ${anyOf(mask)}`)];
  const values = [
    `(SELECT ${groups.join(',\n    ')}`,
    `  FROM ${judged(`${table}${join}`, conditions)}`,
    `  WHERE ${value} IS NOT NULL${wanted}`,
    `  GROUP BY ${[...keys, value].join(', ')}) AS different`,
  ].join('\n');
  const cells = columns.map((c) => counted(`count(*)${conditions.filter(c, anyOf)}`, value, d));
  return partialQuery(columns, cells, keys.map(keyName), values, d);
}
