import { isCommand, notEncrypted } from './decode.js';
import { type BlockKind, blockKind, type Version } from './layouts.js';
import { secondsAt } from './moment.js';
import { type Layout, leastOf, rawAt, type Width } from './parts.js';
import { endOf } from './read.js';
import { type Frame, headerBytes } from './stream.js';

/** No value: raw numbers of frames are never negative. */
export const none = -1;

/** What is asked of real-time and re-issued frames, in the units of the frame; `none` where a value is missing. */
export interface Skimmed {
  isReissue: boolean;
  /** Seconds since 1970, as the car's clock said. */
  seconds: number;
  state: number;
  charge: number;
  mode: number;
  /** In tenths of km/h, and of km. */
  speed: number;
  odometer: number;
  /** Charging or driving power in tenths of kW. */
  power: number;
  soc: number;
  /** In millionths of a degree, negative to the west and south; NaN where the position is missing. */
  lon: number;
  lat: number;
  /** Of the coordinates: 1 WGS-84, 2 GCJ-02, 3 other; `none` in 2016, which does not say. */
  system: number;
}

export const emptySkim = (): Skimmed => ({
  isReissue: false,
  seconds: Number.NaN,
  state: none,
  charge: none,
  mode: none,
  speed: none,
  odometer: none,
  power: none,
  soc: none,
  lon: Number.NaN,
  lat: Number.NaN,
  system: none,
});

/** What a frame is to an aggregate: used, or why not. */
export type Skim = 'used' | 'other' | 'encrypted' | 'no-time';

/**
 * Reads the vehicle and the position of a frame into `into`, without decoding the rest; where a block comes twice, the last
 * one counts. What stands behind a block that cannot be read is left, as by `decode`.
 */
export function skim({ version, bytes }: Frame, into: Skimmed): Skim {
  const command = bytes[2]!;
  if ((command !== 0x02 && command !== 0x03) || bytes[3] !== isCommand) return 'other';
  if (bytes[21] !== notEncrypted) return 'encrypted';
  const end = bytes.length - 1;
  const seconds = end - headerBytes < 6 ? Number.NaN : secondsAt(bytes, headerBytes);
  if (Number.isNaN(seconds)) return 'no-time';
  into.isReissue = command === 0x03;
  into.seconds = seconds;
  into.state = into.charge = into.mode = into.speed = into.odometer = into.power = into.soc = none;
  into.system = none;
  into.lon = into.lat = Number.NaN;
  for (let at = headerBytes + 6; at < end; ) {
    const type = bytes[at]!;
    const next = endOfBlock(blockKind(version, type), bytes, at + 1, end);
    if (next < 0) break;
    if (type === vehicleType) readVehicle(bytes, at + 1, places[version], into);
    else if (type === positionType) readPosition(bytes, at + 1, places[version], into);
    at = next;
  }
  return 'used';
}

function endOfBlock(kind: BlockKind | undefined, data: Uint8Array, at: number, end: number): number {
  if (!kind) return none;
  if (kind.size === undefined) return endOf(kind.layout, data, at, end);
  return at + kind.size <= end ? at + kind.size : none;
}

const vehicleType = 0x01;
const positionType = 0x05;

/** Where the fields that are asked for stand in their blocks, by the layouts. */
const placesOf = (version: Version) => {
  const vehicle = blockKind(version, vehicleType)!.layout;
  const position = blockKind(version, positionType)!.layout;
  const zero = vehicle.find((part) => part.name === 'currentA');
  return {
    state: offsetOf(vehicle, 'state'),
    charge: offsetOf(vehicle, 'charge'),
    mode: offsetOf(vehicle, 'mode'),
    speed: offsetOf(vehicle, 'speedKmh'),
    odometer: offsetOf(vehicle, 'odometerKm'),
    voltage: offsetOf(vehicle, 'voltageV'),
    current: offsetOf(vehicle, 'currentA'),
    currentZero: zero?.kind === 'number' ? zero.zero : 0,
    soc: offsetOf(vehicle, 'soc'),
    system: version === 2025 ? offsetOf(position, 'system') : none,
    lon: offsetOf(position, 'lon'),
    lat: offsetOf(position, 'lat'),
  };
};
type Places = ReturnType<typeof placesOf>;
const places: Readonly<Record<Version, Places>> = { 2016: placesOf(2016), 2025: placesOf(2025) };

function offsetOf(layout: Layout, name: string): number {
  return leastOf(
    layout.slice(
      0,
      layout.findIndex((part) => part.name === name),
    ),
  );
}

/** The largest values that the standard allows; what is above is missing. */
const most = { odometer: 9_999_999, speed: { 2016: 2200, 2025: 5000 }, soc: 100, code: 4 };

function readVehicle(data: Uint8Array, at: number, of: Places, into: Skimmed): void {
  into.state = within(data[at + of.state]!, most.code);
  into.charge = within(data[at + of.charge]!, most.code);
  into.mode = within(data[at + of.mode]!, most.code);
  into.speed = within(rawAt(data, at + of.speed, 2), most.speed[of.system < 0 ? 2016 : 2025]);
  into.odometer = within(rawAt(data, at + of.odometer, 4), most.odometer);
  into.soc = within(data[at + of.soc]!, most.soc);
  const volts = present(data, at + of.voltage, 2);
  const amperes = present(data, at + of.current, 2);
  into.power =
    volts < 0 || amperes < 0 ? none : Math.round((volts * Math.abs(amperes - of.currentZero)) / 10_000);
}

const within = (raw: number, largest: number) => (raw <= largest ? raw : none);

function present(data: Uint8Array, at: number, width: Width): number {
  const raw = rawAt(data, at, width);
  return raw >= 0xfffe ? none : raw;
}

/** An invalid position is the last known one; 0, 0 is sent by receivers that know none. */
function readPosition(data: Uint8Array, at: number, of: Places, into: Skimmed): void {
  const status = data[at]!;
  const [lon, lat] = [rawAt(data, at + of.lon, 4), rawAt(data, at + of.lat, 4)];
  into.system = of.system < 0 ? none : data[at + of.system]!;
  const isPlace = (status & 1) === 0 && lon <= 180e6 && lat <= 90e6 && (lon !== 0 || lat !== 0);
  into.lon = isPlace ? (status & 4 ? -lon : lon) : Number.NaN;
  into.lat = isPlace ? (status & 2 ? -lat : lat) : Number.NaN;
}
