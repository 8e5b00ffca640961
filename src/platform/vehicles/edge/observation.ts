import { none, type Skimmed } from '../frames/index.js';

/** What is kept of a frame until all frames of its car are there. */
export interface Observation extends Skimmed {
  /** Second of receipt; NaN where nobody knows. */
  received: number;
  /** Days for which the frame may be sent again: three in 2016, seven in 2025. */
  window: number;
}

/** An observation as ten 32-bit numbers; it has the number of a car in this run, no identifier. */
export const words = 10;
const missingPlace = 0x7fff_ffff;

export function pack(
  car: number,
  seen: Skimmed,
  received: number,
  window: number,
  to: Int32Array,
  at: number,
): void {
  to[at] = car;
  to[at + 1] = seen.seconds;
  to[at + 2] = Number.isNaN(received) ? -1 : received;
  to[at + 3] = seen.odometer;
  to[at + 4] = Number.isNaN(seen.lon) ? missingPlace : seen.lon;
  to[at + 5] = Number.isNaN(seen.lat) ? missingPlace : seen.lat;
  to[at + 6] = ((seen.speed + 1) << 16) | (window << 8) | (seen.soc + 1);
  to[at + 7] = seen.power;
  to[at + 8] =
    ((seen.state + 1) << 24) | ((seen.charge + 1) << 16) | ((seen.mode + 1) << 8) | (seen.isReissue ? 1 : 0);
  to[at + 9] = seen.system;
}

export function unpack(from: Int32Array, at: number): Observation {
  const [place, codes] = [from[at + 6]!, from[at + 8]!];
  const [lon, lat] = [from[at + 4]!, from[at + 5]!];
  return {
    seconds: from[at + 1]! >>> 0,
    received: from[at + 2] === -1 ? Number.NaN : from[at + 2]! >>> 0,
    odometer: from[at + 3]!,
    lon: lon === missingPlace ? Number.NaN : lon,
    lat: lat === missingPlace ? Number.NaN : lat,
    speed: (place >>> 16) + none,
    window: (place >>> 8) & 255,
    soc: (place & 255) + none,
    power: from[at + 7]!,
    state: (codes >>> 24) + none,
    charge: ((codes >>> 16) & 255) + none,
    mode: ((codes >>> 8) & 255) + none,
    isReissue: (codes & 1) === 1,
    system: from[at + 9]!,
  };
}
