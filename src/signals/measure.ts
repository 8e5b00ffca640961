import {
  type Frequency,
  type Placement,
  type PlaceNamed,
  type Problem,
  periodOfDate,
  placeColumns,
  problems,
  type Signal,
  type Tally,
  type Unplaced,
  UserError,
} from '../edition/index.js';
import { measuresOf } from '../sql/index.js';
import { type Disclosure, disclosureOf } from './disclosure.js';
import type { RecordEngine } from './engine.js';
import { finish, type Measured, needsBase, type Sums } from './finish.js';
import { type Bodies, Merging } from './merging.js';
import type { WrittenSignal } from './openEdition.js';
import type { PlaceLookup, PlaceWords } from './places.js';
import { type Row, readRows } from './readRows.js';

export interface Measurement {
  measured: Measured[];
  placements: Placement[];
  unplaced: Unplaced[];
  named: NamedUnit[];
  /** Of every signal whose figures do not add up. */
  merged: MergedFigures[];
  /** Of every signal that has rules of confidentiality. */
  disclosures: Disclosure[];
}

/** What a signal whose figures do not add up says in one period, of every body. */
export interface MergedFigures {
  indicator: string;
  period: string;
  values: Float64Array;
}

/** The words by which the records that one pass reads call a unit (its number), from the first date to the last. */
export type NamedUnit = Omit<PlaceNamed, 'unit'> & { unit: number };

/** Where records belong, and how time is divided. */
export interface MeasureWith {
  lookup: PlaceLookup;
  bodies: Bodies;
  frequency: Frequency;
  /** The periods the index is measured against: one, or those of a year. */
  base: readonly string[];
}

/**
 * Computes every signal from its records: the engine counts and sums by place in one pass a record table, then
 * the few thousand places are looked up. A unit that a vintage names, but with none of what the signal counts,
 * is 0; a unit it never names is not observed, unless the records are said to be complete. A ratio is formed last,
 * from what was added up above and below the line over all dates of the period; nothing below it has the reason
 * denominator-zero. What does not add up is merged, for units, groups and the whole area alike.
 *
 * @throws UserError with every signal that cannot be computed
 */
export async function measure(
  engine: RecordEngine,
  signals: readonly WrittenSignal[],
  how: MeasureWith,
): Promise<Measurement> {
  const all: Measurement = {
    measured: [],
    placements: [],
    unplaced: [],
    named: [],
    merged: [],
    disclosures: [],
  };
  const found: Problem[] = [];
  for (const group of byRecords(signals)) {
    const rows = await readRows(engine, group, found);
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
      else for (const s of sums[i]!) conclude(all, signal, s, base, how.bodies);
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

function conclude(
  all: Measurement,
  signal: Signal,
  sums: Sums,
  base: Float64Array | undefined,
  bodies: Bodies,
): void {
  const values = sums.merging?.finish();
  if (values) all.merged.push({ indicator: signal.indicator, period: sums.period, values });
  const measured = finish(signal, sums, base, values);
  all.measured.push(measured);
  const disclosure = disclosureOf(signal, measured, sums.contributions, bodies);
  if (disclosure) all.disclosures.push(disclosure);
}

/** What was below the line in the base, a mean over its periods, by unit; undefined without any. */
function baseBelow(sums: readonly Sums[]): Float64Array | undefined {
  if (sums.length === 0) return undefined;
  return sums[0]!.below.map((_, c) => sums.reduce((sum, s) => sum + s.below[c]!, 0) / sums.length);
}

/** Signals that can share one pass. */
function byRecords(signals: readonly WrittenSignal[]): WrittenSignal[][] {
  return [...groupBy(signals, (s) => JSON.stringify([s.from, s.unit, s.period.column])).values()];
}

/** All vintages of one period: every one is accounted for, and those that `take` lets count are added up. */
function addUp(
  all: Measurement,
  into: readonly Sums[][],
  signals: readonly WrittenSignal[],
  period: string,
  dates: readonly string[],
  vintages: ReadonlyMap<string, Row[]>,
  { lookup, bodies }: MeasureWith,
): void {
  const { from, unit } = signals[0]!;
  const columns = placeColumns(unit);
  const last = dates.at(-1)!;
  const sums = signals.map((s) => noSums(s, period, dates, bodies));
  for (const observed of dates) {
    const used = signals.map((s) => s.period.take !== 'last' || observed === last);
    const tallies = signals.map(() => ({ records: nothing(), value: nothing() }));
    for (const row of vintages.get(observed)!) {
      const placed = lookup(wordsOf(unit, row.words), observed);
      const kind = 'unit' in placed ? 'placed' : 'outside' in placed ? 'outside' : 'unplaced';
      row.of.forEach(({ n, v, d, state, by }, i) => {
        count(tallies[i]!.records, kind, n);
        count(tallies[i]!.value, kind, v);
        if (!used[i] || !('unit' in placed)) return;
        const into = sums[i]!;
        into.named[placed.unit] = 1;
        into.counts[placed.unit]! += n;
        into.above[placed.unit]! += v;
        into.below[placed.unit]! += d;
        if (state !== undefined) into.merging!.add(placed.unit, state);
        for (const [who, amount] of by ?? []) {
          const known = into.contributions![placed.unit]!;
          known.set(who, (known.get(who) ?? 0) + amount);
        }
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
      if (used[i]) sums[i]!.merging?.endDate();
      all.placements.push({ indicator: s.indicator, from, observed, used: used[i]!, ...tallies[i]! });
    });
  }
  sums.forEach((s, i) => {
    into[i]!.push(s);
  });
}

function noSums(signal: Signal, period: string, dates: readonly string[], bodies: Bodies): Sums {
  const { take } = signal.period;
  const { value, adds } = measuresOf(signal);
  const zeros = () => new Float64Array(bodies.units);
  return {
    period,
    observed: dates.at(-1)!,
    dates: take === 'last' ? 1 : dates.length,
    named: new Uint8Array(bodies.units),
    counts: zeros(),
    above: zeros(),
    below: zeros(),
    ...(signal.contributors && {
      contributions: Array.from({ length: bodies.units }, () => new Map<number, number>()),
    }),
    ...(adds ? {} : { merging: new Merging(value.aggregate, bodies, take === 'mean') }),
  };
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

/** What a record says of where it belongs, from what stands in its place columns. */
export function wordsOf(unit: Signal['unit'], words: readonly string[]): PlaceWords {
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
