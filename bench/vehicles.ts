import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  commandOf,
  decode,
  emptySkim,
  encode,
  FrameReader,
  momentText,
  simulatedCities,
  skim,
  usualFaults,
  writeFleet,
} from '../dist/platform/vehicles/index.js';
import { type Row, rowOf } from './row.js';

/** Frames of connected cars: read, decoded, and aggregated to cities and days. */
export async function benchVehicles(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const cells of [0, 150]) {
    const [stream, frames] = streamOf(cells);
    const size = `${Math.round(stream.length / frames)} bytes`;
    rows.push(
      await rowFor(`what an aggregate needs of frames of ${size}`, stream, frames, () => {
        const into = emptySkim();
        return (frame) => skim(frame, into);
      }),
      await rowFor(`every field of frames of ${size}`, stream, frames, () => decode),
    );
  }
  return [...rows, await benchDay()];
}

type Take = ConstructorParameters<typeof FrameReader>[0];

async function rowFor(name: string, stream: Uint8Array, frames: number, take: () => Take): Promise<Row> {
  const ours = () => {
    const reader = new FrameReader(take());
    reader.push(stream);
    reader.end();
    if (reader.counts.frames !== frames) throw new Error('frames were lost');
  };
  const row = await rowOf(
    name,
    'every byte read once (exclusive or)',
    '',
    [ours, () => exclusiveOr(stream)],
    7,
    3,
  );
  const perSecond = (ms: number, n: number) => (n / ms / 1000).toFixed(2);
  const note = `${perSecond(row.ours_ms, frames)} million frames/s, ${perSecond(row.ours_ms, stream.length)} MB/s; ${(1 / row.ratio).toFixed(2)} × the speed of reading`;
  return { ...row, note };
}

function exclusiveOr(bytes: Uint8Array): number {
  let all = 0;
  for (let i = 0; i < bytes.length; i++) all ^= bytes[i]!;
  return all;
}

/** 20 MB of frames of 2016 with the vehicle and its position, and of so many cells. */
function streamOf(cells: number): [Uint8Array, number] {
  const start = Date.UTC(2026, 0, 5) / 1000;
  const some = Array.from({ length: 100 }, (_, i) => {
    const values = {
      ...{ state: 1, charge: 3, mode: 1, speedKmh: 40 + i / 10, odometerKm: 12_000 + i / 10, voltageV: 350 },
      ...{ currentA: 10, soc: 60, dcdc: 1, gear: 14, insulationKohm: 6000, accelPedal: 0, brakePedal: 0 },
    };
    const blocks = [
      { type: 1, name: 'vehicle', values },
      { type: 5, name: 'position', values: { status: 0, lon: 116.4 + i / 1e4, lat: 39.9 } },
    ];
    if (cells > 0) {
      const cellsV = Array.from({ length: cells }, (_, c) => 3.9 + ((c + i) % 20) / 1000);
      const pack = { no: 1, voltageV: 350, currentA: 10, cells, first: 1, cellsV };
      const tempsC = Array.from({ length: 48 }, (_, c) => 20 + (c % 4));
      blocks.push({ type: 8, name: 'cell-voltages', values: { packs: [pack] } } as never);
      blocks.push({ type: 9, name: 'temperatures', values: { packs: [{ no: 1, tempsC }] } } as never);
    }
    return encode(
      commandOf({ version: 2016, command: 2, vin: 'SIMULATED00000001', time: momentText(start + i), blocks }),
    );
  });
  const once = Buffer.concat(some);
  const times = Math.max(1, Math.round(20e6 / once.length));
  return [Buffer.concat(Array(times).fill(once)), 100 * times];
}

const cars = 2000;

/** A day of a small fleet, in a process of its own so that its memory is that of the aggregation. */
async function benchDay(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
  const how = { cities: simulatedCities, cars, firstDay: 20_458, days: 1, seed: 1, faults: usualFaults };
  const { captures, borders, bytes } = await writeFleet(folder, how);
  const at = (floor: string) => JSON.stringify(pathToFileURL(join('dist', floor, 'index.js')).href);
  const script = `
    import { readFileSync } from 'node:fs';
    import { aggregateCaptures, findPlace } from ${at('platform')};
    import { readBorders } from ${at('signals')};
    const { grid } = readBorders('borders', readFileSync(${JSON.stringify(borders)}, 'utf8'));
    const files = ${JSON.stringify(captures)};
    let bytes = 0;
    const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
    const start = spent();
    for (const file of files) for (const byte of readFileSync(file)) bytes ^= byte;
    const read = spent();
    const { report } = await aggregateCaptures(files, { find: findPlace(grid), system2016: 'wgs84', atLeast: 10, provisional: true, work: ${JSON.stringify(join(folder, 'work'))} });
    const ms = spent() - read;
    const rss = process.resourceUsage().maxRSS / 1024;
    console.log(JSON.stringify({ baseline: read - start, ms, rss, frames: report.became.read }));`;
  const ran = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  ) as { baseline: number; ms: number; rss: number; frames: number };
  rmSync(folder, { recursive: true, force: true });
  const perFrame = ran.ms / ran.frames;
  const whole = `100 million frames (100,000 cars) would take ${((perFrame * 1e8) / 60_000).toFixed(0)} minutes at that rate (extrapolated)`;
  return {
    name: `a day of ${cars} simulated cars to cities`,
    ours_ms: ran.ms,
    baseline: 'the files read, every byte once',
    baseline_ms: ran.baseline,
    ratio: ran.ms / ran.baseline,
    note: `${ran.frames} frames, ${(bytes / 1e6).toFixed(0)} MB, ${(1000 * perFrame).toFixed(2)} µs of processor time a frame, one run, ${ran.rss.toFixed(0)} MiB at most; ${whole}`,
  };
}
