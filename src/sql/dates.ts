import {
  type DateFormat,
  dateFormat,
  dayForm,
  type Frequency,
  momentForm,
  otherForm,
} from '../edition/index.js';
import type { Dialect } from './dialect.js';

/** The date column of records: its format, and the time zone whose calendar days count. */
export interface DateColumn {
  column: string;
  zone?: string | undefined;
  format?: string | undefined;
}

/** Length of a calendar day as text; longer texts have a time of day. */
export const dayLength = 'YYYY-MM-DD'.length;

/**
 * The day of a record as text, or the period that it names: `2018-12-31`, `2018-12`. A moment becomes its day in the
 * time zone; without a time zone, the day as written. Invalid dates are returned unchanged, for `isDay` to find.
 */
export function dateOf({ column, zone, format }: DateColumn, d: Dialect): string {
  const x = d.identifier(column);
  if (format === undefined && d.shortDates?.includes(x)) return x;
  const text = isoText(d.text(x), format, d);
  const moment =
    zone === undefined ? `substring(${text}, 1, ${dayLength})` : d.dayIn(utcMoment(text, d), zone, text);
  const ofText = `CASE WHEN length(${text}) > ${dayLength} AND ${d.matches(text, momentForm)} THEN ${moment} ELSE ${text} END`;
  return d.dateOfType(x, zone, ofText);
}

/** A date text in ISO 8601. With a declared format no other format is accepted: texts in any other are marked. */
export function isoText(text: string, format: string | undefined, d: Dialect): string {
  return format === undefined ? text : inFormat(text, dateFormat(format)!, d);
}

/** A moment as `2018-12-31 17:05:09+08:00`, which both engines parse; without an offset it is in UTC. */
function utcMoment(text: string, d: Dialect): string {
  const at = (from: number) =>
    `CASE WHEN substring(${text}, ${from - 1}, 1) = ':' THEN substring(${text}, ${from}, 2) ELSE '00' END`;
  const behind = `substring(${text}, 14)`;
  const part = (group: 1 | 2) => d.extract(behind, '([+-]\\d\\d):?(\\d\\d)?$', group);
  const or = (part: string) => `coalesce(nullif(${part}, ''), '00')`;
  const offset = `CASE WHEN ${d.matches(behind, '.*[+-].*')} THEN concat(${part(1)}, ':', ${or(part(2))}) ELSE '+00:00' END`;
  // A leap second belongs to the day of the second before it.
  const seconds = `replace(${at(18)}, '60', '59')`;
  return `concat(substring(${text}, 1, 10), ' ', substring(${text}, 12, 2), ':', ${at(15)}, ':', ${seconds}, ${offset})`;
}

/** A text of the declared format in ISO 8601, or marked as being in another format. */
function inFormat(text: string, { pattern, parts }: DateFormat, d: Dialect): string {
  const group = (part: string) =>
    d.extract(text, `^${pattern}$`, 1 + parts.indexOf(part as (typeof parts)[number]));
  const has = (part: string) => (parts as readonly string[]).includes(part);
  const two = (part: string) => (has(part) ? [d.padLeft(group(part), 2)] : []);
  const [year, quarter, month, day] = [
    [group('Y')],
    has('q') ? [`concat('Q', ${group('q')})`] : [],
    two('m'),
    two('d'),
  ];
  const date = [...year, ...quarter, ...month, ...day].join(`, '-', `);
  const hour = has('I') ? [d.padLeft(noonHour(group('I'), group('p'), d), 2)] : two('H');
  const time = [...hour, ...two('M'), ...two('S')].join(`, ':', `);
  const zone = has('z') ? [group('z')] : [];
  const iso = time === '' ? [date] : [date, `' '`, time, ...zone];
  return `CASE WHEN ${d.matches(text, pattern)} THEN concat(${iso.join(', ')}) ELSE concat(${d.literal(otherForm)}, ${text}) END`;
}

/** 12-hour clock: 12 AM is 0, 12 PM is 12. */
function noonHour(hour: string, half: string, d: Dialect): string {
  const after = `CASE WHEN upper(${half}) = 'PM' THEN 12 ELSE 0 END`;
  return d.text(`${d.int64(d.number(hour))} % 12 + ${after}`);
}

/** The first day of a day or period, as text; null where it is not a valid date for this frequency. */
export function firstDaySql(date: string, frequency: Frequency, d: Dialect): string {
  const quarter = `CASE substring(${date}, 7, 1) WHEN '1' THEN '01' WHEN '2' THEN '04' WHEN '3' THEN '07' ELSE '10' END`;
  const first = [
    `CASE length(${date}) WHEN 4 THEN concat(${date}, '-01-01')`,
    `WHEN 7 THEN CASE WHEN substring(${date}, 6, 1) = 'Q' THEN concat(substring(${date}, 1, 5), ${quarter}, '-01')`,
    `ELSE concat(${date}, '-01') END ELSE ${date} END`,
  ].join(' ');
  return `CASE WHEN ${d.matches(date, dayForm(frequency))} THEN ${first} END`;
}
