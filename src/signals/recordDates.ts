import {
  dayForm,
  type Frequency,
  isDay,
  type Place,
  type Problem,
  problems,
  usualWindow,
} from '../edition/index.js';
import { type DateColumn, dateOf } from '../sql/index.js';
import type { RecordEngine, Sought } from './engine.js';

/** First and last year of the dates that records may have without a contract: the usual ones, and those of the periods an edition names. */
export interface Years {
  from: string;
  to: string;
}

/** @param periods those that the edition names, in order */
export function yearsOf(periods: readonly string[]): Years {
  const named = [periods[0]!, periods.at(-1)!].map((period) => period.slice(0, 4)) as [string, string];
  return {
    from: named[0] < usualWindow.from ? named[0] : usualWindow.from,
    to: named[1] > usualWindow.to ? named[1] : usualWindow.to,
  };
}

/** How the dates of some records are written, and what they may be. */
export interface DatesOf {
  from: string;
  date: DateColumn;
  frequency: Frequency;
  /** Undefined where an ingest held the records against the window of their contract. */
  years: Years | undefined;
}

/**
 * What is wrong with the dates of records, each kind once with how many have it: what is no date of an edition of this frequency, and
 * what lies so far away that a single slip of a year would stretch the index over centuries.
 *
 * @param dates what the engine made of them (`dateOf`)
 */
export async function dateProblems(
  engine: Pick<RecordEngine, 'find'>,
  at: Place,
  dates: readonly string[],
  { from, date, frequency, years }: DatesOf,
): Promise<Problem[]> {
  const found: Problem[] = [];
  const find = (holds: Sought['holds']) => engine.find(from, { column: date.column, holds });
  if (dates.some((one) => !isDay(one, frequency))) {
    const first = await find((d) => `NOT coalesce(${d.matches(dateOf(date, d), dayForm(frequency))}, false)`);
    found.push(problems.badDate(at, first, frequency, date.format));
  }
  const near = ({ from: first, to }: Years, year: string) => first <= year && year <= to;
  if (years && dates.some((one) => isDay(one, frequency) && !near(years, one.slice(0, 4)))) {
    const first = await find((d) => {
      const when = dateOf(date, d);
      const year = `substring(${d.text(when)}, 1, 4)`;
      const { literal } = d;
      const far = `(${year} < ${literal(years.from)} OR ${year} > ${literal(years.to)})`;
      return `${d.matches(when, dayForm(frequency))} AND ${far}`;
    });
    found.push(problems.farDate(at, first, years));
  }
  return found;
}
