import { stringify } from 'yaml';
import { cityDays } from './record.js';
import { mostVehicles, type RowRules } from './schema.js';

type Name = keyof typeof cityDays.columns;

/** Counts of vehicles, which are never below the floor. */
const counts: readonly Name[] = ['vehicles', 'active_vehicles'];
const most: Partial<Record<Name, number>> = {
  vehicles: mostVehicles,
  active_vehicles: mostVehicles,
  lateness_median_s: 7 * 86_400,
};
/** No car sent frames of GB/T 32960-2016 before it was published. */
const firstDay = '2016-08-29';
/** What sums are multiples of. */
const steps: Partial<Record<Name, number>> = {
  distance_km: 0.1,
  electric_km: 0.1,
  peak_km: 0.1,
  trip_km: 0.1,
  moving_hours: 0.01,
  peak_hours: 0.01,
  charging_hours: 0.01,
};
const codes: Partial<Record<Name, string[]>> = {
  status: ['final', 'provisional'],
  data_status: ['observed', 'simulated'],
};
const values = [
  ['km-per-active-vehicle', 'distance_km', 'active_vehicles'],
  ['mean-speed', 'distance_km', 'moving_hours'],
  ['electric-share', 'electric_km', 'distance_km'],
  ['start-soc', 'start_soc_sum', 'charging_sessions'],
] as const;

/**
 * The data contract (ODCS) under which a platform takes rows of cities and days: the columns of the table and no others, the codes of
 * cities that exist, the floor. What only the other figures of a row tell (`rowSchema`) is checked at the automaker alone.
 */
export function vehicleContract({ cities, atLeast }: RowRules): string {
  const properties = Object.keys(cityDays.columns).map((name) => propertyOf(name as Name, cities, atLeast));
  const indicators = values.map(([indicator, sum, to]) => ({
    indicator,
    value: { ratio: { sum }, to: { sum: to, where: `${sum} > 0` } },
  }));
  const contract = {
    apiVersion: 'v3.2.0',
    kind: 'DataContract',
    id: 'vehicles',
    version: '1.0.0',
    status: 'draft',
    name: cityDays.title.en,
    description: {
      purpose: 'What connected vehicles did, by home city and day.',
      usage: 'Figures of cities in the index.',
      limitations: 'Vehicles of one maker only: never compare raw counts between cities.',
      customProperties: [
        { property: 'purposeZh', value: '联网车辆按常驻城市和日期的运行情况。' },
        { property: 'usageZh', value: '用于指数的城市数字。' },
        { property: 'limitationsZh', value: '仅含一家企业的车辆，不得直接比较各城市的数量。' },
      ],
    },
    customProperties: [
      { property: 'nameZh', value: cityDays.title.zh },
      { property: 'unknownFields', value: 'quarantine' },
      { property: 'daysAhead', value: 1 },
      { property: 'indicators', value: indicators },
    ],
    schema: [{ name: 'city_days', logicalType: 'object', properties }],
    slaProperties: [{ property: 'latency', value: 9, unit: 'd' }],
  };
  return stringify(contract);
}

function propertyOf(name: Name, cities: ReadonlySet<string>, atLeast: number): object {
  const { type, title, ...rest } = cityDays.columns[name];
  const key = (cityDays.key as readonly string[]).indexOf(name);
  const step = steps[name];
  const allowed = name === 'city' ? [...cities] : codes[name];
  const limits = {
    minimum: counts.includes(name) ? atLeast : 0,
    maximum: most[name] ?? 1e9,
    ...(step !== undefined && { multipleOf: step }),
  };
  const logicalType = name === 'day' ? 'date' : type;
  const role = name === 'city' ? 'place' : name === 'day' ? 'time' : undefined;
  return {
    name,
    logicalType,
    ...(type !== 'string' && { logicalTypeOptions: limits }),
    ...(role === 'time' && { logicalTypeOptions: { minimum: firstDay } }),
    ...(!('optional' in rest) && { required: true }),
    ...(key >= 0 && { primaryKey: true, primaryKeyPosition: key + 1 }),
    businessName: title.en,
    ...(allowed && { enum: allowed.map((value) => ({ value })) }),
    customProperties: [
      { property: 'businessNameZh', value: title.zh },
      ...(role === undefined ? [] : [{ property: 'role', value: role }]),
    ],
  };
}
