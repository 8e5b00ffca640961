import { defineTable, type RowOf } from '../../../tables/index.js';

const status = {
  type: 'string',
  title: {
    en: 'final, or provisional while days are missing or data may still be sent again',
    zh: 'final为最终值；日期不全或补发期未满为provisional',
  },
} as const;
const dataStatus = {
  type: 'string',
  title: { en: 'observed or simulated', zh: '实测（observed）或模拟（simulated）' },
} as const;
const month = { type: 'string', title: { en: 'Month in Beijing time', zh: '月份（北京时间）' } } as const;

/** Distinct cars of a city in a month: they cannot be added up from days. */
export const cityMonths = defineTable({
  name: 'city-months',
  title: { en: 'Connected vehicles by city and month', zh: '联网车辆按城市和月份的汇总' },
  columns: {
    city: { type: 'string', title: { en: 'Home city of the vehicles', zh: '车辆常驻城市' } },
    month,
    status,
    data_status: dataStatus,
    vehicles: { type: 'integer', title: { en: 'Distinct vehicles seen', zh: '上线车辆数（去重）' } },
    active_vehicles: {
      type: 'integer',
      optional: true,
      title: { en: 'Distinct vehicles seen moving', zh: '行驶车辆数（去重）' },
    },
    registered_vehicles: {
      type: 'integer',
      optional: true,
      title: { en: 'Vehicles of the fleet registered in the city', zh: '企业在该城市登记的车辆数' },
    },
  },
  key: ['city', 'month'],
});

/** Trips from one city to another, of pairs that enough cars travelled between. */
export const cityFlows = defineTable({
  name: 'city-flows',
  title: { en: 'Trips between cities by month', zh: '城市间出行按月汇总' },
  columns: {
    from: { type: 'string', title: { en: 'City where the trips begin', zh: '出发城市' } },
    to: { type: 'string', title: { en: 'City where they end', zh: '到达城市' } },
    month,
    status,
    data_status: dataStatus,
    vehicles: { type: 'integer', title: { en: 'Distinct vehicles', zh: '车辆数（去重）' } },
    trips: { type: 'integer', title: { en: 'Trips', zh: '出行次数' } },
  },
  key: ['from', 'to', 'month'],
});

export type CityMonthRow = RowOf<typeof cityMonths>;
export type FlowRow = RowOf<typeof cityFlows>;
