import type { Buckets } from './aggregates/aggregate.js';
import { conditionsOf, dialectUnderConditions, withMasks } from './conditions.js';
import type { Dialect } from './dialect.js';
import type { PlaceAndDate } from './keys.js';
import { keyAs, keyName, type PartialColumn, type PartialQuery, partialQuery } from './query.js';

/** SQL for the bucket of a record in a sketched column. */
export function bucketOf({ aggregate, column, where }: PartialColumn, d: Dialect): string {
  return (aggregate.partial as Buckets).bucket(d.identifier(column!), dialectUnderConditions(d, where));
}

/**
 * First groups the records by bucket, for all columns with the same buckets; then packs the buckets of each place and
 * date into a list.
 */
export function sketchQuery(
  table: string,
  { places, date, join }: PlaceAndDate,
  columns: readonly PartialColumn[],
  d: Dialect,
): PartialQuery {
  const keys = [...places, date];
  const conditions = conditionsOf(columns, d);
  const bucket = bucketOf(columns[0]!, d);
  const sketch = (c: PartialColumn) => c.aggregate.partial as Buckets;
  const registers = columns.map(
    (c, i) =>
      `${sketch(c).register(d.identifier(c.column!), dialectUnderConditions(d, c.where), conditions.filter(c))} AS __r${i}`,
  );
  const buckets = [
    `(SELECT ${[...keys.map(keyAs), `${bucket} AS __b`, ...registers].join(',\n    ')}`,
    `  FROM ${withMasks(`${table}${join}`, conditions)}`,
    `  GROUP BY ${[...keys, bucket].join(', ')}) AS buckets`,
    'WHERE __b IS NOT NULL',
  ].join('\n');
  const cells = columns.map((c, i) => ({ short: d.packPairs('__b', sketch(c).entry(`__r${i}`)) }));
  return partialQuery(columns, cells, keys.map(keyName), buckets, d);
}
