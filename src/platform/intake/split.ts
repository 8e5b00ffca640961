import type { BodyForm } from './frame.js';

/** One record of a body, as it was sent, and the line it is on. */
export interface RawRecord {
  /** From 1; of an array: its place. */
  line: number;
  bytes: Uint8Array;
}

/** A body that cannot be divided into records, so that nobody could count them. */
export class Indivisible extends Error {
  constructor(
    readonly form: BodyForm,
    readonly line: number,
  ) {
    super(`not ${form} at ${line}`);
  }
}

const [newline, quote, backslash, comma] = [0x0a, 0x22, 0x5c, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

const isSpace = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === newline;

/**
 * Divides a body into its records, none of which is read yet: every body has one number of records, whatever is in them. Empty
 * lines are none. The first line of CSV names the columns and is no record.
 *
 * @throws Indivisible
 */
export function recordsIn(form: BodyForm, body: Uint8Array): RawRecord[] {
  if (form === 'cloudevents') return itemsOf(body);
  if (form === 'ndjson') return linesOf(body);
  const rows = rowsOf(body);
  if (rows.length === 0) throw new Indivisible(form, 1);
  return rows.slice(1);
}

/** The names of the columns of CSV. */
export const headerOf = (body: Uint8Array): RawRecord => rowsOf(body)[0]!;

/** Bytes without the spaces around them. */
function trimmed(body: Uint8Array, from: number, to: number): Uint8Array {
  while (from < to && isSpace(body[from]!)) from++;
  while (to > from && isSpace(body[to - 1]!)) to--;
  return body.subarray(from, to);
}

/** The length of the byte order mark that some programs write at the start of UTF-8. */
const markOf = (body: Uint8Array) => (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0);

function linesOf(body: Uint8Array): RawRecord[] {
  const found: RawRecord[] = [];
  for (let from = markOf(body), line = 1; from < body.length; line++) {
    const at = body.indexOf(newline, from);
    const to = at < 0 ? body.length : at;
    const bytes = trimmed(body, from, to);
    if (bytes.length > 0) found.push({ line, bytes });
    from = to + 1;
  }
  return found;
}

/** Rows of CSV: a line break within quotes is part of a cell. */
function rowsOf(body: Uint8Array): RawRecord[] {
  const found: RawRecord[] = [];
  const mark = markOf(body);
  let [from, line, began, isQuoted] = [mark, 1, 1, false];
  for (let i = mark; i <= body.length; i++) {
    const byte = body[i];
    if (byte === quote) isQuoted = !isQuoted;
    if (byte === newline) line++;
    if (i < body.length && (byte !== newline || isQuoted)) continue;
    if (isQuoted) throw new Indivisible('csv', began);
    let to = i;
    if (to > from && body[to - 1] === 0x0d) to--;
    if (trimmed(body, from, to).length > 0) found.push({ line: began, bytes: body.subarray(from, to) });
    [from, began] = [i + 1, line];
  }
  return found;
}

/** The items of a JSON array, each with its bytes as they are. */
function itemsOf(body: Uint8Array): RawRecord[] {
  const whole = trimmed(body, 0, body.length);
  if (whole[0] !== openList || whole.at(-1) !== closeList || whole.length < 2)
    throw new Indivisible('cloudevents', 1);
  const found: RawRecord[] = [];
  const inner = whole.subarray(1, -1);
  let [from, depth, isQuoted] = [0, 0, false];
  const end = (to: number) => {
    const bytes = trimmed(inner, from, to);
    const isEmpty = bytes.length === 0;
    if (isEmpty && (found.length > 0 || to < inner.length))
      throw new Indivisible('cloudevents', found.length + 1);
    if (!isEmpty) found.push({ line: found.length + 1, bytes });
    from = to + 1;
  };
  for (let i = 0; i < inner.length; i++) {
    const byte = inner[i]!;
    if (isQuoted) {
      if (byte === backslash) i++;
      else if (byte === quote) isQuoted = false;
    } else if (byte === quote) isQuoted = true;
    else if (byte === openList || byte === openObject) depth++;
    else if (byte === closeList || byte === closeObject) depth--;
    else if (byte === comma && depth === 0) end(i);
    if (depth < 0) throw new Indivisible('cloudevents', found.length + 1);
  }
  if (isQuoted || depth !== 0) throw new Indivisible('cloudevents', found.length + 1);
  end(inner.length);
  return found;
}
