import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Frequency,
  type Placement,
  periodNumber,
  type RecordCounts,
  type Signal,
  type Unplaced,
} from '../edition/index.js';
import { literal, measureQuery } from '../sql/index.js';
import type { PlaceLookup, PlaceWords } from './places.js';

/** What one signal measured in one period: a value a unit, NaN where the records do not name the unit at all. */
export interface Measured extends RecordCounts {
  values: Float64Array;
}

export interface Measurement {
  measured: Measured[];
  placements: Placement[];
  unplaced: Unplaced[];
}

/**
 * Computes every signal from its records: the engine counts and sums by place in one pass a record table, then
 * the few thousand places are looked up. A unit that a vintage names, but with none of what the signal counts,
 * is 0; a unit it never names is not observed.
 */
export async function measure(
  connection: DuckDBConnection,
  folder: string,
  signals: readonly Signal[],
  lookup: PlaceLookup,
  units: number,
  frequency: Frequency,
): Promise<Measurement> {
  const all: Measurement = { measured: [], placements: [], unplaced: [] };
  for (const group of byRecords(signals)) {
    const { sql, place } = measureQuery(recordTable(folder, group[0]!.from), group);
    const result = await connection.runAndReadAll(sql);
    const rows = result.getRowObjects() as Record<string, string | number | bigint | null>[];
    const dates = [...new Set(rows.map((r) => String(r['observed'])))].sort();
    for (const observed of dates) {
      const vintage = rows.filter((r) => r['observed'] === observed);
      measureVintage(
        all,
        group,
        vintage,
        place,
        observed,
        supersededBy(group[0]!, observed, dates, frequency),
        {
          lookup,
          units,
          frequency,
        },
      );
    }
  }
  all.measured.sort((a, b) => a.period.localeCompare(b.period) || a.indicator.localeCompare(b.indicator));
  return all;
}

/** Signals that can share one pass. */
function byRecords(signals: readonly Signal[]): Signal[][] {
  const groups = new Map<string, Signal[]>();
  for (const signal of signals) {
    const key = JSON.stringify([signal.from, signal.unit, signal.period]);
    groups.set(key, [...(groups.get(key) ?? []), signal]);
  }
  return [...groups.values()];
}

/** The records as a table expression of the embedded engine. */
export function recordTable(folder: string, from: string): string {
  const path = literal(join(folder, from));
  if (from.endsWith('.parquet')) return `read_parquet(${path})`;
  return `read_csv(${path}, all_varchar = true)`;
}

/** True when `take: last` and a later date lies in the same period. */
function supersededBy(
  signal: Signal,
  observed: string,
  dates: readonly string[],
  frequency: Frequency,
): boolean {
  if (signal.period.take !== 'last') return false;
  const period = periodOfDate(observed, frequency);
  return dates.some((d) => d > observed && periodOfDate(d, frequency) === period);
}

function measureVintage(
  all: Measurement,
  signals: readonly Signal[],
  rows: readonly Record<string, string | number | bigint | null>[],
  place: readonly string[],
  observed: string,
  superseded: boolean,
  { lookup, units, frequency }: { lookup: PlaceLookup; units: number; frequency: Frequency },
): void {
  const { from, unit } = signals[0]!;
  const named = new Uint8Array(units);
  const zero = () => ({ read: 0, placed: 0, unplaced: 0, outside: 0 });
  const tallies = signals.map(() => ({
    values: new Float64Array(units),
    counts: new Float64Array(units),
    records: zero(),
    value: zero(),
  }));
  for (const row of rows) {
    const words = place.map((column) => String(row[column] ?? ''));
    const placed = lookup(wordsOf(unit, words), observed);
    const kind = 'unit' in placed ? 'placed' : 'outside' in placed ? 'outside' : 'unplaced';
    if ('unit' in placed) named[placed.unit] = 1;
    if ('unplaced' in placed) {
      all.unplaced.push({
        from,
        observed,
        words: words.join(' '),
        why: placed.unplaced,
        records: Number(row['n']),
      });
    }
    tallies.forEach((tally, i) => {
      const n = Number(row[`n${i}`]);
      const v = Number(row[`v${i}`]);
      tally.records.read += n;
      tally.records[kind] += n;
      tally.value.read += v;
      tally.value[kind] += v;
      if ('unit' in placed) {
        tally.counts[placed.unit]! += n;
        tally.values[placed.unit]! += v;
      }
    });
  }
  signals.forEach((signal, i) => {
    const { values, counts, records, value } = tallies[i]!;
    all.placements.push({ indicator: signal.indicator, from, observed, used: !superseded, records, value });
    if (superseded) return;
    named.forEach((is, c) => {
      if (!is) values[c] = Number.NaN;
    });
    all.measured.push({
      indicator: signal.indicator,
      period: periodOfDate(observed, frequency),
      observed,
      values,
      counts,
    });
  });
}

function wordsOf(unit: Signal['unit'], words: readonly string[]): PlaceWords {
  if ('code' in unit) return { code: words[0]! };
  const [city, province, country] = [...words].reverse();
  return { city: city!, province: province!, ...(unit.country ? { country: country! } : {}) };
}

/** The period a date such as 2018-12-31 lies in. */
export function periodOfDate(date: string, frequency: Frequency): string {
  if (periodNumber(date, frequency) !== undefined) return date;
  const [year = '', month = '01'] = date.split('-');
  if (frequency === 'year') return year;
  return frequency === 'month' ? `${year}-${month}` : `${year}-Q${Math.floor((Number(month) - 1) / 3) + 1}`;
}
