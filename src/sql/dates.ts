import {
  type DateFormat,
  dateFormat,
  dayForm,
  type Frequency,
  momentForm,
  otherForm,
} from '../edition/index.js';
import type { Dialect } from './dialect.js';

/** How the date of a record is written, and the days of which time zone count. */
export interface DateColumn {
  column: string;
  zone?: string | undefined;
  format?: string | undefined;
}

/** The letters of a day: what has no more has no time of day. */
export const lettersOfDay = 'YYYY-MM-DD'.length;

/**
 * The day of a record as text, or the period that it names: `2018-12-31`, `2018-12`. Of a moment it is the day it was in the time
 * zone; without one the day that is written. What is no date stays as it is, and is found by `isDay`.
 */
export function dateOf({ column, zone, format }: DateColumn, d: Dialect): string {
  const x = d.identifier(column);
  if (format === undefined && d.shortDates?.includes(x)) return x;
  const text = isoText(d.text(x), format, d);
  const moment =
    zone === undefined ? `substring(${text}, 1, ${lettersOfDay})` : d.dayIn(utcMoment(text, d), zone, text);
  const ofText = `CASE WHEN length(${text}) > ${lettersOfDay} AND ${d.matches(text, momentForm)} THEN ${moment} ELSE ${text} END`;
  return d.dateOfType(x, zone, ofText);
}

/** A written date in a form of ISO 8601; of a declared form, which is then the only one, what is of another is marked. */
export function isoText(text: string, format: string | undefined, d: Dialect): string {
  return format === undefined ? text : inFormat(text, dateFormat(format)!, d);
}

/** A moment of the grammar as `2018-12-31 17:05:09+08:00`, which every engine reads; without an offset it is in UTC. */
function utcMoment(text: string, d: Dialect): string {
  const at = (from: number) =>
    `CASE WHEN substring(${text}, ${from - 1}, 1) = ':' THEN substring(${text}, ${from}, 2) ELSE '00' END`;
  const behind = `substring(${text}, 14)`;
  const part = (group: 1 | 2) => d.extract(behind, '([+-]\\d\\d):?(\\d\\d)?$', group);
  const or = (part: string) => `coalesce(nullif(${part}, ''), '00')`;
  const offset = `CASE WHEN ${d.matches(behind, '.*[+-].*')} THEN concat(${part(1)}, ':', ${or(part(2))}) ELSE '+00:00' END`;
  // A leap second lies in the minute before: the day is that of its second before.
  const seconds = `replace(${at(18)}, '60', '59')`;
  return `concat(substring(${text}, 1, 10), ' ', substring(${text}, 12, 2), ':', ${at(15)}, ':', ${seconds}, ${offset})`;
}

/** A text of a declared form as one of ISO 8601, or marked as being of another form. */
function inFormat(text: string, { pattern, parts }: DateFormat, d: Dialect): string {
  const group = (part: string) =>
    d.extract(text, `^${pattern}$`, 1 + parts.indexOf(part as (typeof parts)[number]));
  const has = (part: string) => (parts as readonly string[]).includes(part);
  const two = (part: string) => (has(part) ? [d.padded(group(part), 2)] : []);
  const [year, quarter, month, day] = [
    [group('Y')],
    has('q') ? [`concat('Q', ${group('q')})`] : [],
    two('m'),
    two('d'),
  ];
  const date = [...year, ...quarter, ...month, ...day].join(`, '-', `);
  const hour = has('I') ? [d.padded(noonHour(group('I'), group('p'), d), 2)] : two('H');
  const time = [...hour, ...two('M'), ...two('S')].join(`, ':', `);
  const zone = has('z') ? [group('z')] : [];
  const iso = time === '' ? [date] : [date, `' '`, time, ...zone];
  return `CASE WHEN ${d.matches(text, pattern)} THEN concat(${iso.join(', ')}) ELSE concat(${d.literal(otherForm)}, ${text}) END`;
}

/** 12 AM is 0, 12 PM is 12. */
function noonHour(hour: string, half: string, d: Dialect): string {
  const after = `CASE WHEN upper(${half}) = 'PM' THEN 12 ELSE 0 END`;
  return d.text(`${d.whole(d.number(hour))} % 12 + ${after}`);
}

/** The first day of a day or period, as text; null where it is none that an edition of this frequency has. */
export function firstDay(date: string, frequency: Frequency, d: Dialect): string {
  const quarter = `CASE substring(${date}, 7, 1) WHEN '1' THEN '01' WHEN '2' THEN '04' WHEN '3' THEN '07' ELSE '10' END`;
  const first = [
    `CASE length(${date}) WHEN 4 THEN concat(${date}, '-01-01')`,
    `WHEN 7 THEN CASE WHEN substring(${date}, 6, 1) = 'Q' THEN concat(substring(${date}, 1, 5), ${quarter}, '-01')`,
    `ELSE concat(${date}, '-01') END ELSE ${date} END`,
  ].join(' ');
  return `CASE WHEN ${d.matches(date, dayForm(frequency))} THEN ${first} END`;
}
