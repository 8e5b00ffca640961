import {
  dayForm,
  type Frequency,
  momentForm,
  periodAt,
  periodNumber,
  periodOfDate,
} from '../../edition/index.js';
import type { DataContract } from '../contract/contract.js';
import { momentOf } from '../contract/moment.js';

const moment = new RegExp(`^(?:${momentForm})$`);

/** The day of a record in the zone of its contract (or its month or year, where it has no day); undefined where it has none. */
export function dayOfRecord({
  fields,
  time,
}: DataContract): (record: Readonly<Record<string, unknown>>) => string | undefined {
  const field = fields.find(({ name }) => name === time)!;
  const day = new RegExp(`^${dayForm('year')}$`);
  const dayOf = field.type === 'timestamp' ? dayIn(field.limits.defaultTimezone ?? 'UTC') : undefined;
  return (record) => {
    const value = Object.hasOwn(record, time) ? record[time] : undefined;
    if (typeof value !== 'string' || value.length > 40) return undefined;
    if (!dayOf) return day.test(value) ? value : undefined;
    return moment.test(value) ? dayOf(momentOf(value)) : undefined;
  };
}

/** The day of a moment (milliseconds since 1970) in a time zone. */
export function dayIn(zone: string): (at: number) => string {
  const offset = offsetIn(zone);
  return (at) => new Date(at + offset(at)).toISOString().slice(0, 10);
}

/** The period of a day, under a contract. */
export const periodOfDay = ({ frequency }: DataContract, day: string) => {
  const period = periodOfDate(day, frequency);
  return periodNumber(period, frequency) === undefined ? undefined : period;
};

/** The same, where many records have the same day. */
export function periodsOf(contract: DataContract): (day: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (day) => {
    if (!known.has(day)) known.set(day, periodOfDay(contract, day));
    return known.get(day);
  };
}

const quarterHour = 15 * 60_000;

/** How far the clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
function offsetIn(zone: string): (at: number) => number {
  if (zone === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  // Clocks change at quarters of an hour, so that one answer holds for each of them.
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / quarterHour);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const parts = Object.fromEntries(
      format.formatToParts(quarter * quarterHour).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    const offset = Date.UTC(year, month - 1, day, hour, minute) - quarter * quarterHour;
    known.set(quarter, offset);
    return offset;
  };
}

/** The first day of a period, as the moment in which it begins in UTC. */
function firstDay(number: number, frequency: Frequency): number {
  const [year, part] = periodAt(number, frequency).split('-');
  const isQuarter = part?.startsWith('Q') === true;
  const month = isQuarter ? 3 * (Number(part.slice(1)) - 1) : Number(part ?? 1) - 1;
  return Date.UTC(Number(year), month, 1);
}

/** The moment in which a period begins where the contract's days begin. */
function beginOf(number: number, { frequency, fields, time }: DataContract): number {
  const local = firstDay(number, frequency);
  const { type, limits } = fields.find(({ name }) => name === time)!;
  const offset = offsetIn((type === 'timestamp' && limits.defaultTimezone) || 'UTC');
  return local - offset(local - offset(local));
}

/** Every day of a period. */
export function daysOf(period: string, frequency: Frequency): string[] {
  const number = periodNumber(period, frequency)!;
  const [from, to] = [firstDay(number, frequency), firstDay(number + 1, frequency)];
  return Array.from({ length: (to - from) / 86_400_000 }, (_, i) =>
    new Date(from + i * 86_400_000).toISOString().slice(0, 10),
  );
}

/** When a period ends, and by when its records are to have come, in milliseconds since 1970, UTC. */
export function endsOf(contract: DataContract, period: string): { end: number; due: number } | undefined {
  const number = periodNumber(period, contract.frequency);
  if (number === undefined) return undefined;
  const end = beginOf(number + 1, contract);
  return { end, due: end + (contract.latencyHours ?? 0) * 3_600_000 };
}

/** The period that runs at a moment. */
export function periodNow(contract: DataContract, now: number): string {
  const near = periodNumber(
    periodOfDate(new Date(now).toISOString().slice(0, 10), contract.frequency),
    contract.frequency,
  )!;
  // The zone of the contract may be a day ahead of UTC, or behind.
  const number = [near + 1, near, near - 1].find((one) => beginOf(one, contract) <= now)!;
  return periodAt(number, contract.frequency);
}
