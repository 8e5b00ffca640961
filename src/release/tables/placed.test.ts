import { describe, expect, it } from 'vitest';
import { geocodingShares, placedTables } from './placed.js';

const row = (observed: string, used: boolean, [read, placed, ambiguous, unplaced, outside]: number[]) => {
  const records = {
    read: read!,
    placed: placed!,
    unplaced: unplaced!,
    outside: outside!,
    ambiguous: ambiguous!,
  };
  const value = { ...records, placed: placed! * 3 };
  return { indicator: 'shops', from: 'shops-*.parquet', observed, used, records, value };
};

const none = row('2020', true, [5, 0, 0, 0, 5]);

describe('records placed, by signal', () => {
  it('are added up over the vintages that count, as shares of those in the area', () => {
    const geocoding = [
      row('2018', false, [100, 0, 0, 100, 0]),
      row('2019', true, [100, 60, 10, 20, 20]),
      row('2020', true, [50, 30, 0, 10, 10]),
      { ...none, indicator: 'far' },
    ];
    expect(geocodingShares(geocoding)[0]).toMatchObject({
      records: { read: 150, placed: 90, unplaced: 30, outside: 30, ambiguous: 10 },
      share: 0.75,
      shareOfValue: 0.9,
    });
    expect(placedTables(geocoding)[0]!.rows).toEqual([
      {
        ...{ indicator: 'shops', from: 'shops-*.parquet', read: 150, placed: 90, ambiguous: 10 },
        ...{ in_no_unit: 20, outside: 30, share_placed: 75, share_of_value: 90 },
      },
      {
        ...{ indicator: 'far', from: 'shops-*.parquet', read: 5, placed: 0, ambiguous: 0 },
        ...{ in_no_unit: 0, outside: 5, share_placed: null, share_of_value: null },
      },
    ]);
  });
  it('are no table where an edition has no signals', () => {
    expect(placedTables([])).toEqual([]);
  });
});
