import {
  type Frequency,
  type Geocoding,
  type Problem,
  periodOfDate,
  placeColumns,
  problems,
  type Signal,
  type Unplaced,
  type UsedRecords,
  UserError,
} from '../edition/index.js';
import { compareTexts, groupBy } from '../sql/index.js';
import { addDate, noSums } from './addDate.js';
import { type Disclosure, disclosureOf } from './disclosure.js';
import { countDistinct, type DistinctCounts } from './distinctCounts.js';
import type { OnProgress, RecordEngine } from './engine.js';
import { type Geocoder, geocodeRowsBy, placeValuesAt } from './geocoder.js';
import { isAccepted } from './ingest/folder.js';
import { mapInOrder } from './mapInOrder.js';
import { baseDenominators, type MeasuredSignal, measuredSignal, needsBase, type Sums } from './measured.js';
import type { Areas } from './merging.js';
import { type NamedUnit, PlaceNameLog, placeKeys } from './names.js';
import { type PlaceTable, readPlaces } from './readPlaces.js';
import { dateProblems, type Years } from './recordDates.js';
import { readAs } from './recordFolder.js';
import { type PlacedRows, placedRows } from './tally.js';
import type { WrittenSignal } from './writtenSignal.js';

export interface Measurement {
  measured: MeasuredSignal[];
  geocoding: Geocoding[];
  unplaced: Unplaced[];
  used: UsedRecords[];
  named: NamedUnit[];
  /** Of every signal whose figures are not additive. */
  merged: MergedFigures[];
  /** Of every signal with confidentiality rules. */
  disclosures: Disclosure[];
}

/** The figures of a signal that is not additive in one period, for every area. */
export interface MergedFigures {
  indicator: string;
  period: string;
  values: Float64Array;
}

/** The geocoder, the areas and the periods. */
export interface MeasureOptions {
  lookup: Geocoder;
  areas: Areas;
  frequency: Frequency;
  /** The base period of the index: one period, or those of a year. */
  base: readonly string[];
  /** The periods of an edition that lists them; records of other periods are not used. */
  listed?: ReadonlySet<string>;
  /** The years that records without a contract may have. */
  years: Years;
}

/** Number of passes in progress: the engine computes the next while the last is geocoded. */
const concurrentPasses = 3;

/**
 * Computes every signal from its records: the engine counts and sums by place in one pass per record table, then the
 * few thousand places are geocoded. A unit that a vintage names without matching records is 0; a unit it never names is
 * not observed, unless the records are declared complete. A ratio is formed last, from numerator and denominator over
 * all dates of the period; a denominator of 0 has the reason denominator-zero. Figures that are not additive are
 * merged, or counted exactly, for units, groups and the total alike.
 *
 * @throws UserError with every signal that cannot be computed
 */
export async function measure(
  engine: RecordEngine,
  signals: readonly WrittenSignal[],
  how: MeasureOptions,
  onProgress: OnProgress = () => {},
): Promise<Measurement> {
  const all = noMeasurement();
  const found: Problem[] = [];
  const names = new PlaceNameLog();
  const geocode = geocodeRowsBy(how.lookup);
  const passes = groupedByRecords(signals);
  let done = 0;
  if (passes.length > 0) onProgress(0);
  const read = (group: readonly WrittenSignal[], i: number) =>
    readPlaces(engine, group, (share) => i === done && onProgress((i + share) / passes.length));
  for await (const places of mapInOrder(passes, concurrentPasses, read)) {
    const group = passes[done++]!;
    onProgress(done / passes.length);
    if (Array.isArray(places)) {
      found.push(...places);
      continue;
    }
    const { from, unit, at, period } = group[0]!;
    const vintages = groupBy(places.observed.keys(), (row) => places.observed[row]!);
    const dates = [...vintages.keys()].sort();
    const of = {
      from,
      date: period,
      frequency: how.frequency,
      years: isAccepted(from) ? undefined : how.years,
    };
    found.push(...(await dateProblems(engine, at, dates, of)));
    if (found.length > 0) continue;
    const keys = placeKeys(places.words);
    const placed = placedRows(vintages, dates, geocode(unit, places.words, keys));
    const pass: RecordPass = { from, places, vintages, dates, placed };
    const geocoded = { words: places.words, keys, dates, vintages, units: placed.units };
    names.add(from, placeColumns(unit), geocoded);
    const counted = await countDistinct(
      engine,
      group,
      {
        ...geocoded,
        wordsOf: (row) => placeValuesAt(places.words, row),
        records: (i) => places.of[i]!.n,
      },
      how,
    );
    if (Array.isArray(counted)) {
      found.push(...counted);
      continue;
    }
    found.push(...computePass(all, group, pass, counted, how));
  }
  // The faults of a file are reported once, however many passes read it.
  if (found.length > 0)
    throw new UserError([...groupBy(found, (p) => JSON.stringify(p)).values()].map(([once]) => once!));
  all.named = names.inRuns();
  return uniqueAndSorted(all);
}

/** Removes what several passes over the same records found alike, and sorts the figures. */
function uniqueAndSorted(all: Measurement): Measurement {
  // Records that several passes read are listed once.
  const unplaced = groupBy(all.unplaced, (u) => JSON.stringify([u.from, u.observed, u.words]));
  all.unplaced = [...unplaced.values()].map(([once]) => once!);
  // Where several passes read the same records differently, the one that uses most is an upper bound for all.
  const used = groupBy(all.used, (u) => JSON.stringify([u.from, u.observed]));
  all.used = [...used.values()].map((of) => of.reduce((a, b) => (b.records > a.records ? b : a)));
  all.measured.sort((a, b) => compareTexts(a.period, b.period) || compareTexts(a.indicator, b.indicator));
  return all;
}

export function noMeasurement(): Measurement {
  return { measured: [], geocoding: [], unplaced: [], used: [], named: [], merged: [], disclosures: [] };
}

/** Sums the vintages of a pass and adds the figures of its signals to `all`. */
function computePass(
  all: Measurement,
  group: readonly WrittenSignal[],
  pass: RecordPass,
  counted: DistinctCounts,
  how: MeasureOptions,
): Problem[] {
  const found: Problem[] = [];
  const sums = group.map((): Sums[] => []);
  for (const [when, within] of groupBy(pass.dates, (d) => periodOfDate(d, how.frequency))) {
    const wanted = how.listed?.has(when) ?? true;
    addPeriod(all, sums, group, { period: when, dates: within, wanted }, pass, how.areas);
  }
  group.forEach((signal, i) => {
    const base = needsBase(signal)
      ? baseDenominators(sums[i]!.filter((s) => how.base.includes(s.period)))
      : undefined;
    if (needsBase(signal) && !base) found.push(problems.badSignal(signal.at, `no record in ${how.base[0]}`));
    else for (const s of sums[i]!) addMeasuredSignal(all, signal, s, base, counted(i, s.period), how.areas);
  });
  return found;
}

function addMeasuredSignal(
  all: Measurement,
  signal: Signal,
  sums: Sums,
  base: ReturnType<typeof baseDenominators>,
  counted: Float64Array | undefined,
  areas: Areas,
): void {
  const values = counted ?? sums.merging?.finish();
  if (values) all.merged.push({ indicator: signal.indicator, period: sums.period, values });
  const measured = measuredSignal(signal, sums, base, values);
  all.measured.push(measured);
  const disclosure = disclosureOf(signal, measured, sums, areas);
  if (disclosure) all.disclosures.push(disclosure);
}

/** Groups signals that can share a pass. */
function groupedByRecords(signals: readonly WrittenSignal[]): WrittenSignal[][] {
  return [...groupBy(signals, readAs).values()];
}

/** What the signals of a pass over the records share. */
interface RecordPass {
  from: string;
  places: PlaceTable;
  /** The rows of each date. */
  vintages: ReadonlyMap<string, readonly number[]>;
  /** All dates, in order. */
  dates: readonly string[];
  placed: PlacedRows;
}

/** Processes all vintages of one period: every record is accounted for, and the vintages that `take` selects are summed. */
function addPeriod(
  all: Measurement,
  into: readonly Sums[][],
  signals: readonly WrittenSignal[],
  { period, dates, wanted }: { period: string; dates: readonly string[]; wanted: boolean },
  { from, places, vintages, dates: everyDate, placed }: RecordPass,
  areas: Areas,
): void {
  const { units } = placed;
  const last = dates.at(-1)!;
  const sums = signals.map((s, i) => noSums(s, places.of[i]!, period, dates, areas));
  for (const observed of dates) {
    const rows = vintages.get(observed)!;
    const nth = everyDate.indexOf(observed);
    for (const { row, why } of placed.unplaced[nth]!) {
      const words = placeValuesAt(places.words, row).join(' ');
      all.unplaced.push({ from, observed, words, why, records: places.n[row]! });
    }
    if (wanted) {
      const counted = observed === last ? places.used : places.usedBefore;
      const records = rows.reduce((sum, row) => (units[row]! < 0 ? sum : sum + counted[row]!), 0);
      all.used.push({ from, observed, records });
    }
    signals.forEach((s, i) => {
      const used = wanted && (s.period.take !== 'last' || observed === last);
      const figures = places.of[i]!;
      const tallies = {
        records: placed.talliesOfRecords(figures.n)[nth]!,
        value: placed.tallies(figures.v.sums)[nth]!,
      };
      if (used) addDate(sums[i]!, figures, rows, units);
      all.geocoding.push({ indicator: s.indicator, from, observed, used, ...tallies });
    });
  }
  if (wanted)
    sums.forEach((s, i) => {
      into[i]!.push(s);
    });
}
