import { type Frequency, type Problem, periodOfDate, UserError } from '../edition/index.js';
import { distinctCountQuery, duckdb, measuresOf } from '../sql/index.js';
import type { DistinctCountRequest, DistinctCountRow, OnProgress, RecordEngine } from './engine.js';
import { explainFailure } from './explainFailure.js';
import type { Areas } from './merging.js';
import type { SqlConnection } from './partials.js';
import { BlankDates } from './partSums.js';
import type { WrittenSignal } from './writtenSignal.js';

/**
 * Runs the query for exact distinct counts.
 * @param dates the dates that count, in order; all others are ignored
 */
export async function queryDistinctCounts(
  db: SqlConnection,
  table: string,
  question: DistinctCountRequest,
  dates: readonly string[],
  onProgress?: OnProgress,
): Promise<DistinctCountRow[]> {
  const slots = [...new Set(dates.map((date) => question.slots.get(date)!))];
  const sql = distinctCountSql(db, table, question, dates);
  if (sql === undefined) return [];
  const { names, length, column } = await db.query(sql, onProgress);
  const [alone, area, slot, ...counts] = names.map((_, c) => column(c));
  return Array.from({ length }, (_, row) => ({
    slot: slots[Number(slot![row])]!,
    area: Number(area![row]),
    alone: Number(alone![row]) === 1,
    counts: counts.map((column) => Number(column[row])),
  }));
}

/** The query; undefined where no record of these dates belongs to a unit. */
function distinctCountSql(
  { dialect }: Pick<SqlConnection, 'dialect'>,
  table: string,
  { signals, slots, placesOn }: DistinctCountRequest,
  dates: readonly string[],
): string | undefined {
  const places = placesOn(dates);
  if (places.placeNames.length === 0) return undefined;
  const numbers = new Map([...new Set(dates.map((date) => slots.get(date)!))].map((slot, i) => [slot, i]));
  const within = dates.map((date) => ({ date, slot: numbers.get(slots.get(date)!)! }));
  return distinctCountQuery(table, signals, { ...places, dates: within }, dialect);
}

/**
 * All that the counts in some records depend on besides these: the query without its tables of constants, and what these have. Far shorter
 * than the query.
 */
export function distinctCountKeys(question: DistinctCountRequest): (dates: readonly string[]) => string {
  const { signals, slots, placesOn } = question;
  const query = distinctCountQuery(
    'records',
    signals,
    { placeNames: [], dates: [], areas: new Map() },
    duckdb,
  );
  return (dates) => {
    const { placeNames, areas } = placesOn(dates);
    const names = placeNames.map(({ words, unit, first, last }) => [...words, unit, first, last]);
    return `${query}\n${JSON.stringify([names, [...areas], dates.map((date) => [date, slots.get(date)])])}`;
  };
}

/** The geocoded rows of one pass: the rows of each date, in order of the dates, their place names, and their units, -1 for none. */
export interface GeocodedRows {
  vintages: ReadonlyMap<string, readonly number[]>;
  dates: readonly string[];
  units: Int32Array;
  wordsOf(row: number): string[];
  /** The place names of each row as one text. */
  keys: readonly string[];
  /** The records of a signal (its index in the group), by row. */
  records(signal: number): Float64Array;
}

/** The counts of every area for a signal (its index in the group) in a period; undefined for signals that need no such count. */
export type DistinctCounts = (signal: number, period: string) => Float64Array | undefined;

/**
 * Exact distinct counts for all signals of a group that use them: each value once in each unit, group and the total,
 * over all dates of a period, on its last date, or on each date separately, in which case the figure is the mean over
 * dates.
 * @returns problems where the counts fail
 */
export async function countDistinct(
  engine: RecordEngine,
  group: readonly WrittenSignal[],
  placed: GeocodedRows,
  { frequency, areas }: { frequency: Frequency; areas: Areas },
  onProgress?: OnProgress,
): Promise<DistinctCounts | Problem[]> {
  const figures = new Map<string, Float64Array>();
  const key = (signal: number, period: string) => `${signal} ${period}`;
  const placesOn = placesOnDates(placed, areas.ofUnit);
  const { dates } = placed;
  for (const alike of sharedCounts(group)) {
    const { take } = group[alike[0]!]!.period;
    const slots = new Map<string, string>();
    const slotsIn = new Map<string, Set<string>>();
    dates.forEach((date, i) => {
      const period = periodOfDate(date, frequency);
      const next = dates[i + 1];
      const isLast = next === undefined || periodOfDate(next, frequency) !== period;
      if (take === 'last' && !isLast) return;
      const slot = take === 'mean' ? date : period;
      slots.set(date, slot);
      slotsIn.set(period, (slotsIn.get(period) ?? new Set()).add(slot));
    });
    const question = { signals: alike.map((i) => group[i]!), slots, placesOn };
    const rows = await runCounts(engine, question, onProgress);
    if (!Array.isArray(rows)) return rows.problems;
    const recordsIn = recordsBySlot(placed, slots, areas);
    for (const i of alike) {
      const records = recordsIn(placed.records(i));
      const counts = countsBySlot(rows, alike.indexOf(i), areas);
      for (const [period, list] of slotsIn)
        figures.set(key(i, period), meanOfSlots([...list], counts, records, areas.count));
    }
  }
  return (signal, period) => figures.get(key(signal, period));
}

/** A number per area, by slot. */
type BySlot = ReadonlyMap<string, Float64Array>;

/** The different values of every area and slot, for one of the signals that share a query. */
function countsBySlot(rows: readonly DistinctCountRow[], nth: number, areas: Areas): BySlot {
  const all = new Map<string, Float64Array>();
  for (const { slot, area, alone, counts } of rows) {
    const of = all.get(slot) ?? new Float64Array(areas.count);
    all.set(slot, of);
    for (const one of alone ? areas.ofUnit[area]! : [area]) of[one]! += counts[nth]!;
  }
  return all;
}

/** Counts the records of every area and slot, given those of each row. */
function recordsBySlot(
  { vintages, units }: GeocodedRows,
  slots: ReadonlyMap<string, string>,
  areas: Areas,
): (records: Float64Array) => BySlot {
  return (records) => {
    const ofUnits = new Map<string, Float64Array>();
    for (const [date, slot] of slots) {
      const of = ofUnits.get(slot) ?? new Float64Array(areas.units);
      ofUnits.set(slot, of);
      for (const row of vintages.get(date)!) if (units[row]! >= 0) of[units[row]!]! += records[row]!;
    }
    return new Map([...ofUnits].map(([slot, of]) => [slot, inAreas(of, areas)]));
  };
}

function inAreas(ofUnits: Float64Array, areas: Areas): Float64Array {
  const all = new Float64Array(areas.count);
  ofUnits.forEach((records, unit) => {
    for (const area of areas.ofUnit[unit]!) all[area]! += records;
  });
  return all;
}

/** The mean over slots in which an area has values, or no records; NaN where it has records without any value only. */
function meanOfSlots(slots: readonly string[], counts: BySlot, records: BySlot, areas: number): Float64Array {
  const sums = new Float64Array(areas);
  const blank = new BlankDates(areas);
  const none = new Float64Array(areas);
  for (const slot of slots) {
    const [counted, read] = [counts.get(slot) ?? none, records.get(slot) ?? none];
    for (let area = 0; area < areas; area++) {
      sums[area]! += counted[area]!;
      blank.enter(area, read[area]!, counted[area]! > 0);
    }
  }
  return sums.map((sum, area) => (blank.isBlank(area) ? Number.NaN : sum / (slots.length - blank.of(area))));
}

/** Indices of the signals that can share a query. */
function sharedCounts(group: readonly WrittenSignal[]): number[][] {
  const alike = new Map<string, number[]>();
  group.forEach((signal, i) => {
    const { distinct } = measuresOf(signal);
    if (!distinct) return;
    const key = JSON.stringify([distinct.column, signal.period.take]);
    alike.set(key, [...(alike.get(key) ?? []), i]);
  });
  return [...alike.values()];
}

/** Counts for all signals; if that fails, for each separately, to name the signals at fault. */
async function runCounts(engine: RecordEngine, question: DistinctCountRequest, onProgress?: OnProgress) {
  const { from } = question.signals[0]!;
  try {
    return await engine.counts(from, question, onProgress);
  } catch (error) {
    if (error instanceof UserError) return { problems: [...error.problems] };
    const found: Problem[] = [];
    for (const signal of question.signals as readonly WrittenSignal[]) {
      const alone = engine.counts(from, { ...question, signals: [signal] });
      await alone.catch(async (why) => found.push(...(await explainFailure(engine, signal, why))));
    }
    const [first] = question.signals as readonly WrittenSignal[];
    return { problems: found.length > 0 ? found : await explainFailure(engine, first!, error) };
  }
}

/** Place names that belong to a unit, by runs of dates with the same unit. */
function placesOnDates(
  { vintages, wordsOf, keys, units }: GeocodedRows,
  areasOf: readonly (readonly number[])[],
): DistinctCountRequest['placesOn'] {
  return (dates) => {
    const runs = new Map<string, { words: string[]; unit: number; first: number; last: number }[]>();
    dates.forEach((date, nth) => {
      for (const row of vintages.get(date)!) {
        const unit = units[row]!;
        const known = runs.get(keys[row]!) ?? [];
        if (known.length === 0) runs.set(keys[row]!, known);
        const last = known.at(-1);
        if (last?.unit === unit) last.last = nth;
        else known.push({ words: wordsOf(row), unit, first: nth, last: nth });
      }
    });
    const placeNames = [...runs.values()].flat().filter(({ unit }) => unit >= 0);
    const named = [...new Set(placeNames.map(({ unit }) => unit))].sort((a, b) => a - b);
    return { placeNames, areas: new Map(named.map((unit) => [unit, areasOf[unit]!])) };
  };
}
