/** The maximum nesting of structures. */
const mostLevels = 20;

const damaged = () => new Error('a damaged Parquet file: a structure');

/** An unsigned number of at most five bytes. */
export function varint(view: DataView, at: number, end: number): { value: number; next: number } {
  let value = 0;
  for (let i = 0; i < 5; i++) {
    if (at + i >= end) throw damaged();
    const byte = view.getUint8(at + i);
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  throw damaged();
}

/**
 * Checks that a structure of Thrift's compact protocol ends before `end`, with no number of more than ten bytes, no list longer than
 * its bytes, and few levels: a reader of numbers of any length takes the square of their length.
 *
 * @returns where it ends
 * @throws Error where it does not
 */
export function checkThrift(view: DataView, from: number, end: number, level = 0): number {
  if (level > mostLevels) throw damaged();
  let at = from;
  for (;;) {
    if (at >= end) throw damaged();
    const byte = view.getUint8(at++);
    const type = byte & 0x0f;
    if (type === 0) return at;
    if (byte >> 4 === 0) at = skipNumber(view, at, end);
    at = skipValue(view, at, end, type, level);
  }
}

function skipValue(view: DataView, at: number, end: number, type: number, level: number): number {
  if (type === 1 || type === 2) return at;
  if (type === 3) return within(at + 1, end);
  if (type <= 6) return skipNumber(view, at, end);
  if (type === 7) return within(at + 8, end);
  if (type === 8) {
    const { value, next } = varint(view, at, end);
    return within(next + value, end);
  }
  if (type === 9) return skipList(view, at, end, level);
  if (type === 12) return checkThrift(view, at, end, level + 1);
  throw damaged();
}

function skipList(view: DataView, at: number, end: number, level: number): number {
  if (level > mostLevels) throw damaged();
  const head = view.getUint8(within(at + 1, end) - 1);
  const long = head >> 4 === 15 ? varint(view, at + 1, end) : { value: head >> 4, next: at + 1 };
  if (long.value > end - long.next) throw damaged();
  const type = (head & 0x0f) <= 2 ? 3 : head & 0x0f;
  let next = long.next;
  for (let i = 0; i < long.value; i++) next = skipValue(view, next, end, type, level + 1);
  return next;
}

function skipNumber(view: DataView, at: number, end: number): number {
  for (let i = at; i < Math.min(end, at + 10); i++) if (view.getUint8(i) < 0x80) return i + 1;
  throw damaged();
}

function within(at: number, end: number): number {
  if (at > end) throw damaged();
  return at;
}
