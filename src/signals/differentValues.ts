import { type Frequency, type Problem, periodOfDate, problems, UserError } from '../edition/index.js';
import { countingQuery, measuresOf } from '../sql/index.js';
import { failure } from './duckdb.js';
import type { CountedRow, CountingQuestion, RecordEngine, Told } from './engine.js';
import type { Bodies } from './merging.js';
import type { Asked } from './partials.js';
import type { Placed } from './places.js';
import type { WrittenSignal } from './writtenSignal.js';

/**
 * Asks an engine to count.
 * @param dates those that count here, in order; all others are passed over
 */
export async function askCounts(
  asked: Asked,
  table: string,
  question: CountingQuestion,
  dates: readonly string[],
  told?: Told,
): Promise<CountedRow[]> {
  const slots = [...new Set(dates.map((date) => question.slots.get(date)!))];
  const sql = countingSql(asked, table, question, dates);
  if (sql === undefined) return [];
  const { length, columns } = await asked.ask(sql, told);
  const [alone, body, slot, ...counts] = columns.map((column) => Array.from(column, Number));
  return Array.from({ length }, (_, row) => ({
    slot: slots[slot![row]!]!,
    body: body![row]!,
    alone: alone![row] === 1,
    counts: counts.map((column) => column[row]!),
  }));
}

/** The query; undefined where no record of these dates is in a unit. */
export function countingSql(
  { dialect }: Pick<Asked, 'dialect'>,
  table: string,
  { signals, slots, placesOn }: CountingQuestion,
  dates: readonly string[],
): string | undefined {
  const places = placesOn(dates);
  if (places.words.length === 0) return undefined;
  const numbers = new Map([...new Set(dates.map((date) => slots.get(date)!))].map((slot, i) => [slot, i]));
  const within = dates.map((date) => ({ date, slot: numbers.get(slots.get(date)!)! }));
  return countingQuery(table, signals, { ...places, dates: within }, dialect);
}

/** The records of one pass: the rows of each date with their words, and where these lead. */
export interface PlacedWords {
  vintages: ReadonlyMap<string, readonly number[]>;
  wordsOf(row: number): string[];
  placing: (rows: readonly number[], observed: string) => Placed[];
}

/** The figures of every body, of a signal (its number in its group) in a period; undefined for signals that count otherwise. */
export type CountedFigures = (signal: number, period: string) => Float64Array | undefined;

/**
 * Counts the different values of all signals of a group that count them exactly: each once in each unit and group and the whole area,
 * over all dates of a period, on its last, or on each for itself, of which the figure is then the mean.
 * @returns what is wrong, where they cannot be counted
 */
export async function countDifferent(
  engine: RecordEngine,
  group: readonly WrittenSignal[],
  placed: PlacedWords,
  { frequency, bodies }: { frequency: Frequency; bodies: Bodies },
  told?: Told,
): Promise<CountedFigures | Problem[]> {
  const figures = new Map<string, Float64Array>();
  const key = (signal: number, period: string) => `${signal} ${period}`;
  const placesOn = placesOnDates(placed, bodies.of);
  const dates = [...placed.vintages.keys()].sort();
  for (const alike of countedAlike(group)) {
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
    const rows = await answer(engine, question, told);
    if (!Array.isArray(rows)) return rows.problems;
    const inPeriod = new Map([...slotsIn].flatMap(([period, list]) => [...list].map((s) => [s, period])));
    for (const i of alike)
      for (const period of slotsIn.keys()) figures.set(key(i, period), new Float64Array(bodies.count));
    for (const { slot, body, alone, counts } of rows) {
      const period = inPeriod.get(slot)!;
      alike.forEach((signal, i) => {
        const sums = figures.get(key(signal, period))!;
        for (const one of alone ? bodies.of[body]! : [body]) sums[one]! += counts[i]!;
      });
    }
    for (const i of alike)
      for (const [period, list] of slotsIn) {
        const sums = figures.get(key(i, period))!;
        sums.forEach((sum, body) => {
          sums[body] = sum / list.size;
        });
      }
  }
  return (signal, period) => figures.get(key(signal, period));
}

/** Numbers of the signals that one query can count for. */
function countedAlike(group: readonly WrittenSignal[]): number[][] {
  const alike = new Map<string, number[]>();
  group.forEach((signal, i) => {
    const { counted } = measuresOf(signal);
    if (!counted) return;
    const key = JSON.stringify([counted.column, signal.period.take]);
    alike.set(key, [...(alike.get(key) ?? []), i]);
  });
  return [...alike.values()];
}

/** Asks for all signals; when that fails, for each alone, to name those to blame. */
async function answer(engine: RecordEngine, question: CountingQuestion, told?: Told) {
  const { from } = question.signals[0]!;
  try {
    return await engine.counts(from, question, told);
  } catch (error) {
    if (error instanceof UserError) return { problems: [...error.problems] };
    const found: Problem[] = [];
    for (const signal of question.signals as readonly WrittenSignal[]) {
      const alone = engine.counts(from, { ...question, signals: [signal] });
      await alone.catch((why) => found.push(problems.badSignal(signal.at, failure(why))));
    }
    const [first] = question.signals as readonly WrittenSignal[];
    return { problems: found.length > 0 ? found : [problems.badSignal(first!.at, failure(error))] };
  }
}

/** Words that are in a unit, by runs of dates on which they are in the same one. */
function placesOnDates(
  { vintages, wordsOf, placing }: PlacedWords,
  bodiesOf: readonly (readonly number[])[],
): CountingQuestion['placesOn'] {
  return (dates) => {
    const runs = new Map<string, { words: string[]; unit: number; first: number; last: number }[]>();
    dates.forEach((date, nth) => {
      const rows = vintages.get(date)!;
      placing(rows, date).forEach((at, i) => {
        const words = wordsOf(rows[i]!);
        const unit = 'unit' in at ? at.unit : -1;
        const key = JSON.stringify(words);
        const known = runs.get(key) ?? [];
        runs.set(key, known);
        const last = known.at(-1);
        if (last?.unit === unit) last.last = nth;
        else known.push({ words, unit, first: nth, last: nth });
      });
    });
    const words = [...runs.values()].flat().filter(({ unit }) => unit >= 0);
    const units = [...new Set(words.map(({ unit }) => unit))].sort((a, b) => a - b);
    return { words, bodies: new Map(units.map((unit) => [unit, bodiesOf[unit]!])) };
  };
}
