import type { Frequency } from './period.js';

/**
 * The grammar of dates in records, as patterns that JavaScript and both record engines read alike (in words in
 * `docs/edition-format.md`): forms of ISO 8601, and those that a signal declares. Anything else is no date.
 */

const year = '[1-9]\\d{3}';
const month = '(?:0[1-9]|1[0-2])';
/** Years that have a 29 February. */
const leapYear = '(?:[1-9]\\d(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)';
const monthDay =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))';
const day = `(?:${year}-${monthDay}|${leapYear}-02-29)`;

const fraction = '(?:[.,]\\d+)?';
const offset = '(?:Z|[+-](?:0\\d|1[0-4])(?::?[0-5]\\d)?)?';
const time = `(?:[01]\\d|2[0-3])(?::[0-5]\\d(?::[0-5]\\d${fraction})?)?${offset}`;
/** Leap seconds occur at the end of a UTC day only. */
const leapSecond = `23:59:60${fraction}(?:Z|[+-]00(?::?00)?)?`;

/** A day with a time of day: 2018-12-31T17:05:09.25+08:00. */
export const momentForm = `${day}[ T](?:${time}|${leapSecond})`;

/** Periods that a record may have instead of a day: none longer than a period of the edition. */
const periodForms: Record<Frequency, readonly string[]> = {
  year: [year, `${year}-Q[1-4]`, `${year}-${month}`],
  quarter: [`${year}-Q[1-4]`, `${year}-${month}`],
  month: [`${year}-${month}`],
};

/** A day, or a period no longer than those of the edition. */
export function dayForm(frequency: Frequency): string {
  return `(?:${[day, ...periodForms[frequency]].join('|')})`;
}

const whole = (form: string) => new RegExp(`^(?:${form})$`);
const days: Record<Frequency, RegExp> = {
  year: whole(dayForm('year')),
  quarter: whole(dayForm('quarter')),
  month: whole(dayForm('month')),
};

/** Whether a text is a day, or a period no longer than those of an edition: the forms that an engine returns for dates. */
export function isDay(text: string, frequency: Frequency): boolean {
  return days[frequency].test(text);
}

/** The prefix by which an engine marks a date that is not in the format of its signal. */
export const otherForm = '≠';
