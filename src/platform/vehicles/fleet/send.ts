import { commandOf, encode, momentText, type Version } from '../frames/index.js';
import { toGcj02 } from '../places/gcj02.js';
import type { Moment } from './plan.js';
import type { Random } from './random.js';

/** How often things go wrong: shares of frames unless said otherwise. */
export interface Faults {
  /** Of drives and charges: frames are not sent at once but again later. */
  gap: number;
  /** Of these: all at once when the car is back, as if they were sent at once. */
  unmarked: number;
  duplicate: number;
  wrongCheck: number;
  /** Cut short, so that the next frame follows in its middle. */
  cut: number;
  /** The position is marked invalid, or is 0, 0 and marked valid. */
  noPosition: number;
  noOdometer: number;
  /** Of cars: the odometer begins at 0 on one day. */
  reset: number;
  /** Of cars: the clock is two minutes, or a whole day, ahead or behind. */
  minutesOff: number;
  dayOff: number;
  /** Of cars: another car sends under the same identifier. */
  cloned: number;
  /** Of frames: bytes before it that belong to none. */
  noise: number;
}

/** The rates of the design (trust.md, 3.4). */
export const usualFaults: Faults = {
  gap: 0.02,
  unmarked: 0.1,
  duplicate: 0.005,
  wrongCheck: 0.001,
  cut: 0.0005,
  noPosition: 0.02,
  noOdometer: 0.003,
  reset: 0.0001,
  minutesOff: 0.01,
  dayOff: 0.001,
  cloned: 0.0002,
  noise: 0.0005,
};

/** Bytes that reach the server. */
export interface Arrival {
  received: number;
  connection: number;
  bytes: Uint8Array;
  /** Its check byte is wrong. */
  isDamaged?: true;
}

/** A car as it sends: its identifier, version, connection, and how far its clock is ahead. */
export interface Sender {
  vin: string;
  version: Version;
  connection: number;
  clock: number;
}

const live = 2;
const again = 3;
const day = 86_400;

/** What arrives of the moments of a car, faults included. All that was not received at once is sent again in time. */
export function arrivalsOf(
  sender: Sender,
  moments: readonly Moment[],
  faults: Faults,
  random: Random,
): Arrival[] {
  const { connection } = sender;
  const out: Arrival[] = [];
  const longest = (sender.version === 2016 ? 3 : 7) * day - 7200;
  const put = (received: number, bytes: Uint8Array) => out.push({ received, connection, bytes });
  const gaps = new Map<number, ReturnType<typeof gapFrom>>();
  let sequence = 0;
  for (const moment of moments) {
    if (!gaps.has(moment.of)) gaps.set(moment.of, gapFrom(moment.seconds, longest, faults, random));
    const gap = gaps.get(moment.of);
    const frame = (command: number) => frameOf(sender, command, moment, seen);
    const seen = {
      position: random.chance(faults.noPosition) ? random.below(2) : -1,
      odometer: random.chance(faults.noOdometer) ? random.below(2) : -1,
    };
    if (gap && moment.seconds >= gap.from && moment.seconds < gap.to) {
      put(Math.max(gap.at, moment.seconds) + (sequence++ % 50), frame(gap.isUnmarked ? live : again));
      continue;
    }
    const received = moment.seconds + random.below(4);
    if (random.chance(faults.noise))
      put(
        received,
        Uint8Array.from({ length: 1 + random.below(30) }, () => random.below(256)),
      );
    const bytes = frame(live);
    const isWrong = random.chance(faults.wrongCheck);
    const isCut = random.chance(faults.cut);
    if (isWrong) out.push({ received, connection, bytes: damaged(bytes, random), isDamaged: true });
    else if (isCut) put(received, bytes.subarray(0, 30 + random.below(bytes.length - 31)));
    else put(received, bytes);
    if (isWrong || isCut) put(received + 60 + random.below(540), frame(again));
    else if (random.chance(faults.duplicate)) put(received + random.below(60), bytes);
  }
  return out;
}

const damaged = (bytes: Uint8Array, random: Random) =>
  bytes.with(bytes.length - 1, bytes.at(-1)! ^ (1 + random.below(255)));

function gapFrom(start: number, longest: number, faults: Faults, random: Random) {
  if (!random.chance(faults.gap)) return undefined;
  const from = start + random.below(600);
  const to = from + Math.round(random.lognormal(600, 1));
  const isUnmarked = random.chance(faults.unmarked);
  const at = isUnmarked ? to : from + Math.min(longest, Math.round(random.lognormal(7200, 2)));
  return { from, to, at, isUnmarked };
}

/**
 * A frame; of its values each version sends those that it knows.
 * @param seen which fault position and odometer have; negative for none
 */
function frameOf(
  { vin, version, clock }: Sender,
  command: number,
  moment: Moment,
  seen: { position: number; odometer: number },
): Uint8Array {
  const place = [moment.lon, moment.lat] as const;
  const [lon, lat] = version === 2025 ? toGcj02(place) : place;
  const isZero = seen.position === 1;
  const vehicle = {
    state: moment.state,
    charge: moment.charge,
    mode: moment.mode,
    speedKmh: moment.speed / 10,
    odometerKm: seen.odometer < 0 ? moment.odometer / 10 : seen.odometer === 0 ? 'abnormal' : 'invalid',
    voltageV: 350,
    currentA: (moment.power * 1000) / 350,
    soc: moment.soc,
    dcdc: 1,
    gear: moment.speed > 0 ? 14 : 15,
    insulationKohm: 6000,
    accelPedal: 0,
    brakePedal: 0,
  };
  const position = {
    status: seen.position === 0 ? 1 : 0,
    system: 2,
    lon: isZero ? 0 : lon,
    lat: isZero ? 0 : lat,
  };
  const blocks = [
    { type: 1, name: 'vehicle', values: vehicle },
    { type: 5, name: 'position', values: position },
  ];
  return encode(commandOf({ version, command, vin, time: momentText(moment.seconds + clock), blocks }));
}
