import type { BodyForm } from './frame.js';

/** One record of a body, as it was sent, and the line it is on. */
export class RawRecord {
  constructor(
    /** From 1; of an array: its place. */
    readonly line: number,
    readonly body: Uint8Array,
    /** Where it is in the body. */
    readonly from: number,
    readonly to: number,
  ) {}

  get length(): number {
    return this.to - this.from;
  }

  get bytes(): Uint8Array {
    return this.body.subarray(this.from, this.to);
  }
}

/** Whether zeros stand in place of a record, because it was erased. */
export function isErased({ body, from, to }: RawRecord): boolean {
  if (body[from] === 0) return true;
  if (body[from] !== quote) return false;
  let at = from + 1;
  while (at < to && body[at] === newline) at++;
  return body[at] === 0;
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

/** The names of the columns of CSV. @throws Indivisible */
export function headerOf(body: Uint8Array): RawRecord {
  const [header] = rowsOf(body, 1);
  if (!header) throw new Indivisible('csv', 1);
  return header;
}

/** A part of a body without the spaces around it. */
function trimmed(line: number, body: Uint8Array, from: number, to: number): RawRecord {
  while (from < to && isSpace(body[from]!)) from++;
  while (to > from && isSpace(body[to - 1]!)) to--;
  return new RawRecord(line, body, from, to);
}

/** The length of the byte order mark that some programs write at the start of UTF-8. */
const markOf = (body: Uint8Array) => (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0);

function linesOf(body: Uint8Array): RawRecord[] {
  const found: RawRecord[] = [];
  for (let from = markOf(body), line = 1; from < body.length; line++) {
    const at = body.indexOf(newline, from);
    const to = at < 0 ? body.length : at;
    const record = trimmed(line, body, from, to);
    if (record.length > 0) found.push(record);
    from = to + 1;
  }
  return found;
}

/** Rows of CSV, the first ones: a line break within quotes is part of a cell. */
function rowsOf(body: Uint8Array, most = Number.POSITIVE_INFINITY): RawRecord[] {
  const found: RawRecord[] = [];
  const mark = markOf(body);
  let [from, line, began, isQuoted] = [mark, 1, 1, false];
  for (let i = mark; i <= body.length && found.length < most; i++) {
    const byte = body[i];
    if (byte === quote) isQuoted = !isQuoted;
    if (byte === newline) line++;
    if (i < body.length && (byte !== newline || isQuoted)) continue;
    if (isQuoted) throw new Indivisible('csv', began);
    let to = i;
    if (to > from && body[to - 1] === 0x0d) to--;
    if (trimmed(began, body, from, to).length > 0) found.push(new RawRecord(began, body, from, to));
    [from, began] = [i + 1, line];
  }
  return found;
}

/** The items of a JSON array, each with its bytes as they are. */
function itemsOf(body: Uint8Array): RawRecord[] {
  const whole = trimmed(1, body, 0, body.length);
  const last = whole.to - 1;
  if (body[whole.from] !== openList || body[last] !== closeList || whole.length < 2)
    throw new Indivisible('cloudevents', 1);
  const found: RawRecord[] = [];
  let [from, depth, isQuoted] = [whole.from + 1, 0, false];
  const end = (to: number) => {
    const item = trimmed(found.length + 1, body, from, to);
    const isEmpty = item.length === 0;
    if (isEmpty && (found.length > 0 || to < last)) throw new Indivisible('cloudevents', found.length + 1);
    if (!isEmpty) found.push(item);
    from = to + 1;
  };
  for (let i = from; i < last; i++) {
    const byte = body[i]!;
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
  end(last);
  return found;
}
