import type { CityDayRow } from '../../src/platform/vehicles/index.js';

/** A row of the vehicles of a city on a day. */
export const cityDay: CityDayRow = {
  ...{ city: '110000', day: '2026-01-05', status: 'final', data_status: 'simulated' },
  ...{ vehicles: 20, active_vehicles: 18, distance_km: 812.4, electric_km: 700.1, peak_km: 300 },
  ...{ moving_hours: 30.25, peak_hours: 11.5, trips: 60, trip_km: 812.4, intercity_trips: null },
  ...{ charging_sessions: 9, charging_hours: 18.2, start_soc_sum: 380, fast_sessions: null },
  ...{ frames: 4000, positioned_frames: 3900, reissued_frames: 80, lateness_median_s: 2, damaged_frames: 3 },
};
