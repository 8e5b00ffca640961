import { expect, it } from 'vitest';
import type { Plan } from '../edition/index.js';
import { leastPlaced } from './leastPlaced.js';

const plan = { periods: ['2021', '2022', '2023'], first: 1, frequency: 'year' } as unknown as Plan;

/** The geocoding of one signal on one date. */
const on = (indicator: string, observed: string, placed: number, unplaced: number, used = true) => {
  const tally = { placed, unplaced, outside: 0, ambiguous: 0, read: placed + unplaced };
  return { indicator, from: `${indicator}.csv`, observed, used, records: tally, value: tally };
};

it('The records that least often name a unit are counted over all dates of a period, not on the worst of its days', () => {
  const days = [
    on('loans', '2022-03-01', 2, 8),
    on('loans', '2022-03-02', 988, 2),
    on('loans', '2023-01-01', 0, 5),
  ];
  const shops = [on('shops', '2022-12-31', 900, 100), on('shops', '2022-06-30', 0, 1000, false)];
  const geocoding = [...days, ...shops];
  expect(leastPlaced({ plan, geocoding }, 0)).toEqual({
    indicator: 'shops',
    unplaced: 100,
    inside: 1000,
    observed: '2022-12-31',
  });
  expect(leastPlaced({ plan, geocoding: days }, 0)).toEqual({
    indicator: 'loans',
    unplaced: 10,
    inside: 1000,
    observed: '2022',
  });
});

it('Nothing is said of a period without records, or in which all name a unit', () => {
  expect(leastPlaced({ plan, geocoding: [on('loans', '2022-03-01', 2, 8)] }, 1)).toBeUndefined();
  expect(leastPlaced({ plan, geocoding: [on('loans', '2023-03-01', 10, 0)] }, 1)).toBeUndefined();
});
