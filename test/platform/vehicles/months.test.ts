import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Lateness } from '../../../src/platform/vehicles/edge/lateness.js';
import { flowRows, monthRows } from '../../../src/platform/vehicles/edge/monthRows.js';
import {
  aggregateCaptures,
  cityFlows,
  cityMonths,
  decode,
  type Faults,
  FrameReader,
  findPlace,
  flowSchema,
  monthSchema,
  readPieces,
  simulatedCities,
  usualFaults,
  writeFleet,
} from '../../../src/platform/vehicles/index.js';
import { readBorders } from '../../../src/signals/index.js';
import { rowsFromCsv } from '../../../src/tables/index.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';

const none = Object.fromEntries(Object.keys(usualFaults).map((name) => [name, 0])) as unknown as Faults;
/** Noise is left out: bytes behind a damaged frame decide whether it counts as one or as stray bytes. */
const faults: Faults = {
  ...usualFaults,
  gap: 0.1,
  wrongCheck: 0.02,
  cut: 0,
  noise: 0,
  minutesOff: 0.1,
  cloned: 0.05,
};

/** Two cities, so that enough cars travel between them, over the end of a month. */
async function fleetOf(faults: Faults, cars = 260) {
  const folder = temporaryFolder();
  const cities = simulatedCities.slice(0, 2);
  const firstDay = Date.UTC(2026, 0, 29) / 86_400_000;
  const fleet = { cities, cars, firstDay, days: 6, seed: 11, faults };
  const { captures, borders } = await writeFleet(folder, fleet);
  const { grid } = readBorders('borders.geojson', readFileSync(borders, 'utf8'));
  const how = {
    find: findPlace(grid!),
    system2016: 'wgs84',
    provisional: true,
    work: join(folder, 'work'),
  } as const;
  const found = await aggregateCaptures(captures, { ...how, atLeast: 1 });
  const truth = <D extends typeof cityMonths | typeof cityFlows>(name: string, table: D) =>
    rowsFromCsv(table, parse(readFileSync(join(folder, name))));
  return { found, folder, captures, borders, fleet, how, truth };
}

describe('the months of a simulated fleet', () => {
  let made: Awaited<ReturnType<typeof fleetOf>>;
  beforeAll(async () => {
    made = await fleetOf(faults);
  }, 60_000);

  it('have the distinct vehicles of the truth, with every fault', () => {
    const truth = made.truth('truth-months.csv', cityMonths);
    expect(truth.length).toBe(4);
    expect(made.found.months).toEqual(truth);
    for (const { city, month, active_vehicles } of made.found.months) {
      const days = made.found.rows.filter((row) => row.city === city && row.day.startsWith(month));
      const most = Math.max(...days.map((row) => row.active_vehicles ?? 0));
      const sum = days.reduce((all, row) => all + (row.active_vehicles ?? 0), 0);
      expect(active_vehicles).toBeGreaterThanOrEqual(most);
      expect(active_vehicles).toBeLessThan(sum);
    }
  });

  it('have the trips between cities of the truth, of pairs with 30 vehicles alone', () => {
    const truth = made.truth('truth-flows.csv', cityFlows);
    expect(truth.length).toBeGreaterThan(2);
    expect(made.found.flows).toEqual(truth);
    expect(Math.min(...truth.map(({ vehicles }) => vehicles!))).toBeGreaterThanOrEqual(30);
    // A day has all trips of its cars: those of pairs are all of a month where no pair is withheld.
    const trips = made.found.rows.reduce((sum, row) => sum + (row.intercity_trips ?? 0), 0);
    expect(truth.reduce((sum, row) => sum + row.trips!, 0)).toBeLessThanOrEqual(trips);
  });

  it('are what a platform takes, and leave by the command with the vehicles registered', () => {
    const { folder, borders } = made;
    const file = (name: string) => join(folder, name);
    const registered = file('registered.csv');
    const [one, two] = made.fleet.cities.map(({ code }) => code) as [string, string];
    const text = `city,vehicles\n${one},400\n${two},300\n`;
    const run = (content: string) => {
      writeFileSync(registered, content);
      return iplus([
        ...['edge', 'aggregate', file('captures'), '--borders', borders, '--out', file('days.csv')],
        ...['--months', file('months.csv'), '--flows', file('flows.ndjson'), '--registered', registered],
        ...['--at-least', '3', '--provisional', '--lang', 'en'],
      ]);
    };
    expect(run(text)).toMatchObject({ code: 0 });
    const months = rowsFromCsv(cityMonths, parse(readFileSync(file('months.csv'))));
    expect(months.map(({ registered_vehicles }) => registered_vehicles)).toEqual([400, 400, 300, 300]);
    const flows = readFileSync(file('flows.ndjson'), 'utf8').trim().split('\n');
    expect(flows.map((line) => JSON.parse(line))).toEqual(made.found.flows);
    expect(run('city;vehicles\n')).toMatchObject({ code: 2 });
    expect(run(`${text}310000,many\n`).err).toContain('registered.csv:4');
  });

  it('are final where all their days were received and none may be sent again', () => {
    const months = new Map([['a', new Map([['2026-01', { vehicles: 9, active: 9, isSimulated: false }]])]]);
    const first = Date.UTC(2026, 0, 1) / 86_400_000;
    const statusOf = (firstDay: number, lastFinal: number) =>
      monthRows({ months }, { atLeast: 3, provisional: true, firstDay, lastFinal })[0]!.status;
    expect(statusOf(first, first + 30)).toBe('final');
    expect(statusOf(first + 1, first + 30)).toBe('provisional');
    expect(statusOf(first, first + 29)).toBe('provisional');
    expect(
      monthRows({ months }, { atLeast: 3, provisional: false, firstDay: first + 1, lastFinal: 1e9 }),
    ).toEqual([]);
  });

  it('show no figure, and leave no difference of two, that fewer vehicles than the floor stand behind', () => {
    const figures = fc.record({
      vehicles: fc.nat({ max: 40 }),
      still: fc.nat({ max: 12 }),
      beyond: fc.nat({ max: 12 }),
      atLeast: fc.integer({ min: 3, max: 12 }),
    });
    fc.assert(
      fc.property(figures, ({ vehicles, still, beyond, atLeast }) => {
        const of = { vehicles, active: Math.max(0, vehicles - still), isSimulated: false };
        const months = new Map([['a', new Map([['2026-01', of]])]]);
        const registered = new Map([['a', vehicles + beyond]]);
        const [row] = monthRows(
          { months },
          { atLeast, provisional: true, registered, firstDay: 0, lastFinal: 0 },
        );
        expect(row === undefined).toBe(vehicles < atLeast);
        if (!row) return;
        expect(monthSchema({ cities: new Set(['a']), atLeast }).safeParse(row).success).toBe(true);
        const shown = [row.vehicles, row.active_vehicles, row.registered_vehicles].filter((n) => n !== null);
        for (const a of shown)
          for (const b of [0, ...shown]) expect(a === b || Math.abs(a - b) >= atLeast).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 3, max: 50 }), (vehicles, atLeast) => {
        const flow = {
          from: 'a',
          to: 'b',
          month: '2026-01',
          trips: vehicles + 1,
          vehicles,
          isSimulated: false,
        };
        const how = { atLeast, provisional: true, firstDay: 0, lastFinal: 0 };
        const rows = flowRows({ flows: new Map([['a b', flow]]) }, how);
        expect(rows.length).toBe(vehicles >= Math.max(30, atLeast) ? 1 : 0);
        for (const row of rows)
          expect(flowSchema({ cities: new Set(['a', 'b']), atLeast }).safeParse(row).success).toBe(true);
      }),
    );
  });

  it('count damaged frames on the day and in the city of their cars', () => {
    const truth: Record<string, string>[] = parse(readFileSync(join(made.folder, 'truth.csv')), {
      columns: true,
    });
    const ours = new Map(made.found.rows.map((row) => [`${row.city} ${row.day}`, row.damaged_frames]));
    expect(truth.map((row) => ours.get(`${row['city']} ${row['day']}`))).toEqual(
      truth.map((row) => Number(row['damaged_frames'])),
    );
    expect(truth.filter((row) => Number(row['damaged_frames']) > 5).length).toBeGreaterThan(8);
  });
});

describe('how late frames are', () => {
  it('is the middle one of all, to the second within ten minutes and to the minute beyond', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 2000 }), { minLength: 1 }), (seconds) => {
        const late = new Lateness();
        for (const one of seconds) late.add(one);
        const middle = seconds.toSorted((a, b) => a - b)[Math.ceil(seconds.length / 2) - 1]!;
        const expected = middle <= 600 ? Math.max(0, middle) : Math.floor(middle / 60) * 60;
        expect(late.median).toBe(expected);
      }),
    );
    expect(new Lateness().median).toBeUndefined();
  });

  it('is by city and day what the frames themselves say, where clocks are right', async () => {
    const { found, captures } = await fleetOf({ ...none, gap: 0.6 }, 40);
    const home = new Map<string, Map<string, number>>();
    const late = new Map<string, { vin: string; seconds: number }[]>();
    for (const capture of captures) {
      let received = 0;
      const readers = new Map<number, FrameReader>();
      await readPieces(capture, (piece) => {
        received = piece.received;
        const reader =
          readers.get(piece.connection) ??
          new FrameReader((frame) => {
            const { vin, time, blocks } = decode(frame);
            const moment = Date.parse(time!) / 1000;
            const day = time!.slice(0, 10);
            const places = home.get(vin) ?? new Map<string, number>();
            home.set(vin, places.set(`${day} ${moment}`, Number(blocks![1]!.values['lon'])));
            const list = late.get(day) ?? [];
            late.set(day, list);
            list.push({ vin, seconds: received - moment });
          });
        readers.set(piece.connection, reader);
        reader.push(piece.bytes);
      });
    }
    /** The city in which a car is at the end of most days. */
    const homes = new Map(
      [...home].map(([vin, places]) => {
        const last = new Map(
          [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([at, lon]) => [at.slice(0, 10), lon]),
        );
        const inShanghai = [...last.values()].filter((lon) => lon > 119).length;
        return [vin, inShanghai > last.size / 2 ? '310000' : '110000'];
      }),
    );
    for (const row of found.rows) {
      const own = late.get(row.day)!.filter(({ vin }) => homes.get(vin) === row.city);
      const sorted = own.map(({ seconds }) => seconds).sort((a, b) => a - b);
      const middle = sorted[Math.ceil(sorted.length / 2) - 1]!;
      expect(row.lateness_median_s).toBe(middle <= 600 ? middle : Math.floor(middle / 60) * 60);
    }
    expect(found.rows.length).toBeGreaterThan(8);
  });
});
