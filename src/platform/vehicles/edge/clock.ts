import { beijingDay } from '../frames/index.js';
import type { Observation } from './observation.js';

/** A clock that agrees with the receipt to this many seconds is right; the rest is the time a frame travels. */
const travel = 60;

/** What a car's clock was ahead of the receipt on a day, in seconds of its own time. */
interface Ahead {
  around: number;
  by: number;
}

/**
 * Corrects the times of a car's frames by how far its clock was from the times of receipt: for each day of receipt the
 * median over frames that were sent at once, made exact by those that travelled the shortest. Frames that were sent
 * again take the correction of the day nearest to them by the car's own clock. Without such a frame nothing is known,
 * and the times stay.
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
  return [...live.values()].map((list) => {
    const ahead = list.map((one) => one.seconds - one.received).sort((a, b) => a - b);
    const median = ahead[ahead.length >> 1]!;
    const shortest = ahead.findLast((by) => by <= median + travel / 2)!;
    return { around: list[list.length >> 1]!.seconds, by: Math.abs(median) <= travel ? 0 : shortest };
  });
}

function nearest(days: readonly Ahead[], seconds: number): Ahead {
  return days.reduce((best, day) =>
    Math.abs(day.around - seconds) < Math.abs(best.around - seconds) ? day : best,
  );
}
