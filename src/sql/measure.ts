import type { Signal } from '../edition/index.js';
import { identifier } from './identifier.js';

/**
 * One pass over a record table for all signals that read it in the same way: for every place and observation
 * date the number of records and the value of each signal.
 *
 * Columns of the result: the place columns, `observed`, then for the i-th signal `n<i>` (records) and
 * `v<i>` (value; the same as n for a count), and last `n` (all records, whether any signal wants them or not).
 *
 * Sums are taken in decimals of nine places: exact, so the same whatever the order and the number of cores.
 *
 * @param table an SQL expression for the records, for example `read_parquet(['…'])`
 * @param signals share `from`, `unit` and `period.column`
 */
export function measureQuery(table: string, signals: readonly Signal[]): { sql: string; place: string[] } {
  const first = signals[0]!;
  const place =
    'code' in first.unit
      ? [first.unit.code]
      : [...(first.unit.country ? [first.unit.country] : []), first.unit.province, first.unit.city];
  const observed = identifier(first.period.column);
  const keys = place.map((c) => `CAST(${identifier(c)} AS VARCHAR) AS ${identifier(c)}`);
  const filter = (s: Signal) => (s.where ? ` FILTER (WHERE ${s.where})` : '');
  const columns = signals.flatMap((s, i) => {
    const value = 'count' in s.value ? 'count(*)' : `sum(CAST(${identifier(s.value.sum)} AS DECIMAL(38, 9)))`;
    return [`count(*)${filter(s)} AS n${i}`, `CAST(coalesce(${value}${filter(s)}, 0) AS DOUBLE) AS v${i}`];
  });
  const sql = [
    `SELECT ${[...keys, `CAST(${observed} AS VARCHAR) AS observed`, ...columns, 'count(*) AS n'].join(',\n  ')}`,
    `FROM ${table}`,
    `GROUP BY ${[...place.map(identifier), observed].join(', ')}`,
    'ORDER BY ALL',
  ].join('\n');
  return { sql, place };
}
