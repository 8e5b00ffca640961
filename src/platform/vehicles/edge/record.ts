import { defineTable, type RowOf } from '../../../tables/index.js';

/**
 * The data that an automaker sends: a row for each city and day. Nothing in it belongs to fewer cars than the floor; figures are
 * sums, so that months and provinces are added up and means are formed last.
 */
export const cityDays = defineTable({
  name: 'city-days',
  title: { en: 'Connected vehicles by city and day', zh: '联网车辆按城市和日期的汇总' },
  columns: {
    city: { type: 'string', title: { en: 'Home city of the vehicles', zh: '车辆常驻城市' } },
    day: { type: 'string', title: { en: 'Day in Beijing time', zh: '日期（北京时间）' } },
    status: {
      type: 'string',
      title: {
        en: 'final, or provisional while data may still be sent again',
        zh: 'final为最终值；补发期未满为provisional',
      },
    },
    data_status: {
      type: 'string',
      title: { en: 'observed or simulated', zh: '实测（observed）或模拟（simulated）' },
    },
    vehicles: { type: 'integer', title: { en: 'Vehicles seen', zh: '上线车辆数' } },
    active_vehicles: count('Vehicles seen moving', '行驶车辆数'),
    distance_km: amount('Distance, km', '行驶里程（千米）'),
    electric_km: amount('Distance in electric mode, km', '纯电模式行驶里程（千米）'),
    peak_km: amount('Distance from 7 to 9 and 17 to 19, km', '早晚高峰行驶里程（7—9时、17—19时，千米）'),
    moving_hours: amount('Time moving, hours', '行驶时长（小时）'),
    peak_hours: amount('Time moving from 7 to 9 and 17 to 19, hours', '早晚高峰行驶时长（小时）'),
    trips: count('Trips of at least 0.5 km', '出行次数（不少于0.5千米）'),
    trip_km: amount('Distance of these trips, km', '出行里程合计（千米）'),
    intercity_trips: count('Trips that end in another city', '跨城出行次数'),
    charging_sessions: count('Charges of at least five minutes', '充电次数（不少于5分钟）'),
    charging_hours: amount('Time charging, hours', '充电时长（小时）'),
    start_soc_sum: count('Sum of the states of charge at their start, %', '起始SOC合计（%）'),
    fast_sessions: count('Fast charges', '快充次数'),
    frames: { type: 'integer', title: { en: 'Frames used', zh: '采用的报文数' } },
    positioned_frames: {
      type: 'integer',
      title: { en: 'Of these with a valid position', zh: '其中定位有效' },
    },
    reissued_frames: { type: 'integer', title: { en: 'Of these sent again', zh: '其中补发' } },
    lateness_median_s: count('Median time from a frame to its receipt, seconds', '报文接收时延中位数（秒）'),
    damaged_frames: {
      type: 'integer',
      title: {
        en: 'Frames with a wrong check byte, by day of receipt',
        zh: '校验码错误的报文数（按接收日）',
      },
    },
  },
  key: ['city', 'day'],
});

export type CityDayRow = RowOf<typeof cityDays>;

/** A figure that is empty where too few cars stand behind it. */
function count(en: string, zh: string) {
  return { type: 'integer', optional: true, title: { en, zh } } as const;
}
function amount(en: string, zh: string) {
  return { type: 'number', optional: true, title: { en, zh } } as const;
}
