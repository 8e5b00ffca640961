import { dayText } from '../frames/index.js';
import type { CityDay, Contributors } from './cityDay.js';
import type { CityDayRow } from './record.js';

/**
 * The row of a city and day, or none: `atLeast` cars stand behind the row, and behind every group of figures in it. Where a
 * group is a part of another figure, what it leaves belongs to none or to `atLeast` cars too, since a reader can subtract.
 */
export function rowFor(
  city: string,
  day: number,
  { sums, cars, lateness, isSimulated }: CityDay,
  { atLeast, isFinal }: { atLeast: number; isFinal: boolean },
): CityDayRow | undefined {
  if (cars.vehicles < atLeast) return undefined;
  const has = (...groups: (keyof Contributors)[]) => groups.every((group) => cars[group] >= atLeast);
  const leaves = (rest: keyof Contributors) => cars[rest] === 0 || cars[rest] >= atLeast;
  const driving = has('driving', 'active', 'moving');
  const trips = driving && has('tripping') && leaves('notTripping');
  const peak = driving && has('peak') && leaves('offPeak');
  const fast = has('charging', 'fast') && leaves('slow');
  const shown = (is: boolean, value: number) => (is ? value : null);
  return {
    city,
    day: dayText(day),
    status: isFinal ? 'final' : 'provisional',
    data_status: isSimulated ? 'simulated' : 'observed',
    vehicles: cars.vehicles,
    active_vehicles: shown(has('active'), cars.active),
    distance_km: shown(driving, sums.distance / 10),
    electric_km: shown(driving && has('electric') && leaves('notElectric'), sums.electric / 10),
    peak_km: shown(peak, sums.peak / 10),
    moving_hours: shown(driving, hours(sums.moving)),
    peak_hours: shown(peak, hours(sums.peakMoving)),
    trips: shown(trips, sums.trips),
    trip_km: shown(trips, sums.tripDistance / 10),
    intercity_trips: shown(trips && has('intercity') && leaves('within'), sums.intercity),
    charging_sessions: shown(has('charging'), sums.sessions),
    charging_hours: shown(has('charging'), hours(sums.charging)),
    start_soc_sum: shown(has('charging'), sums.startSoc),
    fast_sessions: shown(fast, sums.fast),
    frames: sums.frames,
    positioned_frames: sums.positioned,
    reissued_frames: sums.reissued,
    lateness_median_s: lateness.median ?? null,
    damaged_frames: sums.damaged,
  };
}

/** Hours to a hundredth. */
const hours = (seconds: number) => Math.round(seconds / 36) / 100;
