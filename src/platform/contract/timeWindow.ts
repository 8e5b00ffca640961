import { type Problem, type Text, usualWindow } from '../../edition/index.js';
import type { DataContract, Field, Limits } from './contract.js';
import { contractProblems } from './contractProblems.js';
import { type At, customValue } from './custom.js';
import { momentOf } from './moment.js';
import type { Odcs } from './odcs.js';

const day = 86_400_000;

/**
 * Days that a record may be about after the day (UTC) on which it arrives, where the contract does not say: east of Greenwich, the next
 * day has begun by then.
 */
const usualDaysAhead = 1;
const mostDaysAhead = 3660;

/** The custom property `daysAhead` of a contract. */
export const daysAheadOf = (odcs: Odcs): number => Number(customValue(odcs, 'daysAhead') ?? usualDaysAhead);

/** What is wrong with `daysAhead`: it is a whole number of days. */
export function daysAheadProblems(odcs: Odcs, at: At): Problem[] {
  const days = customValue(odcs, 'daysAhead') ?? usualDaysAhead;
  if (Number.isInteger(days) && Number(days) >= 0 && Number(days) <= mostDaysAhead) return [];
  const expected = {
    en: `a whole number of days, 0 to ${mostDaysAhead}; without it ${usualDaysAhead}`,
    zh: `0 至 ${mostDaysAhead} 的整数（天）；不写则为 ${usualDaysAhead}`,
  };
  return [contractProblems.customValue(at(['customProperties']), 'daysAhead', expected)];
}

/** The time of a contract with its window: no time before 1990 where the contract names no earliest one. */
export function withWindow(field: Field): Field {
  const { limits, type } = field;
  if (field.role !== 'time' || limits.minimum !== undefined || limits.exclusiveMinimum !== undefined)
    return field;
  const first = `${usualWindow.from}-01-01`;
  const minimum = type === 'date' ? first.slice(0, (limits.format ?? first).length) : first;
  return { ...field, limits: { ...limits, minimum } };
}

/** The last day (UTC) that a record may be about which arrives at a moment (milliseconds since 1970). */
const lastDay = (daysAhead: number, received: number): string =>
  new Date(received + daysAhead * day).toISOString().slice(0, 10);

/**
 * Whether the time of a record begins after the last day that it may be about; asked of every record, so that it remembers the day of
 * arrival. Days are those of UTC. What is no date is another fault.
 */
export function aheadOf({
  daysAhead,
  fields,
  time,
}: DataContract): (time: unknown, received: number) => boolean {
  const isMoment = fields.find(({ name }) => name === time)!.type === 'timestamp';
  let [at, last, end, before] = [Number.NaN, '', 0, ''];
  return (value, received) => {
    if (typeof value !== 'string') return false;
    if (received !== at) {
      [at, last] = [received, lastDay(daysAhead, received)];
      end = Date.parse(last) + day;
      before = new Date(end - farthestOffset).toISOString().slice(0, 10);
    }
    if (!isMoment) return value > last.slice(0, value.length);
    return value > before && momentOf(value) >= end;
  };
}

/** More than any time zone is away from UTC: moments that are written with an earlier day need not be read exactly. */
const farthestOffset = 2 * day;

/** What is expected in place of a time that is too far ahead. */
export function expectedDay({ daysAhead }: DataContract, received: number): Text {
  const last = lastDay(daysAhead, received);
  return {
    en: `${last} at the latest (UTC), ${daysAhead} ${daysAhead === 1 ? 'day' : 'days'} after it arrived (daysAhead)`,
    zh: `不晚于 ${last}（UTC），即收到后 ${daysAhead} 天（daysAhead）`,
  };
}

/** What is wrong with the limits of dates and moments: each is one itself. */
export function dateLimits({ type, limits }: Pick<Field, 'type' | 'limits'>): (keyof Limits)[] {
  if (type !== 'date' && type !== 'timestamp') return [];
  return (['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const).filter((name) => {
    const limit = limits[name];
    return limit !== undefined && !isLimit(type, String(limit), limits.format);
  });
}

function isLimit(type: 'date' | 'timestamp', limit: string, format = 'yyyy-MM-dd'): boolean {
  if (type === 'timestamp') return Number.isFinite(momentOf(limit));
  return limit.length === format.length && Number.isFinite(Date.parse(limit));
}
