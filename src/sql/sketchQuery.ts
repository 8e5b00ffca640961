import type { Buckets } from './aggregates/aggregate.js';
import { conditionsOf, judged } from './conditions.js';
import type { Dialect } from './dialect.js';
import { guarded } from './guarded.js';
import type { Keys } from './keys.js';
import { type AskedColumn, keyAs, keyName, type PartialQuery, partialQuery } from './query.js';

/** The bucket that a record has in a sketched column, as SQL. */
export function bucketOf({ aggregate, column, where }: AskedColumn, d: Dialect): string {
  return (aggregate.partial as Buckets).bucket(d.identifier(column!), guarded(d, where));
}

/** The records by bucket first, all columns with the same buckets at once; then the buckets of a place and date as a list for each. */
export function sketchQuery(
  table: string,
  { words, date, join }: Keys,
  columns: readonly AskedColumn[],
  d: Dialect,
): PartialQuery {
  const keys = [...words, date];
  const conditions = conditionsOf(columns, d);
  const bucket = bucketOf(columns[0]!, d);
  const sketch = (c: AskedColumn) => c.aggregate.partial as Buckets;
  const registers = columns.map(
    (c, i) =>
      `${sketch(c).register(d.identifier(c.column!), guarded(d, c.where))}${conditions.filter(c)} AS __r${i}`,
  );
  const buckets = [
    `(SELECT ${[...keys.map(keyAs), `${bucket} AS __b`, ...registers].join(',\n    ')}`,
    `  FROM ${judged(`${table}${join}`, conditions)}`,
    `  GROUP BY ${[...keys, bucket].join(', ')}) AS buckets`,
    'WHERE __b IS NOT NULL',
  ].join('\n');
  const cells = columns.map((c, i) => ({ short: d.packed('__b', sketch(c).kept(`__r${i}`)) }));
  return partialQuery(columns, cells, keys.map(keyName), buckets, d);
}
