import { problems, type Text, UserError } from '../../edition/index.js';
import type { Moment } from './moment.js';
import { daysBetween } from './moment.js';
import { type CalendarEntry, type EarlyAccess, isEmbargoed, type Series, type Vintage } from './series.js';

/** The announcement that a release of a period fulfils: the first without a vintage, or whose vintage is still embargoed. */
export function openEntry({ calendar, vintages }: Series, period: string): CalendarEntry | undefined {
  const held = (number: number) => vintages.some((v) => v.number === number && isEmbargoed(v));
  return calendar.find((e) => e.period === period && (e.vintage === null || held(e.vintage)));
}

/**
 * Announces when a period will be published.
 * @throws UserError when that is announced already
 */
export function announce(series: Series, period: string, moment: Moment, announced: string): Series {
  const there = openEntry(series, period);
  if (there) throw new UserError([problems.announcedTwice(period, there.date)]);
  const entry = { period, ...moment, announced, changes: [], vintage: null };
  return {
    ...series,
    calendar: [...series.calendar, entry].sort((a, b) => (a.instant < b.instant ? -1 : 1)),
  };
}

/**
 * Changes an announced date; the former date and the reason are recorded.
 * @throws UserError when nothing is announced, its vintage is there already, or no reason is given
 */
export function reschedule(
  series: Series,
  period: string,
  moment: Moment,
  announced: string,
  reason: Text,
): Series {
  const entry = openEntry(series, period);
  if (!entry || entry.vintage !== null) throw new UserError([problems.notAnnounced('--period', period)]);
  if (reason.en === '' || reason.zh === '') {
    throw new UserError([problems.absentReason('a change of an announced date')]);
  }
  const from: Moment = { date: entry.date, time: entry.time, zone: entry.zone, instant: entry.instant };
  const changes = [...entry.changes, { from, announced, reason }];
  const calendar = series.calendar.map((e) => (e === entry ? { ...e, ...moment, announced, changes } : e));
  return { ...series, calendar };
}

/** Records that somebody has access to a vintage before it is public. */
export function grantAccess(series: Series, access: EarlyAccess): Series {
  const vintage = series.vintages.find((v) => v.number === access.vintage);
  if (!vintage?.embargo) {
    const held = series.vintages.filter((v) => v.embargo).map((v) => v.number);
    throw new UserError([problems.noVintage('--vintage', held)]);
  }
  return { ...series, access: [...series.access, access] };
}

/**
 * Makes public every embargoed vintage whose embargo has ended.
 * @param now an instant (UTC)
 * @throws UserError where none is embargoed, or no embargo has ended
 */
export function lift(series: Series, folder: string, now: string): Series {
  const held = series.vintages.filter(isEmbargoed);
  const first = held[0];
  if (!first) throw new UserError([problems.noHeldBack(folder)]);
  const over = (v: Vintage) => isEmbargoed(v) && v.embargo!.instant <= now;
  if (!held.some(over))
    throw new UserError([problems.embargoLasts(first.number, first.embargo!.instant, now)]);
  return { ...series, vintages: series.vintages.map((v) => (over(v) ? { ...v, lifted: now } : v)) };
}

/** The announcement that a vintage fulfils. */
export function entryOf({ calendar }: Series, { number }: Vintage): CalendarEntry | undefined {
  return calendar.find((e) => e.vintage === number);
}

/** A public vintage with its punctuality against the date first announced. */
export function withPunctuality(vintage: Vintage, entry: CalendarEntry | undefined): Vintage {
  if (!entry || !vintage.quality) return vintage;
  const first = entry.changes[0]?.from ?? entry;
  const late =
    vintage.lifted === null ? 0 : Date.parse(vintage.lifted) - Date.parse(vintage.embargo!.instant);
  const published = vintage.lifted === null ? vintage.date : dayAfter(vintage.date, late);
  const quality = {
    ...vintage.quality,
    punctuality: daysBetween(first.date, published),
    notice: daysBetween(entry.announced, entry.date),
    dateChanges: entry.changes.length,
  };
  return { ...vintage, quality };
}

/** The day a number of milliseconds (whole days) later. */
function dayAfter(date: string, milliseconds: number): string {
  const days = Math.floor(milliseconds / 864e5);
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 864e5).toISOString().slice(0, 10);
}
