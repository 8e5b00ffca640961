import { type Problem, problems, type Text, UserError } from '../../../edition/index.js';

/** First and last month of a period, in months since year 0. */
type Months = readonly [number, number];

const forms: readonly [RegExp, number][] = [
  [/^(\d{4})(?:-A1)?$/, 12],
  [/^(\d{4})-S([12])$/, 6],
  [/^(\d{4})-Q([1-4])$/, 3],
  [/^(\d{4})-M?(0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/, 1],
];

const form: Text = {
  en: 'a year, half-year, quarter, month or day: 2018, 2018-S1, 2018-Q1, 2018-01, 2018-01-31',
  zh: '年、半年、季、月或日：2018、2018-S1、2018-Q1、2018-01、2018-01-31',
};

/** The months that a period covers; undefined for what is not a year, half-year, quarter, month or day. */
function monthsOf(period: string): Months | undefined {
  for (const [form, length] of forms) {
    const match = form.exec(period);
    if (match) {
      const first = Number(match[1]) * 12 + (match[2] === undefined ? 0 : Number(match[2]) - 1) * length;
      return [first, first + length - 1];
    }
  }
  return undefined;
}

/**
 * Whether a period of the release lies between two, both included, each a year, half-year, quarter, month or day
 * (`2018`, `2018-S1`, `2018-Q1`, `2018-01`, `2018-01-31`); a day counts as its month.
 * @throws UserError for a bound that is none of these
 */
export function periodFilter(startPeriod?: string, endPeriod?: string): (period: string) => boolean {
  const found: Problem[] = [];
  const bound = (file: string, period: string | undefined) => {
    const months = period === undefined ? undefined : monthsOf(period);
    if (period !== undefined && !months) found.push(problems.badOption(file, period, form));
    return months;
  };
  const start = bound('startPeriod', startPeriod);
  const end = bound('endPeriod', endPeriod);
  if (found.length > 0) throw new UserError(found);
  return (period) => {
    const [first, last] = monthsOf(period)!;
    return (!start || last >= start[0]) && (!end || first <= end[1]);
  };
}
