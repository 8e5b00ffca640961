import { none } from '../frames/index.js';
import { repairClock } from './clock.js';
import type { Observation } from './observation.js';

/** The outcomes of the frames of a car: read = used + duplicates + tooLate + future. */
export interface Cleaning {
  duplicates: number;
  /** Received after the days for which a frame may be sent again. */
  tooLate: number;
  /** Their time lies after their receipt, and no shift of the clock explains it. */
  future: number;
  clockRepaired: number;
  /** Two cars under one identifier: none of its frames is used. */
  isCloned: boolean;
}

/** Seconds that a time may lie after the receipt. */
const ahead = 300;
/** In tenths of a kilometre: what no car drives within one second, and within a day. */
const apart = 100;
export const mostPerDay = 20_000;
/** So many leaps of an odometer, up or down, are those of two cars: a repair resets it once. */
const leapsOfTwo = 3;

/** Puts a car's frames in the order of their repaired times, each moment once: what was received first. */
export function clean(seen: readonly Observation[]): { used: Observation[]; cleaning: Cleaning } {
  const clockRepaired = repairClock(seen);
  const cleaning: Cleaning = { duplicates: 0, tooLate: 0, future: 0, clockRepaired, isCloned: false };
  const inTime = seen.filter((one) => {
    const late = one.received - one.seconds;
    if (late > one.window * 86_400) cleaning.tooLate++;
    else if (late < -ahead) cleaning.future++;
    else return true;
    return false;
  });
  inTime.sort((a, b) => a.seconds - b.seconds || a.received - b.received);
  const used: Observation[] = [];
  let conflicts = 0;
  for (const one of inTime) {
    const last = used.at(-1);
    if (last?.seconds !== one.seconds) used.push(one);
    else {
      cleaning.duplicates++;
      if (areApart(last, one)) conflicts++;
    }
  }
  cleaning.isCloned = conflicts > 0 || leapsOf(used) >= leapsOfTwo;
  return { used, cleaning };
}

function areApart(a: Observation, b: Observation): boolean {
  return a.odometer !== none && b.odometer !== none && Math.abs(a.odometer - b.odometer) > apart;
}

/** How often an odometer goes back, or further than a car drives in a day, from one reading to the next. */
function leapsOf(used: readonly Observation[]): number {
  let [leaps, last] = [0, none];
  for (const { odometer } of used) {
    if (odometer === none) continue;
    if (last !== none && (odometer < last || odometer - last > mostPerDay)) leaps++;
    last = odometer;
  }
  return leaps;
}
