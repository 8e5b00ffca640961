import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Frequency,
  type Placement,
  type PlaceNamed,
  type Problem,
  periodOfDate,
  problems,
  type Signal,
  type Tally,
  type Unplaced,
  UserError,
} from '../edition/index.js';
import { literal, measureQuery, placeColumns } from '../sql/index.js';
import { failure, plainGlob } from './duckdb.js';
import { finish, type Measured, needsBase, type Sums } from './finish.js';
import type { WrittenSignal } from './openEdition.js';
import type { PlaceLookup, PlaceWords } from './places.js';

export interface Measurement {
  measured: Measured[];
  placements: Placement[];
  unplaced: Unplaced[];
  named: NamedUnit[];
}

/** The words by which the records that one pass reads call a unit (its number), from the first date to the last. */
export type NamedUnit = Omit<PlaceNamed, 'unit'> & { unit: number };

/** Where records belong, and how time is divided. */
export interface MeasureWith {
  lookup: PlaceLookup;
  units: number;
  frequency: Frequency;
  /** The periods the index is measured against: one, or those of a year. */
  base: readonly string[];
}

/** One place in one vintage: its words, all its records, and for each signal records, value and what is below the line. */
interface Row {
  words: string[];
  observed: string;
  n: number;
  of: { n: number; v: number; d: number }[];
}

/**
 * Computes every signal from its records: the engine counts and sums by place in one pass a record table, then
 * the few thousand places are looked up. A unit that a vintage names, but with none of what the signal counts,
 * is 0; a unit it never names is not observed, unless the records are said to be complete. A ratio is formed last,
 * from what was added up above and below the line over all dates of the period; nothing below it has the reason
 * denominator-zero.
 *
 * @throws UserError with every signal that cannot be computed
 */
export async function measure(
  connection: DuckDBConnection,
  folder: string,
  signals: readonly WrittenSignal[],
  how: MeasureWith,
): Promise<Measurement> {
  const all: Measurement = { measured: [], placements: [], unplaced: [], named: [] };
  const found: Problem[] = [];
  for (const group of byRecords(signals)) {
    const rows = await readRows(connection, folder, group, found);
    const vintages = groupBy(rows, (row) => row.observed);
    const dates = [...vintages.keys()].sort();
    const bad = dates.filter((d) => !isDate(d));
    found.push(...bad.slice(0, 1).map((d) => problems.badDate(group[0]!.at, d)));
    if (found.length > 0) continue;
    const sums = group.map((): Sums[] => []);
    for (const [period, within] of groupBy(dates, (d) => periodOfDate(d, how.frequency))) {
      addUp(all, sums, group, period, within, vintages, how);
    }
    group.forEach((signal, i) => {
      const base = baseBelow(sums[i]!.filter((s) => how.base.includes(s.period)));
      if (needsBase(signal) && !base)
        found.push(problems.badSignal(signal.at, `no record in ${how.base[0]}`));
      else all.measured.push(...sums[i]!.map((s) => finish(signal, s, base)));
    });
  }
  if (found.length > 0) throw new UserError(found);
  // Records that several passes read are named once.
  const unplaced = groupBy(all.unplaced, (u) => JSON.stringify([u.from, u.observed, u.words]));
  all.unplaced = [...unplaced.values()].map(([once]) => once!);
  all.named = inRuns(all.named);
  all.measured.sort((a, b) => compare(a.period, b.period) || compare(a.indicator, b.indicator));
  return all;
}

/** What was below the line in the base, a mean over its periods, by unit; undefined without any. */
function baseBelow(sums: readonly Sums[]): Float64Array | undefined {
  if (sums.length === 0) return undefined;
  return sums[0]!.below.map((_, c) => sums.reduce((sum, s) => sum + s.below[c]!, 0) / sums.length);
}

/** The record files a signal reads, relative to the edition. */
export async function recordFiles(
  connection: DuckDBConnection,
  folder: string,
  from: string,
): Promise<string[]> {
  const rows = await connection.runAndReadAll(
    `SELECT file FROM glob(${recordPath(folder, from)}) ORDER BY file`,
  );
  const start = resolve(folder).length + 1;
  return rows.getRows().map(([file]) => String(file).slice(start));
}

/** The records as a table expression of the embedded engine. */
export function recordTable(folder: string, from: string): string {
  const path = recordPath(folder, from);
  return from.endsWith('.parquet') ? `read_parquet(${path})` : `read_csv(${path}, all_varchar = true)`;
}

function recordPath(folder: string, from: string): string {
  return literal(`${plainGlob(resolve(folder))}/${from}`);
}

/** Signals that can share one pass. */
function byRecords(signals: readonly WrittenSignal[]): WrittenSignal[][] {
  return [...groupBy(signals, (s) => JSON.stringify([s.from, s.unit, s.period.column])).values()];
}

/** Runs the query of a group; when it fails, each signal alone, to name those to blame. */
async function readRows(
  connection: DuckDBConnection,
  folder: string,
  group: readonly WrittenSignal[],
  found: Problem[],
): Promise<Row[]> {
  const { from, at } = group[0]!;
  if ((await recordFiles(connection, folder, from)).length === 0) {
    found.push(
      problems.absentFile(from, { en: `the records of ${at.file}`, zh: `${at.file} 所用的原始记录` }),
    );
    return [];
  }
  const table = recordTable(folder, from);
  try {
    return await run(connection, table, group);
  } catch (error) {
    const alone: (string | undefined)[] = [];
    for (const signal of group) alone.push(await failureOf(() => run(connection, table, [signal])));
    const blamed = group.flatMap((s, i) => (alone[i] ? [problems.badSignal(s.at, alone[i])] : []));
    found.push(...(blamed.length > 0 ? blamed : [problems.badSignal(at, failure(error))]));
    return [];
  }
}

async function failureOf(work: () => Promise<unknown>): Promise<string | undefined> {
  return work().then(
    () => undefined,
    (error: unknown) => failure(error),
  );
}

async function run(connection: DuckDBConnection, table: string, group: readonly Signal[]): Promise<Row[]> {
  const { sql, place } = measureQuery(table, group);
  const result = await connection.runAndReadAll(sql);
  const p = place.length;
  return result.getRows().map((cells) => {
    const [, ...numbers] = cells.slice(p).map(Number);
    return {
      words: cells.slice(0, p).map((word) => String(word ?? '')),
      observed: String(cells[p] ?? ''),
      n: numbers.at(-1)!,
      of: group.map((_, i) => ({ n: numbers[3 * i]!, v: numbers[3 * i + 1]!, d: numbers[3 * i + 2]! })),
    };
  });
}

/** All vintages of one period: every one is accounted for, and those that `take` lets count are added up. */
function addUp(
  all: Measurement,
  into: readonly Sums[][],
  signals: readonly WrittenSignal[],
  period: string,
  dates: readonly string[],
  vintages: ReadonlyMap<string, Row[]>,
  { lookup, units }: MeasureWith,
): void {
  const { from, unit } = signals[0]!;
  const columns = placeColumns(unit);
  const last = dates.at(-1)!;
  const zeros = () => new Float64Array(units);
  const sums = signals.map(({ period: { take } }): Sums => {
    const counting = take === 'last' ? 1 : dates.length;
    const given = { period, observed: last, dates: counting, named: new Uint8Array(units) };
    return { ...given, counts: zeros(), above: zeros(), below: zeros() };
  });
  for (const observed of dates) {
    const used = signals.map((s) => s.period.take !== 'last' || observed === last);
    const tallies = signals.map(() => ({ records: nothing(), value: nothing() }));
    for (const row of vintages.get(observed)!) {
      const placed = lookup(wordsOf(unit, row.words), observed);
      const kind = 'unit' in placed ? 'placed' : 'outside' in placed ? 'outside' : 'unplaced';
      row.of.forEach(({ n, v, d }, i) => {
        count(tallies[i]!.records, kind, n);
        count(tallies[i]!.value, kind, v);
        if (!used[i] || !('unit' in placed)) return;
        const into = sums[i]!;
        into.named[placed.unit] = 1;
        into.counts[placed.unit]! += n;
        into.above[placed.unit]! += v;
        into.below[placed.unit]! += d;
      });
      if ('unit' in placed) {
        all.named.push({
          from,
          columns,
          words: row.words,
          unit: placed.unit,
          first: observed,
          last: observed,
        });
      }
      if ('unplaced' in placed) {
        all.unplaced.push({
          from,
          observed,
          words: row.words.join(' '),
          why: placed.unplaced,
          records: row.n,
        });
      }
    }
    signals.forEach((s, i) => {
      all.placements.push({ indicator: s.indicator, from, observed, used: used[i]!, ...tallies[i]! });
    });
  }
  sums.forEach((s, i) => {
    into[i]!.push(s);
  });
}

/** One entry for each run of dates on which a place has the same unit; dates without it do not end a run. */
function inRuns(named: readonly NamedUnit[]): NamedUnit[] {
  const places = groupBy(named, (n) => JSON.stringify([n.from, n.columns, n.words]));
  return [...places.values()].flatMap((list) => {
    const runs: NamedUnit[] = [];
    for (const one of list.sort((a, b) => compare(a.first, b.first))) {
      const run = runs.at(-1);
      if (run?.unit === one.unit) run.last = one.last;
      else runs.push({ ...one });
    }
    return runs;
  });
}

const nothing = (): Tally => ({ read: 0, placed: 0, unplaced: 0, outside: 0 });

function count(tally: Tally, kind: 'placed' | 'unplaced' | 'outside', n: number): void {
  tally.read += n;
  tally[kind] += n;
}

function wordsOf(unit: Signal['unit'], words: readonly string[]): PlaceWords {
  if ('code' in unit) return { code: words[0]! };
  const [city, province, country] = [...words].reverse();
  return { city: city!, province: province!, ...(unit.country ? { country: country! } : {}) };
}

function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isDate(text: string): boolean {
  return /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-\d{2}([ T].*)?)?)?$/.test(text);
}
