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
import type { RecordEngine, RecordSearch } from './engine.js';

/**
 * First and last year that records without a contract may have: the usual range, extended to the periods that an
 * edition lists.
 */
export interface Years {
  from: string;
  to: string;
}

/** @param periods those that the edition lists, in order */
export function yearsOf(periods: readonly string[]): Years {
  const named = [periods[0]!, periods.at(-1)!].map((period) => period.slice(0, 4)) as [string, string];
  return {
    from: named[0] < usualWindow.from ? named[0] : usualWindow.from,
    to: named[1] > usualWindow.to ? named[1] : usualWindow.to,
  };
}

/** The date format of some records, and the range of their dates. */
export interface DatesOf {
  from: string;
  date: DateColumn;
  frequency: Frequency;
  /** Undefined where an ingest checked the records against the window of their contract. */
  years: Years | undefined;
}

/**
 * Problems of dates, once per kind with the number of records: invalid dates for this frequency, and dates far outside
 * the usual range, where a typing error in a year would stretch the index over centuries.
 *
 * @param dates as read by the engine (`dateOf`)
 */
export async function dateProblems(
  engine: Pick<RecordEngine, 'find'>,
  at: Place,
  dates: readonly string[],
  { from, date, frequency, years }: DatesOf,
): Promise<Problem[]> {
  const found: Problem[] = [];
  const find = (holds: RecordSearch['holds']) => engine.find(from, { column: date.column, holds });
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
