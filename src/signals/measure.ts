import {
  type Frequency,
  type Placement,
  type Problem,
  periodOfDate,
  placeColumns,
  placeWords,
  problems,
  type Signal,
  type Unplaced,
  type UsedRecords,
  UserError,
} from '../edition/index.js';
import { measuresOf } from '../sql/index.js';
import { countDifferent } from './differentValues.js';
import { type Disclosure, disclosureOf } from './disclosure.js';
import type { RecordEngine, Told } from './engine.js';
import { finish, needsBase } from './finish.js';
import { compare, groupBy } from './groupBy.js';
import { isAccepted } from './ingest/folder.js';
import { inOrder } from './inOrder.js';
import type { Measured, Sums } from './measured.js';
import { type Bodies, Merging } from './merging.js';
import { type NamedUnit, Names, wordKeys } from './names.js';
import type { Placed, PlaceLookup } from './places.js';
import { type Figures, type Places, readPlaces } from './readPlaces.js';
import { dateProblems, type Years } from './recordDates.js';
import { kindOf, tallyOf } from './tally.js';
import type { WrittenSignal } from './writtenSignal.js';

export interface Measurement {
  measured: Measured[];
  placements: Placement[];
  unplaced: Unplaced[];
  used: UsedRecords[];
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

/** Where records belong, and how time is divided. */
export interface MeasureWith {
  lookup: PlaceLookup;
  bodies: Bodies;
  frequency: Frequency;
  /** The periods the index is measured against: one, or those of a year. */
  base: readonly string[];
  /** The periods of an edition that lists them; records of others are used in none. */
  listed?: ReadonlySet<string>;
  /** The years that records without a contract may be of. */
  years: Years;
}

/** Passes asked for before the first of them is there: the engine counts the next while the last is placed. */
const atOnce = 3;

/**
 * Computes every signal from its records: the engine counts and sums by place in one pass a record table, then
 * the few thousand places are looked up. A unit that a vintage names, but with none of what the signal counts,
 * is 0; a unit it never names is not observed, unless the records are said to be complete. A ratio is formed last,
 * from what was added up above and below the line over all dates of the period; nothing below it has the reason
 * denominator-zero. What does not add up is merged, or counted, for units, groups and the whole area alike.
 *
 * @throws UserError with every signal that cannot be computed
 */
export async function measure(
  engine: RecordEngine,
  signals: readonly WrittenSignal[],
  how: MeasureWith,
  told: Told = () => {},
): Promise<Measurement> {
  const all: Measurement = {
    measured: [],
    placements: [],
    unplaced: [],
    used: [],
    named: [],
    merged: [],
    disclosures: [],
  };
  const found: Problem[] = [];
  const names = new Names();
  const placing = placingBy(how.lookup);
  const passes = byRecords(signals);
  let done = 0;
  if (passes.length > 0) told(0);
  const read = (group: readonly WrittenSignal[], i: number) =>
    readPlaces(engine, group, (share) => i === done && told((i + share) / passes.length));
  for await (const places of inOrder(passes, atOnce, read)) {
    const group = passes[done++]!;
    told(done / passes.length);
    if (Array.isArray(places)) {
      found.push(...places);
      continue;
    }
    const { from, unit, at, period } = group[0]!;
    const pass: Pass = {
      from,
      places,
      vintages: groupBy(places.observed.keys(), (row) => places.observed[row]!),
      placing: placing(unit, places.words),
      name: names.pass(from, placeColumns(unit), places.words),
    };
    const dates = [...pass.vintages.keys()].sort();
    const { frequency } = how;
    const of = { from, date: period, frequency, years: isAccepted(from) ? undefined : how.years };
    found.push(...(await dateProblems(engine, at, dates, of)));
    if (found.length > 0) continue;
    const counted = await countDifferent(
      engine,
      group,
      { ...pass, wordsOf: (row) => wordsIn(places.words, row) },
      how,
    );
    if (Array.isArray(counted)) {
      found.push(...counted);
      continue;
    }
    const sums = group.map((): Sums[] => []);
    for (const [when, within] of groupBy(dates, (d) => periodOfDate(d, frequency))) {
      const wanted = how.listed?.has(when) ?? true;
      addUp(all, sums, group, { period: when, dates: within, wanted }, pass, how.bodies);
    }
    group.forEach((signal, i) => {
      const base = baseBelow(sums[i]!.filter((s) => how.base.includes(s.period)));
      if (needsBase(signal) && !base)
        found.push(problems.badSignal(signal.at, `no record in ${how.base[0]}`));
      else for (const s of sums[i]!) conclude(all, signal, s, base, counted(i, s.period), how.bodies);
    });
  }
  // What is wrong with a file is said once, however many passes read it.
  if (found.length > 0)
    throw new UserError([...groupBy(found, (p) => JSON.stringify(p)).values()].map(([once]) => once!));
  // Records that several passes read are named once.
  const unplaced = groupBy(all.unplaced, (u) => JSON.stringify([u.from, u.observed, u.words]));
  all.unplaced = [...unplaced.values()].map(([once]) => once!);
  // Of records that several passes read in ways of their own, those of the one that uses most are sure to be as many.
  const used = groupBy(all.used, (u) => JSON.stringify([u.from, u.observed]));
  all.used = [...used.values()].map((of) => of.reduce((a, b) => (b.records > a.records ? b : a)));
  all.named = names.inRuns();
  all.measured.sort((a, b) => compare(a.period, b.period) || compare(a.indicator, b.indicator));
  return all;
}

function conclude(
  all: Measurement,
  signal: Signal,
  sums: Sums,
  base: Float64Array | undefined,
  counted: Float64Array | undefined,
  bodies: Bodies,
): void {
  const values = counted ?? sums.merging?.finish();
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
  return [
    ...groupBy(signals, (s) =>
      JSON.stringify([s.from, s.unit, s.period.column, s.period.zone, s.period.format]),
    ).values(),
  ];
}

/** What signals that share a pass over the records have in common. */
interface Pass {
  from: string;
  places: Places;
  /** The rows of each date. */
  vintages: ReadonlyMap<string, readonly number[]>;
  /** Where the words of rows lead on a date. */
  placing: (rows: readonly number[], observed: string) => Placed[];
  /** Notes that the words of a row are a unit on a date. */
  name: (row: number, observed: string, unit: number) => void;
}

/** All vintages of one period: every one is accounted for, and those that `take` lets count are added up. */
function addUp(
  all: Measurement,
  into: readonly Sums[][],
  signals: readonly WrittenSignal[],
  { period, dates, wanted }: { period: string; dates: readonly string[]; wanted: boolean },
  { from, places, vintages, placing, name }: Pass,
  bodies: Bodies,
): void {
  const last = dates.at(-1)!;
  const sums = signals.map((s) => noSums(s, period, dates, bodies));
  for (const observed of dates) {
    const rows = vintages.get(observed)!;
    const placed = placing(rows, observed);
    const kinds = placed.map(kindOf);
    const units = Int32Array.from(placed, (at) => ('unit' in at ? at.unit : -1));
    placed.forEach((at, i) => {
      const row = rows[i]!;
      if ('unit' in at) name(row, observed, at.unit);
      if ('unplaced' in at) {
        const words = wordsIn(places.words, row).join(' ');
        all.unplaced.push({ from, observed, words, why: at.unplaced, records: places.n[row]! });
      }
    });
    if (wanted) {
      const counted = observed === last ? places.used : places.usedBefore;
      const records = rows.reduce((sum, row, i) => (units[i]! < 0 ? sum : sum + counted[row]!), 0);
      all.used.push({ from, observed, records });
    }
    signals.forEach((s, i) => {
      const used = wanted && (s.period.take !== 'last' || observed === last);
      const figures = places.of[i]!;
      const tallies = { records: tallyOf(figures.n, rows, kinds), value: tallyOf(figures.v, rows, kinds) };
      if (used) addDate(sums[i]!, figures, rows, units);
      all.placements.push({ indicator: s.indicator, from, observed, used, ...tallies });
    });
  }
  if (wanted)
    sums.forEach((s, i) => {
      into[i]!.push(s);
    });
}

/** Adds one date of a signal to its sums. */
function addDate(into: Sums, figures: Figures, rows: readonly number[], units: Int32Array): void {
  const { n, v, d, states, by } = figures;
  for (let i = 0; i < rows.length; i++) {
    const [row, unit] = [rows[i]!, units[i]!];
    if (unit < 0) continue;
    into.named[unit] = 1;
    into.counts[unit]! += n[row]!;
    into.above[unit]! += v[row]!;
    into.below[unit]! += d[row]!;
    if (states) into.merging!.add(unit, states[row]!);
    if (by) contribute(into.contributions![unit]!, by[row]!);
  }
  into.merging?.endDate();
}

function contribute(known: Map<number, number>, more: ReadonlyMap<number, number>): void {
  for (const [who, amount] of more) known.set(who, (known.get(who) ?? 0) + amount);
}

function noSums(signal: Signal, period: string, dates: readonly string[], bodies: Bodies): Sums {
  const { take } = signal.period;
  const { value, adds, counted } = measuresOf(signal);
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
    ...(adds || counted ? {} : { merging: new Merging(value.aggregate, bodies, take === 'mean') }),
  };
}

/** Looks the words of a date up once, however many passes have them. */
function placingBy(lookup: PlaceLookup) {
  const known = new Map<string, Map<string, Placed>>();
  return (unit: Signal['unit'], words: readonly string[][]): Pass['placing'] => {
    const keys = wordKeys(words);
    const kind = JSON.stringify(unit);
    return (rows, observed) => {
      const within = known.get(kind + observed) ?? new Map<string, Placed>();
      known.set(kind + observed, within);
      return rows.map((row) => {
        const key = keys[row]!;
        const at = within.get(key) ?? lookup(placeWords(unit, wordsIn(words, row)), observed);
        within.set(key, at);
        return at;
      });
    };
  };
}

const wordsIn = (words: readonly string[][], row: number) => words.map((list) => list[row]!);
