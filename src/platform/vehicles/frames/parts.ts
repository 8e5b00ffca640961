/**
 * The parts that messages of GB/T 32960 are made of. A layout is a list of parts in the order of their bytes; the
 * decoder, the encoder and the length of a block all follow the same layout. All numbers are big-endian.
 */
export type Part =
  | { kind: 'number'; name: string; width: Width; per: number; zero: number; hasMissing: boolean }
  | { kind: 'text'; name: string; bytes: number }
  | { kind: 'time'; name: string }
  | { kind: 'bytes'; name: string; width: Width }
  | { kind: 'list'; name: string; width: Width; of: Layout; plain: boolean };

export type Layout = readonly Part[];
export type Width = 1 | 2 | 4;

/** Why a value is absent: the car says that it is abnormal (…FE) or invalid (…FF), over the full width of the field. */
export type Missing = 'abnormal' | 'invalid';
export type Reading = number | Missing;

/** A moment as GB/T 32960 sends it, in Beijing time: `2025-10-27T20:02:02+08:00`; `invalid` where no calendar has it. */
export type Moment = string;

export type Value = Reading | string | Uint8Array | readonly Value[] | Values;
export interface Values {
  readonly [name: string]: Value;
}

/**
 * A number: the bytes as a whole number, less `zero`, divided by `per`.
 * @param hasMissing false where the standard defines no value for "abnormal" and "invalid"
 */
export function number(
  name: string,
  width: Width,
  { per = 1, zero = 0, hasMissing = true }: { per?: number; zero?: number; hasMissing?: boolean } = {},
): Part {
  return { kind: 'number', name, width, per, zero, hasMissing };
}

/** ASCII of a fixed length, padded with NUL. */
export const text = (name: string, bytes: number): Part => ({ kind: 'text', name, bytes });

/** Six bytes: year less 2000, month, day, hour, minute, second. */
export const time = (name: string): Part => ({ kind: 'time', name });

/** As many bytes as the length before them says. */
export const bytes = (name: string, width: Width): Part => ({ kind: 'bytes', name, width });

/** A count, and as many times some parts; no list follows a count that is missing. */
export const list = (name: string, width: Width, of: Layout): Part => ({
  kind: 'list',
  name,
  width,
  of,
  plain: false,
});

/** A list of single numbers. */
export const numbers = (name: string, width: Width, of: Part): Part => ({
  kind: 'list',
  name,
  width,
  of: [of],
  plain: true,
});

/** The fewest bytes that a part takes. */
export function least(part: Part): number {
  switch (part.kind) {
    case 'number':
    case 'bytes':
    case 'list':
      return part.width;
    case 'text':
      return part.bytes;
    default:
      return 6;
  }
}

/** The fewest bytes that a layout takes. */
export const leastOf = (layout: Layout): number => layout.reduce((sum, part) => sum + least(part), 0);

/** The largest number of a width; the one below it says "abnormal", itself "invalid". */
export const largest: Readonly<Record<Width, number>> = { 1: 0xff, 2: 0xffff, 4: 0xffff_ffff };

export function rawAt(data: Uint8Array, at: number, width: Width): number {
  if (width === 1) return data[at]!;
  if (width === 2) return (data[at]! << 8) | data[at + 1]!;
  return ((data[at]! << 24) | (data[at + 1]! << 16) | (data[at + 2]! << 8) | data[at + 3]!) >>> 0;
}

export function missingOf(raw: number, width: Width): Missing | undefined {
  if (raw === largest[width]) return 'invalid';
  return raw === largest[width] - 1 ? 'abnormal' : undefined;
}
