import { beijingDay, none } from '../frames/index.js';
import { type CarDays, pause } from './carDay.js';
import type { Observation } from './observation.js';

/** Charging while parked. */
const parked = 1;
const shortestCharge = 300;
/** More than 60 kW in two frames (one may be damaged by chance), or more than 40% an hour, is fast. */
const fastPower = 600;
const fastGain = 40;

interface Charge {
  first: number;
  last: number;
  startSoc: number;
  endSoc: number;
  /** Frames of it with fast power. */
  fast: number;
}

/** Adds the charges of a car to the days they begin on: charging while parked, for at least five minutes. */
export function addCharges(used: readonly Observation[], days: CarDays): void {
  let charge: Charge | undefined;
  for (const one of used) {
    if (charge && one.seconds - charge.last > pause) charge = endCharge(charge, days);
    if (one.charge !== parked) continue;
    charge ??= { first: one.seconds, last: one.seconds, startSoc: none, endSoc: none, fast: 0 };
    charge.last = one.seconds;
    if (charge.startSoc === none) charge.startSoc = one.soc;
    if (one.soc !== none) charge.endSoc = one.soc;
    if (one.power > fastPower) charge.fast++;
  }
  if (charge) endCharge(charge, days);
}

function endCharge({ first, last, startSoc, endSoc, fast }: Charge, days: CarDays): undefined {
  const time = last - first;
  if (time < shortestCharge || startSoc === none) return;
  const day = days.on(beijingDay(first));
  day.sessions++;
  day.charging += time;
  day.startSoc += startSoc;
  if (fast >= 2 || ((endSoc - startSoc) * 3600) / time > fastGain) day.fast++;
}
