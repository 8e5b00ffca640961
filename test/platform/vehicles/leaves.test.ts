import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCarDay } from '../../../src/platform/vehicles/edge/carDay.js';
import { addCar, emptyCityDay } from '../../../src/platform/vehicles/edge/cityDay.js';
import { rowFor } from '../../../src/platform/vehicles/edge/withhold.js';
import {
  aggregateCaptures,
  captureStart,
  commandOf,
  encode,
  findPlace,
  momentText,
  pieceBytes,
} from '../../../src/platform/vehicles/index.js';
import { placeGrid } from '../../../src/sql/index.js';
import { filesBelow, temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';

const atLeast = 5;

describe('a row of a city and day', () => {
  const carDay = fc
    .record({
      isActive: fc.boolean(),
      distance: fc.nat({ max: 300 }),
      moving: fc.nat({ max: 9000 }),
      trips: fc.nat({ max: 3 }),
      hasPeak: fc.boolean(),
      isElectric: fc.boolean(),
      sessions: fc.nat({ max: 2 }),
      isFast: fc.boolean(),
      isFar: fc.boolean(),
    })
    .map(({ hasPeak, isElectric, isFast, isFar, ...of }) => ({
      ...emptyCarDay(),
      ...of,
      frames: 10,
      tripDistance: of.trips > 0 ? of.distance : 0,
      peak: hasPeak ? of.distance : 0,
      peakMoving: hasPeak ? of.moving : 0,
      electric: isElectric ? of.distance : 0,
      fast: isFast ? of.sessions : 0,
      intercity: isFar ? of.trips : 0,
    }));
  /** A figure, what it is a part of, and what a car adds to both. */
  const parts = [
    ['distance_km', undefined, 'distance', undefined],
    ['electric_km', 'distance_km', 'electric', 'distance'],
    ['peak_km', 'distance_km', 'peak', 'distance'],
    ['peak_hours', 'moving_hours', 'peakMoving', 'moving'],
    ['trips', undefined, 'trips', undefined],
    ['intercity_trips', 'trips', 'intercity', 'trips'],
    ['charging_sessions', undefined, 'sessions', undefined],
    ['fast_sessions', 'charging_sessions', 'fast', 'sessions'],
  ] as const;

  it('shows no figure, and leaves no difference of two, that fewer cars than the floor stand behind', () => {
    fc.assert(
      fc.property(fc.array(carDay, { maxLength: 16 }), (cars) => {
        const cityDay = emptyCityDay();
        for (const car of cars) addCar(cityDay, car);
        const row = rowFor('110000', 20_000, cityDay, { atLeast, isFinal: true });
        expect(row === undefined).toBe(cars.length < atLeast);
        if (row === undefined) return;
        expect(row.vehicles).toBe(cars.length);
        for (const [figure, whole, part, of] of parts) {
          if (row[figure] === null) continue;
          expect(cars.filter((car) => car[part] > 0).length).toBeGreaterThanOrEqual(atLeast);
          if (whole === undefined) continue;
          expect(row[whole]).not.toBeNull();
          const rest = cars.filter((car) => car[of] > car[part]).length;
          expect(rest === 0 || rest >= atLeast).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** A square for a city, and frames of cars in it whose identifiers and codes try to get out. */
const square = (id: string, lon: number) => ({
  id,
  rings: [
    [
      [lon, 39],
      [lon + 1, 39],
      [lon + 1, 40],
      [lon, 40],
      [lon, 39],
    ],
  ],
});
const identifiers = [
  'LTESTVIN000000075',
  '=cmd|A0!B1',
  '\xbe\xa9A12345',
  '../../etc/passwd',
  '"},{"vin":"X',
  '110000',
  '<script>',
  'A,B,C\nD,E,F',
  '__proto__',
  'constructor',
];

function hostileFrames(): Buffer {
  const start = Date.UTC(2026, 0, 5, 0) / 1000;
  const pieces = identifiers.flatMap((vin, car) =>
    Array.from({ length: 40 }, (_, i) => {
      const values = {
        state: 1,
        charge: 3,
        mode: 1,
        speedKmh: 40,
        odometerKm: 1000 * car + 0.4 * i,
        voltageV: 350,
        currentA: 10,
        soc: 60,
        dcdc: 1,
        gear: 14,
        insulationKohm: 6000,
        accelPedal: 0,
        brakePedal: 0,
      };
      const blocks = [
        { type: 1, name: 'vehicle', values },
        { type: 5, name: 'position', values: { status: 0, lon: 116.123457 + 0.001 * i, lat: 39.654321 } },
        { type: 0x81, name: 'custom', values: { content: new TextEncoder().encode(`${vin} 116.123457`) } },
      ];
      const time = momentText(start + 30 * i);
      const bytes = encode(commandOf({ version: 2016, command: 2, vin: vin.slice(0, 17), time, blocks }));
      return pieceBytes({ received: start + 30 * i, connection: car, bytes });
    }),
  );
  return Buffer.concat([captureStart(), ...pieces]);
}

describe('what leaves an automaker', () => {
  it('has no identifier, no position and no time of a car, whatever the frames say', async () => {
    const folder = temporaryFolder();
    const capture = join(folder, 'a.gb32960');
    writeFileSync(capture, hostileFrames());
    const borders = join(folder, 'borders.geojson');
    const features = [square('110000', 116), square('310000', 121)].map(({ id, rings }) => ({
      type: 'Feature',
      id,
      properties: {},
      geometry: { type: 'Polygon', coordinates: rings },
    }));
    writeFileSync(borders, JSON.stringify({ type: 'FeatureCollection', features }));
    const said: string[] = [];
    for (const [lang, name] of [
      ['en', 'a.csv'],
      ['zh', 'a.ndjson'],
    ] as const) {
      const run = iplus([
        'edge',
        'aggregate',
        capture,
        '--borders',
        borders,
        '--out',
        join(folder, name),
        '--at-least',
        '3',
        '--provisional',
        '--lang',
        lang,
      ]);
      expect(run).toMatchObject({ code: 0 });
      said.push(run.out, readFileSync(join(folder, name), 'utf8'));
    }
    expect(said[1]!.trim().split('\n')).toHaveLength(2);
    for (const text of said) {
      for (const secret of [
        ...identifiers.filter((vin) => vin !== '110000'),
        '116.1',
        '39.6',
        '116123',
        'SIMULATED',
        '08:00:30',
      ])
        expect(text.replaceAll(folder, '')).not.toContain(secret);
    }
    expect(filesBelow(folder).sort()).toEqual(['a.csv', 'a.gb32960', 'a.ndjson', 'borders.geojson']);
  });

  it('is nothing where fewer cars than the floor were seen', async () => {
    const folder = temporaryFolder();
    const capture = join(folder, 'a.gb32960');
    writeFileSync(capture, hostileFrames());
    const find = findPlace(placeGrid([square('110000', 116)]));
    const how = {
      find,
      system2016: 'wgs84',
      atLeast: identifiers.length + 1,
      provisional: true,
      work: join(folder, 'work'),
    } as const;
    const { rows, report } = await aggregateCaptures([capture], how);
    expect(rows).toEqual([]);
    expect(report).toMatchObject({ belowFloor: 1, cars: { used: identifiers.length } });
  });

  it.skipIf(!existsSync('/proc/self'))('is not written where no file can be made, and that is said', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.gb32960'), hostileFrames());
    const borders = join(folder, 'borders.geojson');
    const geometry = { type: 'Polygon', coordinates: square('110000', 116).rings };
    const features = [{ type: 'Feature', id: '110000', properties: {}, geometry }];
    writeFileSync(borders, JSON.stringify({ type: 'FeatureCollection', features }));
    const ran = iplus([
      ...['edge', 'aggregate', join(folder, 'a.gb32960'), '--borders', borders],
      ...['--out', '/proc/a.csv', '--lang', 'en'],
    ]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('/proc/a.csv\n  found: a file that cannot be written (ENOENT)');
  });
});
