import { problems, UserError } from '../../edition/index.js';

/** A local date and time and the instant it is (UTC). The instant is stored, so that later changes of time-zone data do not affect it. */
export interface Moment {
  date: string;
  time: string;
  zone: string;
  instant: string;
}

const dateForm = { en: 'a day of the calendar, such as 2024-03-01', zh: '日历上的日期，如 2024-03-01' };

/**
 * A day of the calendar, as written.
 * @throws UserError naming the option
 */
export function dayOf(date: string, option = '--date'): string {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
  if (at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)) return date;
  throw new UserError([problems.badOption(option, date, dateForm)]);
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 864e5,
  );
}

/**
 * A local date and time of a zone with its instant. A time that is skipped when clocks go forward is moved
 * by the length of the skip; one that occurs twice is the first.
 *
 * @param zone a name of the IANA time-zone database
 * @throws UserError naming the option
 */
export function momentOf(date: string, time: string, zone: string): Moment {
  dayOf(date);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    const expected = { en: 'hours and minutes, such as 09:30', zh: '时与分，如 09:30' };
    throw new UserError([problems.badOption('--time', time, expected)]);
  }
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const offset = offsetIn(zone);
  const [before, after] = [offset(wanted - 864e5), offset(wanted + 864e5)];
  const fits = [before, after].map((o) => wanted - o).filter((at) => at + offset(at) === wanted);
  const at = fits.length > 0 ? Math.min(...fits) : wanted - before;
  return { date, time, zone, instant: utc(at) };
}

/** Seconds exactly, as RFC 3339. */
export function utc(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/**
 * An instant written with its offset from UTC.
 * @throws UserError naming the option
 */
export function instantOf(text: string, option: string): string {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (!Number.isNaN(at)) return utc(at);
  const expected = {
    en: 'an instant with its offset, such as 2024-03-01T09:30+08:00',
    zh: '带时差的时刻，如 2024-03-01T09:30+08:00',
  };
  throw new UserError([problems.badOption(option, text, expected)]);
}

/** The offset of a zone from UTC at an instant, in milliseconds. */
function offsetIn(zone: string): (at: number) => number {
  const format = formatOf(zone);
  return (at) => {
    const of = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, Number(p.value)]));
    return Date.UTC(of['year']!, of['month']! - 1, of['day'], of['hour'], of['minute'], of['second']) - at;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit';
  const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', calendar: 'gregory', ...fields });
  } catch {
    const expected = { en: 'a time zone, such as Asia/Shanghai', zh: '时区名称，如 Asia/Shanghai' };
    throw new UserError([problems.badOption('--zone', timeZone, expected)]);
  }
}
