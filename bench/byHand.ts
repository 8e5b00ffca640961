import { join } from 'node:path';
import { placeColumns, type Signal } from '../dist/edition/index.js';

/** The signals of an edition as somebody would write them for DuckDB alone: one query a record table. */
export function byHand(signals: readonly Signal[], folder: string): string[] {
  return [...new Set(signals.map((s) => s.from))].map((from) => {
    const alike = signals.filter((s) => s.from === from);
    const { unit, period } = alike[0]!;
    const keys = [...placeColumns(unit), period.column].join(', ');
    const values = alike.flatMap((s) =>
      figures(s.value).map((value) => (s.where ? `${value} FILTER (WHERE ${s.where})` : value)),
    );
    return `SELECT ${[keys, ...values].join(', ')} FROM read_parquet('${join(folder, from)}') GROUP BY ${keys}`;
  });
}

function figures(value: Signal['value']): string[] {
  if ('ratio' in value) return [part(value.ratio), part(value.to)];
  if ('mean' in value) return [`sum(${value.mean})`, `count(${value.mean})`];
  if ('distinct' in value) return [`count(DISTINCT ${value.distinct})`];
  if ('count' in value) return ['count(*)'];
  if ('sum' in value) return [`sum(${value.sum})`];
  throw new Error('no such signal in this edition');
}

function part(
  of: { count: true; where?: string | undefined } | { sum: string; where?: string | undefined },
): string {
  const value = 'count' in of ? 'count(*)' : `sum(${of.sum})`;
  return of.where
    ? value.replace(/\(.*\)/, (inner) =>
        inner === '(*)'
          ? `(CASE WHEN ${of.where} THEN 1 END)`
          : `(CASE WHEN ${of.where} THEN ${inner.slice(1, -1)} END)`,
      )
    : value;
}
