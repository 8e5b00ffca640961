import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import { expect, it } from 'vitest';
import { simulatedBorders } from '../../../src/platform/vehicles/fleet/cities.js';
import {
  aggregateCaptures,
  findPlace,
  momentText,
  simulatedCities,
} from '../../../src/platform/vehicles/index.js';
import { readBorders } from '../../../src/signals/index.js';
import { bundledProgram } from '../../helpers/bundled.js';
import {
  CarClient,
  capturesOf,
  frameOf,
  freePort,
  hex,
  kept,
  platformLogin,
} from '../../helpers/carClient.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';
import { seeded } from '../../helpers/random.js';
import { often, patience, seedOf, tell } from '../../helpers/reliability.js';

const main = await bundledProgram();
const host = '127.0.0.1';
const cars = 6;
/** Beijing's, so that a car has a home; each second of a car is one frame. */
const { lon, lat } = simulatedCities[0]!;
const blocks = [{ type: 5, name: 'position', values: { status: 0, lon, lat } }];
const nowSecond = Math.floor(Date.now() / 1000);

/** A car that sends one frame after the other, over TCP or MQTT, and remembers which were acknowledged. */
class Car {
  readonly acknowledged = new Set<string>();
  readonly sent: Uint8Array[] = [];
  readonly #vin: string;

  constructor(car: number) {
    this.#vin = `SIMULATED${car}`;
  }

  next(): Uint8Array {
    // Seconds of the last hours, so that nothing is from the future or too late.
    const time = momentText(nowSecond - 20_000 + this.sent.length);
    const frame = frameOf({ version: 2016, command: 2, vin: this.#vin, time, blocks });
    this.sent.push(frame);
    return frame;
  }
}

interface Running {
  child: ChildProcess;
  ports: { tcp: number; mqtt: number };
}

async function start(folder: string, accounts: string): Promise<Running> {
  const ports = { tcp: await freePort(), mqtt: await freePort() };
  const child = spawn(
    process.execPath,
    [
      ...[main, 'edge', 'listen', folder, '--tcp', `${ports.tcp}`, '--mqtt', `${ports.mqtt}`],
      ...['--accounts', accounts, '--answer-data', '--json'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout!, 'data');
  return { child, ports };
}

/** Sends frames in small groups until the connection ends. */
async function sendOverTcp(car: Car, port: number, password: string): Promise<void> {
  const client = await CarClient.connect(port).catch(() => undefined);
  if (!client) return;
  client.send(platformLogin('maker', password));
  await client.untilAnswered(1);
  while (client.isOpen) {
    const group = Array.from({ length: 5 }, () => car.next());
    const before = client.answers.length;
    client.send(Buffer.concat(group));
    await client.untilAnswered(before + group.length);
    // Answers come in the order of the frames.
    for (const frame of group.slice(0, client.answers.length - before)) car.acknowledged.add(hex(frame));
  }
}

async function sendOverMqtt(car: Car, port: number, password: string): Promise<void> {
  const client: MqttClient | undefined = await connectAsync(`mqtt://${host}:${port}`, {
    username: 'maker',
    password,
    reconnectPeriod: 0,
    keepalive: 60,
  }).catch(() => undefined);
  if (!client) return;
  client.on('error', () => {});
  let isOpen = true;
  const closed = new Promise<void>((resolve) =>
    client.once('close', () => {
      isOpen = false;
      resolve();
    }),
  );
  while (isOpen) {
    const group = Array.from({ length: 5 }, () => car.next());
    const all = group.map(
      (frame) =>
        new Promise<void>((resolve) => {
          client.publish('cars', Buffer.from(frame), { qos: 1 }, (error) => {
            if (!error) car.acknowledged.add(hex(frame));
            resolve();
          });
        }),
    );
    await Promise.race([Promise.all(all), closed]);
  }
  await client.endAsync(true);
}

it('kill -9 while cars send loses no frame that was answered or acknowledged, and none counts twice', {
  timeout: patience(300_000),
}, async () => {
  const folder = join(temporaryFolder(), 'captures');
  const accounts = join(temporaryFolder(), 'accounts.json');
  const made = iplus(['edge', 'account', 'maker', '--accounts', accounts, '--json']);
  const { password } = JSON.parse(made.out) as { password: string };
  const random = seeded(seedOf(32_960));
  const fleet = Array.from({ length: cars }, (_, n) => new Car(n));
  const kills = often(5, { few: 1, share: 0.1 });
  const count = () => fleet.reduce((sum, car) => sum + car.acknowledged.size, 0);
  for (let round = 0; round < kills; round++) {
    const { child, ports } = await start(folder, accounts);
    const sending = fleet.map((car, n) =>
      n % 2 === 0 ? sendOverTcp(car, ports.tcp, password) : sendOverMqtt(car, ports.mqtt, password),
    );
    // As many as a busy machine takes its time for, and then at any moment.
    const goal = count() + 25 + random() * 75;
    while (count() < goal) await sleep(1);
    await sleep(random() * 10);
    child.kill('SIGKILL');
    await Promise.all(sending);
  }
  const acknowledged = fleet.flatMap((car) => [...car.acknowledged]);
  const found = new Set(await kept(folder));
  expect(acknowledged.filter((frame) => !found.has(frame))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(20 * kills);

  // Senders repeat everything that they sent: each frame counts once.
  const { child, ports } = await start(folder, accounts);
  for (const car of fleet) {
    const client = await CarClient.connect(ports.tcp);
    client.send(platformLogin('maker', password));
    client.send(Buffer.concat(car.sent));
    expect(await client.untilAnswered(1 + car.sent.length)).toBe(true);
    client.destroy();
  }
  const [told] = await Promise.all([once(child.stdout!, 'data'), child.kill('SIGTERM')]);
  expect(JSON.parse(String(told))).toMatchObject({ tcp: { connections: cars, fault: 0 } });
  const { grid } = readBorders('borders.geojson', simulatedBorders(simulatedCities));
  const { report } = await aggregateCaptures(capturesOf(folder), {
    find: findPlace(grid!),
    system2016: 'wgs84',
    atLeast: 3,
    provisional: true,
    work: join(temporaryFolder(), 'work'),
  });
  const sent = fleet.reduce((sum, car) => sum + car.sent.length, 0);
  expect(report.became).toMatchObject({ used: sent, tooLate: 0, future: 0, ofCloned: 0, ofNowhere: 0 });
  tell('kills', 'a server of frames over TCP and MQTT', kills, {
    acknowledged: acknowledged.length,
    lost: 0,
    twice: report.became.used - sent,
  });
});
