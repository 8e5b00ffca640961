import { beijingDay } from '../frames/index.js';
import type { Observation } from './observation.js';

/** A clock that agrees with the receipt to this many seconds is right; the rest is the time a frame travels. */
const travel = 60;

/** What a car's clock was ahead of the receipt on a day, in seconds of its own time. */
interface Ahead {
  around: number;
  by: number;
}

/** For so many seconds, times and receipts must have moved on together to tell something of a clock. */
const together = 180;

/**
 * Corrects the times of a car's frames by how far its clock was from the times of receipt, for each day of receipt, as its frames that
 * were sent at once show it. Other frames take the correction of the day nearest to them by the car's own clock. Without frames that
 * were sent at once nothing is known, and the times stay.
 * @returns how many frames were corrected
 */
export function repairClock(seen: readonly Observation[]): number {
  const days = aheadByDay(seen);
  if (days.every(({ by }) => by === 0)) return 0;
  let repaired = 0;
  for (const one of seen) {
    const { by } = nearest(days, one.seconds);
    one.seconds -= by;
    if (by !== 0) repaired++;
  }
  return repaired;
}

function aheadByDay(seen: readonly Observation[]): Ahead[] {
  const live = new Map<number, Observation[]>();
  for (const one of seen) {
    if (one.isReissue || Number.isNaN(one.received)) continue;
    const day = beijingDay(one.received);
    const list = live.get(day);
    if (list) list.push(one);
    else live.set(day, [one]);
  }
  return [...live.values()].flatMap((list) => {
    const by = aheadOf(list);
    return by === undefined ? [] : { around: list[list.length >> 1]!.seconds, by };
  });
}

/**
 * How far a clock was ahead, by a day's frames that say they were sent at once; undefined where they do not show it. After an outage
 * some send what they held back without saying so: receipts stand still while times move on. Such frames are late, and say nothing of
 * the clock. Where a part of the day is later than another, it was held back too: the least late part shows the clock.
 */
function aheadOf(list: readonly Observation[]): number | undefined {
  const moving = movingTogether(list);
  const ahead = (moving.length > 0 ? moving : list)
    .map((one) => one.seconds - one.received)
    .sort((a, b) => a - b);
  const median = ahead[ahead.length >> 1]!;
  // No frame is received before its time: there the clock was wrong in any case.
  if (median > travel) return ahead.findLast((by) => by <= median + travel / 2)!;
  if (moving.length === 0) return undefined;
  const least = ahead.findLast((by) => by <= travel)!;
  return least < -travel ? least : 0;
}

/** The frames beside which others were as late, to half a minute or a little more, for some minutes on end or more. */
function movingTogether(list: readonly Observation[]): Observation[] {
  const width = travel / 2;
  const receipts = new Map<number, { first: number; last: number }>();
  const partOf = ({ seconds, received }: Observation) => Math.floor((seconds - received) / width);
  for (const one of list) {
    const part = partOf(one);
    const { first, last } = receipts.get(part) ?? { first: one.received, last: one.received };
    receipts.set(part, { first: Math.min(first, one.received), last: Math.max(last, one.received) });
  }
  const moving = new Set<number>();
  for (const part of receipts.keys()) {
    const near = [-1, 0, 1].flatMap((step) => receipts.get(part + step) ?? []);
    const span = Math.max(...near.map(({ last }) => last)) - Math.min(...near.map(({ first }) => first));
    if (span >= together) moving.add(part);
  }
  return list.filter((one) => moving.has(partOf(one)));
}

function nearest(days: readonly Ahead[], seconds: number): Ahead {
  return days.reduce((best, day) =>
    Math.abs(day.around - seconds) < Math.abs(best.around - seconds) ? day : best,
  );
}
