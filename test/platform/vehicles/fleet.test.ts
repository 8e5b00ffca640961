import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  aggregateCaptures,
  type CityDayRow,
  cityDays,
  type Faults,
  findPlace,
  simulatedCities,
  usualFaults,
  writeFleet,
} from '../../../src/platform/vehicles/index.js';
import { readBorders } from '../../../src/signals/index.js';
import { rowsFromCsv } from '../../../src/tables/index.js';
import { temporaryFolder } from '../../helpers/folders.js';

const firstDay = 20_000;

/** The rates of the design, those of rare faults raised so that each of them happens in a small fleet. */
const faults: Faults = {
  ...usualFaults,
  gap: 0.1,
  unmarked: 0.5,
  duplicate: 0.02,
  wrongCheck: 0.005,
  cut: 0.003,
  reset: 0.05,
  minutesOff: 0.1,
  dayOff: 0.05,
  cloned: 0.02,
  noise: 0.005,
};

async function simulated(faults: Faults, cars: number, days: number, atLeast = 1) {
  const folder = temporaryFolder();
  const fleet = { cities: simulatedCities, cars, firstDay, days, seed: 7, faults };
  const { captures, borders } = await writeFleet(folder, fleet);
  const { grid } = readBorders('borders.geojson', readFileSync(borders, 'utf8'));
  const how = {
    find: findPlace(grid!),
    system2016: 'wgs84',
    atLeast,
    provisional: true,
    work: join(folder, 'work'),
  } as const;
  const { rows, report } = await aggregateCaptures(captures, how);
  const truth = rowsFromCsv(cityDays, parse(readFileSync(join(folder, 'truth.csv'))));
  return { rows, report, truth, folder, captures, how };
}

const none = Object.fromEntries(Object.keys(usualFaults).map((name) => [name, 0])) as unknown as Faults;

const exact = [
  'vehicles',
  'active_vehicles',
  'trips',
  'intercity_trips',
  'charging_sessions',
  'start_soc_sum',
  'fast_sessions',
] as const;
const summed = [
  'distance_km',
  'electric_km',
  'peak_km',
  'moving_hours',
  'peak_hours',
  'trip_km',
  'charging_hours',
  'frames',
] as const;

/** The rows of the simulated days: charges of the last night go on into the next. */
const keyOf = ({ city, day }: CityDayRow) => `${city} ${day}`;
const inTruth = (rows: readonly CityDayRow[], truth: readonly CityDayRow[]) => {
  const keys = new Set(truth.map(keyOf));
  return rows.filter((row) => keys.has(keyOf(row)));
};
const figures = (row: CityDayRow) => {
  const { status: _, positioned_frames: __, reissued_frames: ___, lateness_median_s: ____, ...rest } = row;
  return rest;
};

describe('the aggregates of a simulated fleet', () => {
  it('are the truth where nothing goes wrong, figure by figure', async () => {
    const { rows, truth, report } = await simulated(none, 60, 3);
    expect(truth.length).toBe(18);
    expect(inTruth(rows, truth).map(figures)).toEqual(truth.map(figures));
    expect(report.became).toMatchObject({
      duplicates: 0,
      tooLate: 0,
      future: 0,
      clockRepaired: 0,
      ofCloned: 0,
    });
  });

  describe('with every fault', () => {
    let found: Awaited<ReturnType<typeof simulated>>;
    beforeAll(async () => {
      found = await simulated(faults, 80, 9);
    });

    it('are the truth: counts exactly, sums but for a frame here and there', () => {
      const { rows, truth } = found;
      const ours = inTruth(rows, truth);
      expect(ours.map(keyOf)).toEqual(truth.map(keyOf));
      ours.forEach((row, i) => {
        for (const name of exact) expect(row[name], `${keyOf(row)} ${name}`).toEqual(truth[i]![name]);
        // A shortened frame agrees with its check byte once in 256 and then swallows the next; the first reading after
        // a reset may be missing.
        for (const name of summed)
          expect(Math.abs(row[name]! - truth[i]![name]!), `${keyOf(row)} ${name}`).toBeLessThanOrEqual(
            0.02 + 0.002 * truth[i]![name]!,
          );
      });
      const equal = ours.filter((row, i) =>
        [...exact, ...summed].every((name) => row[name] === truth[i]![name]),
      );
      expect(equal.length).toBeGreaterThan(0.8 * truth.length);
    });

    it('are the same in whatever order files are read', async () => {
      const again = await aggregateCaptures(found.captures.toReversed(), found.how);
      expect(again.rows).toEqual(found.rows);
    });

    it('come from frames that are all accounted for', () => {
      const { reader, became, cars, cut } = found.report;
      expect(reader.frameBytes + reader.wrongCheckBytes + reader.strayBytes).toBe(reader.bytes);
      expect(
        became.used + became.duplicates + became.tooLate + became.future + became.ofCloned + became.ofNowhere,
      ).toBe(became.read);
      expect(cars.used + cars.cloned + cars.nowhere).toBe(cars.all);
      expect(cut).toBe(0);
      for (const happened of [
        reader.wrongCheck,
        reader.strayBytes,
        became.duplicates,
        became.clockRepaired,
        cars.cloned,
      ])
        expect(happened).toBeGreaterThan(0);
      expect(existsSync(found.how.work)).toBe(false);
    });
  });
});
