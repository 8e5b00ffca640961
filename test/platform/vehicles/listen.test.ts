import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { connectAsync } from 'mqtt';
import { describe, expect, it } from 'vitest';
import { filesOf } from '../../../src/platform/intake/index.js';
import { CitySums } from '../../../src/platform/vehicles/edge/citySums.js';
import { simulatedBorders } from '../../../src/platform/vehicles/fleet/cities.js';
import { simulateCars, truthRows } from '../../../src/platform/vehicles/fleet/simulateFleet.js';
import {
  aggregateCaptures,
  CaptureLog,
  type CityDayRow,
  cityDays,
  dayStart,
  type Faults,
  findPlace,
  listenMqtt,
  listenTcp,
  simulatedCities,
  usualFaults,
  withAccount,
} from '../../../src/platform/vehicles/index.js';
import { readBorders } from '../../../src/signals/index.js';
import { csvOfTable, rowsFromCsv, tableOf } from '../../../src/tables/index.js';
import { again, CarClient, capturesOf, carLogin } from '../../helpers/carClient.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { openUnsynced } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';

const limits = { port: 0, host: '127.0.0.1', connections: 100, idleSeconds: 30, answersData: false };
const loud = (error: unknown) => expect.unreachable(String(error));
const account = withAccount({}, 'maker')!;

// Thousands of syncs take minutes on a busy disk, and what is summed up does not depend on them: here nothing is synced.
const faults: Faults = {
  ...(Object.fromEntries(Object.keys(usualFaults).map((name) => [name, 0])) as unknown as Faults),
  gap: 0.1,
  duplicate: 0.02,
};
const fleet = { cities: simulatedCities, cars: 24, firstDay: 20_000, days: 2, seed: 3, faults };

function grouped<T>(all: readonly T[], by: (one: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const list = groups.get(by(one));
    if (list) list.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}

/** What arrives of a fleet, minute by minute, and what is true of it. */
function fleetByMinute() {
  const truth = new CitySums();
  const arrivals = simulateCars(fleet, [0, fleet.cars], truth);
  const minutes = grouped(arrivals, ({ received }) => Math.floor(received / 60));
  const rows = rowsFromCsv(cityDays, parse(csvOfTable(tableOf(cityDays, truthRows(truth, fleet, 1)))));
  return { minutes, truth: rows };
}

const figures = (row: CityDayRow) => {
  const { status: _, positioned_frames: __, reissued_frames: ___, lateness_median_s: ____, ...rest } = row;
  return rest;
};

async function expectTruth(folder: string, truth: readonly CityDayRow[]) {
  const { grid } = readBorders('borders.geojson', simulatedBorders(simulatedCities));
  const { rows, report } = await aggregateCaptures(capturesOf(folder), {
    find: findPlace(grid!),
    system2016: 'wgs84',
    atLeast: 1,
    provisional: true,
    work: join(temporaryFolder(), 'work'),
  });
  const days = new Set(truth.map(({ day }) => day));
  expect(truth.length).toBeGreaterThan(8);
  expect(rows.filter(({ day }) => days.has(day)).map(figures)).toEqual(truth.map(figures));
  return report;
}

describe('a fleet that sends over real sockets', () => {
  it('is aggregated to the truth, with connections cut in the middle of frames and frames sent again', async () => {
    const { minutes, truth } = fleetByMinute();
    const folder = temporaryFolder();
    let second = dayStart(fleet.firstDay);
    const log = await CaptureLog.open(folder, {
      now: () => second * 1000,
      fileBytes: 500_000,
      files: filesOf(openUnsynced, { own: true }),
    });
    const server = await listenTcp(log, { ...limits, onFault: loud });
    const random = seeded(7);
    const clients = new Map<number, CarClient>();
    let cuts = 0;
    /** Sends frames, cuts some connections, and sends what was not answered for again until everything is on the disk. */
    const send = async (connection: number, frames: Uint8Array[]): Promise<void> => {
      const client = clients.get(connection) ?? (await CarClient.connect(server.port));
      if (!clients.has(connection)) client.send(carLogin(`SIMULATED${connection}`));
      clients.set(connection, client);
      const bytes = Buffer.concat(frames);
      const isCut = random() < 0.03;
      client.send(isCut ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes);
      if (isCut) {
        cuts++;
        await sleep(1);
        client.destroy();
      } else if (await client.settled()) return;
      clients.delete(connection);
      await send(connection, frames.map(again));
    };
    for (const [minute, arrivals] of minutes) {
      second = minute * 60 + 59;
      const byConnection = grouped(arrivals, ({ connection }) => connection);
      await Promise.all(
        [...byConnection].map(([n, list]) =>
          send(
            n,
            list.map(({ bytes }) => bytes),
          ),
        ),
      );
    }
    for (const client of clients.values()) client.destroy();
    await server.close();
    await log.close();
    expect(cuts).toBeGreaterThan(30);
    expect(capturesOf(folder).length).toBeGreaterThan(3);
    const { became } = await expectTruth(folder, truth);
    expect(became.duplicates).toBeGreaterThan(cuts / 2);
  }, 120_000);

  it('is aggregated to the truth over MQTT', async () => {
    const { minutes, truth } = fleetByMinute();
    const folder = temporaryFolder();
    let second = dayStart(fleet.firstDay);
    const log = await CaptureLog.open(folder, {
      now: () => second * 1000,
      files: filesOf(openUnsynced, { own: true }),
    });
    const server = await listenMqtt(log, { ...limits, accounts: account.accounts, onFault: loud });
    const client = await connectAsync(`mqtt://${limits.host}:${server.port}`, {
      username: 'maker',
      password: account.password,
      keepalive: 20,
    });
    (client.stream as Socket).setNoDelay(true);
    for (const [minute, arrivals] of minutes) {
      second = minute * 60 + 59;
      await Promise.all(
        arrivals.map(({ bytes }) => client.publishAsync('cars', Buffer.from(bytes), { qos: 1 })),
      );
    }
    await client.endAsync();
    await server.close();
    await log.close();
    expect(server.counts).toMatchObject({ connections: 1, frameless: 0, refused: 0, wrongPassword: 0 });
    await expectTruth(folder, truth);
  }, 120_000);
});
