import { z } from 'zod';
import type { CityMonthRow, FlowRow } from './monthRecord.js';
import { leastOfFlow } from './monthRows.js';
import { mostVehicles, type RowRules } from './schema.js';

const count = z.number().int().min(0).max(mostVehicles);
const marks = {
  month: z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/),
  status: z.enum(['final', 'provisional']),
  data_status: z.enum(['observed', 'simulated']),
};
const anyMonth = z.strictObject({
  city: z.string(),
  ...marks,
  vehicles: count,
  active_vehicles: count.nullable(),
  registered_vehicles: count.nullable(),
});
const anyFlow = z.strictObject({
  from: z.string(),
  to: z.string(),
  ...marks,
  vehicles: count,
  trips: z.number().int().min(0).max(1e9),
});

/** The rows of cities and months that a platform takes, as strictly as those of days. */
export function monthSchema({ cities, atLeast }: RowRules): z.ZodType<CityMonthRow> {
  return anyMonth.refine(
    ({ city, vehicles, active_vehicles: active, registered_vehicles: registered }) =>
      cities.has(city) &&
      vehicles >= atLeast &&
      (active === null || (active >= atLeast && active <= vehicles)) &&
      (registered === null || registered >= vehicles),
    'not the code of a city, fewer vehicles than the floor, or more than there can be',
  );
}

/** A vehicle makes at most so many trips between cities in a month. */
const mostTrips = 31 * 50;

/** The rows of trips between cities that a platform takes. */
export function flowSchema({ cities, atLeast }: RowRules): z.ZodType<FlowRow> {
  return anyFlow.refine(
    ({ from, to, vehicles, trips }) =>
      cities.has(from) &&
      cities.has(to) &&
      from !== to &&
      vehicles >= Math.max(leastOfFlow, atLeast) &&
      trips >= vehicles &&
      trips <= vehicles * mostTrips,
    'not the codes of two cities, fewer vehicles than the floor, or more trips than there can be',
  );
}
