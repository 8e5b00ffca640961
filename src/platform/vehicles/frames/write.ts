import { bytesOfSeconds, secondsOf } from './moment.js';
import { type Layout, largest, type Part, type Value, type Values, type Width } from './parts.js';

/** Appends the bytes of a layout. @throws RangeError for a value that the layout cannot hold */
export function writeLayout(layout: Layout, values: Values, out: number[]): void {
  for (const part of layout) writePart(part, values[part.name], out);
}

function writePart(part: Part, value: Value | undefined, out: number[]): void {
  switch (part.kind) {
    case 'number':
      out.push(...bigEndian(rawOf(part, value), part.width));
      return;
    case 'text':
      out.push(...textBytes(String(value), part.bytes));
      return;
    case 'time':
      out.push(...bytesOfSeconds(secondsOf(String(value))));
      return;
    case 'bytes':
      if (!(value instanceof Uint8Array)) throw unfit(part.name, value);
      out.push(...bigEndian(value.length, part.width));
      for (const byte of value) out.push(byte);
      return;
    default:
      writeList(part, value, out);
  }
}

function writeList(part: Extract<Part, { kind: 'list' }>, value: Value | undefined, out: number[]): void {
  const missing = missingRaw(value, part.width);
  if (missing !== undefined) {
    out.push(...bigEndian(missing, part.width));
    return;
  }
  if (!Array.isArray(value) || value.length > largest[part.width] - 2) throw unfit(part.name, value);
  out.push(...bigEndian(value.length, part.width));
  for (const one of value) {
    if (part.plain) writePart(part.of[0]!, one, out);
    else writeLayout(part.of, one as Values, out);
  }
}

function rawOf({ name, width, per, zero, hasMissing }: Extract<Part, { kind: 'number' }>, value: unknown) {
  const missing = hasMissing ? missingRaw(value, width) : undefined;
  if (missing !== undefined) return missing;
  const raw = typeof value === 'number' ? Math.round(value * per) + zero : Number.NaN;
  if (!(raw >= 0 && raw <= largest[width] - (hasMissing ? 2 : 0))) throw unfit(name, value);
  return raw;
}

function missingRaw(value: unknown, width: Width): number | undefined {
  if (value === 'invalid') return largest[width];
  return value === 'abnormal' ? largest[width] - 1 : undefined;
}

export function bigEndian(raw: number, width: Width): number[] {
  if (!(raw >= 0 && raw <= largest[width])) throw new RangeError(`${raw} has no ${width} bytes`);
  return [raw >>> 24, (raw >>> 16) & 255, (raw >>> 8) & 255, raw & 255].slice(4 - width);
}

/** ASCII padded with NUL to its length. */
export function textBytes(text: string, length: number): number[] {
  const codes: number[] = [];
  for (let i = 0; i < length; i++) codes.push(i < text.length ? text.charCodeAt(i) : 0);
  if (text.length > length || codes.some((code) => code > 255)) throw unfit('text', text);
  return codes;
}

const unfit = (name: string, value: unknown) =>
  new RangeError(`${name} cannot be ${typeof value === 'object' ? 'such a value' : value}`);
