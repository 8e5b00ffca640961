import { type Place, type Problem, problems, usualWindow } from '../edition/index.js';

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

/**
 * What is wrong with the dates of records, each kind once: what is no date, and what lies so far away that a single slip of a
 * year would stretch the index over centuries.
 *
 * @param years undefined where an ingest held the records against the window of their contract
 */
export function dateProblems(at: Place, dates: readonly string[], years: Years | undefined): Problem[] {
  const bad = dates.find((date) => !isDate(date));
  const far = years && dates.find((date) => isDate(date) && !lies(date, years));
  return [
    ...(bad === undefined ? [] : [problems.badDate(at, bad)]),
    ...(far === undefined ? [] : [problems.farDate(at, far, years!)]),
  ];
}

function lies(date: string, { from, to }: Years): boolean {
  const year = date.slice(0, 4);
  return from <= year && year <= to;
}

function isDate(text: string): boolean {
  return /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-\d{2}([ T].*)?)?)?$/.test(text);
}
