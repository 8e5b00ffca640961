import type { Signal, SignalPart } from '../edition/index.js';
import { identifier } from './identifier.js';

/**
 * One pass over a record table for all signals that read it in the same way: for every place and observation
 * date the number of records and the value of each signal.
 *
 * Columns of the result: the place columns, `observed`, then for the i-th signal `n<i>` (records), `v<i>` (value; of a
 * ratio or a mean what stands above the line) and `d<i>` (what stands below it; 0 where there is no line), and last
 * `n` (all records, whether any signal wants them or not). All of them add up over places and dates, but that two
 * places or dates may share a `distinct` value.
 *
 * Sums are taken in decimals of nine places: exact, so the same whatever the order and the number of cores.
 *
 * @param table an SQL expression for the records, for example `read_parquet(['…'])`
 * @param signals share `from`, `unit` and `period.column`
 */
export function measureQuery(table: string, signals: readonly Signal[]): { sql: string; place: string[] } {
  const first = signals[0]!;
  const place = placeColumns(first.unit);
  const observed = identifier(first.period.column);
  const keys = place.map((c) => `CAST(${identifier(c)} AS VARCHAR) AS ${identifier(c)}`);
  const columns = signals.flatMap((signal, i) => {
    const { value, below } = aggregates(signal);
    return [
      `count(*)${filter(signal.where)} AS n${i}`,
      `CAST(coalesce(${value}, 0) AS DOUBLE) AS v${i}`,
      `CAST(${below === undefined ? '0' : `coalesce(${below}, 0)`} AS DOUBLE) AS d${i}`,
    ];
  });
  const sql = [
    `SELECT ${[...keys, `CAST(${observed} AS VARCHAR) AS observed`, ...columns, 'count(*) AS n'].join(',\n  ')}`,
    `FROM ${table}`,
    `GROUP BY ${[...place.map(identifier), observed].join(', ')}`,
    'ORDER BY ALL',
  ].join('\n');
  return { sql, place };
}

/** The columns that say where a record belongs, the widest area first. */
export function placeColumns(unit: Signal['unit']): string[] {
  if ('code' in unit) return [unit.code];
  return [...(unit.country ? [unit.country] : []), unit.province, unit.city];
}

/** What is added up for a signal: its value, or what stands above and below the line. */
function aggregates({ value, where }: Signal): { value: string; below?: string } {
  if ('ratio' in value) return { value: total(value.ratio, where), below: total(value.to, where) };
  if ('mean' in value) {
    const known = `${identifier(value.mean)} IS NOT NULL`;
    return { value: total({ sum: value.mean }, where), below: total({ count: true, where: known }, where) };
  }
  if (!('distinct' in value)) return { value: total(value, where) };
  const column = identifier(value.distinct);
  const counted = value.approximate ? `approx_count_distinct(${column})` : `count(DISTINCT ${column})`;
  return { value: `${counted}${filter(where)}` };
}

function total(part: SignalPart, where: string | undefined): string {
  const value = 'count' in part ? 'count(*)' : `sum(CAST(${identifier(part.sum)} AS DECIMAL(38, 9)))`;
  return `${value}${filter(where, part.where)}`;
}

/** Records for which all given conditions hold. */
function filter(...conditions: readonly (string | undefined)[]): string {
  const given = conditions.filter((c) => c !== undefined);
  if (given.length === 0) return '';
  if (given.length === 1) return ` FILTER (WHERE ${given[0]})`;
  return ` FILTER (WHERE ${given.map((c) => `(${c})`).join(' AND ')})`;
}
