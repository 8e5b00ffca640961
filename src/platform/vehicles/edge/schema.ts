import { z } from 'zod';
import type { CityDayRow } from './record.js';

/** The rules for a row: the codes of existing cities, and the floor. */
export interface RowRules {
  cities: ReadonlySet<string>;
  atLeast: number;
}

const most = 1e9;
const count = z.number().int().min(0).max(most);
const sumTo = (places: number) =>
  z
    .number()
    .min(0)
    .max(most)
    .refine((x) => Math.abs(x * places - Math.round(x * places)) < 1e-6, `not a multiple of 1/${places}`);
const tenths = sumTo(10).nullable();
const hundredths = sumTo(100).nullable();
const figure = count.nullable();

/** The columns, and nothing else. */
const columns = {
  day: z.iso.date(),
  status: z.enum(['final', 'provisional']),
  data_status: z.enum(['observed', 'simulated']),
  vehicles: count,
  active_vehicles: figure,
  distance_km: tenths,
  electric_km: tenths,
  peak_km: tenths,
  moving_hours: hundredths,
  peak_hours: hundredths,
  trips: figure,
  trip_km: tenths,
  intercity_trips: figure,
  charging_sessions: figure,
  charging_hours: hundredths,
  start_soc_sum: figure,
  fast_sessions: figure,
  frames: count,
  positioned_frames: count,
  reissued_frames: count,
  lateness_median_s: figure,
  damaged_frames: count,
};
/** A row of any cities and floor. */
export const anyRow = z.strictObject({ city: z.string(), ...columns });

/**
 * The rows that a platform takes: a key that is not listed, a city without a code in the list, a figure that fewer cars
 * than the floor stand behind or that so many cars cannot have, is refused. There is no place for an identifier, a
 * plate, a position or a track.
 */
export function rowSchema({ cities, atLeast }: RowRules): z.ZodType<CityDayRow> {
  return anyRow.superRefine((row, context) => {
    const refuse = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (!cities.has(row.city)) refuse('city', 'not the code of a city');
    for (const name of ['vehicles', 'active_vehicles'] as const)
      if ((row[name] ?? atLeast) < atLeast) refuse(name, `fewer than ${atLeast}`);
    for (const [name, largest] of limits(row))
      if ((row[name] ?? 0) > largest) refuse(name, `more than ${largest}, the most there can be`);
  });
}

/** No city has more cars. */
export const mostVehicles = 1e7;
const seconds = 86_400;

/**
 * The most that a figure can be beside the others of its row. A day has 86,400 moments, 144 pauses of ten minutes and 96 of
 * fifteen, with a charge of five minutes before each; a trip that begins on a day may last into the next.
 */
function limits(row: z.infer<typeof anyRow>) {
  const { vehicles, distance_km, moving_hours, trips, charging_sessions, frames } = row;
  return [
    ['vehicles', mostVehicles],
    ['active_vehicles', vehicles],
    ['distance_km', vehicles * 2000],
    ['electric_km', distance_km ?? 0],
    ['peak_km', distance_km ?? 0],
    ['moving_hours', vehicles * 24 + 0.01],
    ['peak_hours', (moving_hours ?? 0) + 0.01],
    ['trips', vehicles * 144],
    ['trip_km', vehicles * 4000],
    ['intercity_trips', trips ?? 0],
    ['charging_sessions', vehicles * 96],
    ['charging_hours', (charging_sessions ?? 0) * 168],
    ['start_soc_sum', (charging_sessions ?? 0) * 100],
    ['fast_sessions', charging_sessions ?? 0],
    ['frames', vehicles * seconds],
    ['positioned_frames', frames],
    ['reissued_frames', frames],
    ['lateness_median_s', 7 * seconds],
    ['damaged_frames', vehicles * seconds],
  ] as const;
}
