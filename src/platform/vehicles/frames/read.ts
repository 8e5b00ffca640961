import type { Cursor } from './compile.js';
import { momentText, secondsAt } from './moment.js';
import { type Layout, leastOf, missingOf, type Part, type Reading, rawAt, type Value } from './parts.js';

type Read = Record<string, Value>;

/** The values of a layout; undefined where the data end before it does. Counts are believed only as far as data reach. */
export function readLayout(layout: Layout, cursor: Cursor): Read | undefined {
  const values: Read = {};
  for (const part of layout) {
    const value = readPart(part, cursor);
    if (value === undefined) return undefined;
    values[part.name] = value;
  }
  return values;
}

function readPart(part: Part, cursor: Cursor): Value | undefined {
  const { data, at, end } = cursor;
  const left = end - at;
  switch (part.kind) {
    case 'number':
      if (left < part.width) return undefined;
      cursor.at += part.width;
      return readingAt(part, data, at);
    case 'text':
      if (left < part.bytes) return undefined;
      cursor.at += part.bytes;
      return textAt(data, at, part.bytes);
    case 'time':
      if (left < 6) return undefined;
      cursor.at += 6;
      return momentText(secondsAt(data, at));
    case 'bytes': {
      const length = left < part.width ? Number.NaN : rawAt(data, at, part.width);
      if (!(length <= left - part.width)) return undefined;
      cursor.at += part.width + length;
      // A copy, since frames change once they are taken; a slice of a Buffer would be none.
      return new Uint8Array(data.subarray(at + part.width, cursor.at));
    }
    default:
      return readList(part, cursor);
  }
}

function readList(part: Extract<Part, { kind: 'list' }>, cursor: Cursor): Value | undefined {
  const left = cursor.end - cursor.at - part.width;
  if (left < 0) return undefined;
  const count = rawAt(cursor.data, cursor.at, part.width);
  cursor.at += part.width;
  const missing = missingOf(count, part.width);
  if (missing) return missing;
  if (count * leastOf(part.of) > left) return undefined;
  const values: Value[] = [];
  for (let i = 0; i < count; i++) {
    const value = part.plain ? readPart(part.of[0]!, cursor) : readLayout(part.of, cursor);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** Where a layout that begins at a byte ends, without its values; -1 where the data end (at `end`) before. */
export function endOf(layout: Layout, data: Uint8Array, at: number, end: number): number {
  for (const part of layout) {
    if (part.kind === 'number') at += part.width;
    else if (part.kind === 'text') at += part.bytes;
    else if (part.kind === 'time') at += 6;
    else {
      if (at + part.width > end) return -1;
      const count = rawAt(data, at, part.width);
      at += part.width;
      if (part.kind === 'bytes') at += count;
      else if (!missingOf(count, part.width)) at = endOfList(part, count, data, at, end);
    }
    if (at < 0 || at > end) return -1;
  }
  return at;
}

function endOfList(
  { of, plain }: Extract<Part, { kind: 'list' }>,
  count: number,
  data: Uint8Array,
  at: number,
  end: number,
): number {
  if (plain || of.every((part) => part.kind === 'number')) return at + count * leastOf(of);
  for (let i = 0; i < count && at >= 0; i++) at = endOf(of, data, at, end);
  return at;
}

/** A number at a place of the data, or why there is none. */
function readingAt(
  { width, per, zero, hasMissing }: Extract<Part, { kind: 'number' }>,
  data: Uint8Array,
  at: number,
): Reading {
  const raw = rawAt(data, at, width);
  return (hasMissing ? missingOf(raw, width) : undefined) ?? (raw - zero) / per;
}

/** The identifier of a frame. */
export function vinAt(d: Uint8Array): string {
  if (d[20] === 0) return textAt(d, 4, 17);
  // Four times as fast as by way of a Buffer, and asked of every frame.
  // biome-ignore format: one line for each half
  return String.fromCharCode(
    d[4]!, d[5]!, d[6]!, d[7]!, d[8]!, d[9]!, d[10]!, d[11]!, d[12]!,
    d[13]!, d[14]!, d[15]!, d[16]!, d[17]!, d[18]!, d[19]!, d[20]!,
  );
}

/** ASCII of the data, without the NULs behind it. */
export function textAt(data: Uint8Array, at: number, length: number): string {
  let end = at + length;
  while (end > at && data[end - 1] === 0) end--;
  return String.fromCharCode(...data.subarray(at, end));
}
