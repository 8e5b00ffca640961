import { parse } from 'csv-parse/sync';
import { same } from '../../edition/index.js';
import { jsonRecord } from '../contract/jsonRecord.js';
import type { SentRecord } from '../contract/judge.js';
import { pointerTo } from '../contract/reasons.js';
import { whyAside } from './asideReasons.js';
import type { BodyForm } from './frame.js';
import type { WhyAside } from './judge.js';
import { isErased, type RawRecord } from './split.js';

/** A readable record: its content, and the key of its event (CloudEvents). */
export interface ReadRecord {
  record: SentRecord;
  /** Source and id of an event: its key, in place of that of the contract. */
  event?: string;
}

export type Read = ReadRecord | { why: WhyAside };

const longestRecord = 1 << 20;
const deepest = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true });

const aside = (...reason: Parameters<typeof whyAside>): Read => ({ why: whyAside(...reason) });

/** The text of a record; undefined where it is not UTF-8. */
export type TextOf = (raw: RawRecord) => string | undefined;

/** How records of a form are read. `header`: the first line of CSV. `text`: how a record becomes text. */
export function readerOf(
  form: BodyForm,
  { header, text = textOf }: { header?: RawRecord; text?: TextOf } = {},
): (raw: RawRecord) => Read {
  if (form === 'csv') {
    const columns = cellsOf(textOf(header!) ?? '') ?? [];
    const twice = columns.find((name, i) => columns.indexOf(name) !== i);
    return (raw) => (twice === undefined ? readRow(raw, columns) : aside('column-twice', '', twice));
  }
  return form === 'ndjson' ? (raw) => readJson(raw, text) : (raw) => readEvent(raw, text);
}

function textOf({ bytes }: RawRecord): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function readJson(raw: RawRecord, textOf: TextOf): Read {
  // Zeros: erased, or text that is not UTF-8; the ledger knows which.
  if (isErased(raw)) return aside('not-utf8');
  if (raw.length > longestRecord) return aside('too-long');
  const text = textOf(raw);
  const isFlat = text !== undefined && text.lastIndexOf('{') <= 0 && !text.includes('[');
  if (!isFlat && isTooDeep(raw.bytes)) return aside('too-deep');
  if (text === undefined) return aside('not-utf8');
  const { record, fault } = jsonRecord(text);
  if (fault) return { why: { ...fault, found: same(fault.found) } };
  const inexact = inexactIn(record, '');
  return inexact === undefined ? { record: record! } : aside('inexact-number', inexact);
}

/** Whether objects and lists stand within too many others: asked before reading, and without recursion. */
function isTooDeep(bytes: Uint8Array): boolean {
  let [depth, isQuoted] = [0, false];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x22) isQuoted = !isQuoted;
    else if (isQuoted) i += byte === 0x5c ? 1 : 0;
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > deepest) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return false;
}

const isExact = (value: number) =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

/** The JSON pointer of a number that was changed by being read. */
function inexactIn(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'number') return isExact(value) ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key in value) {
    const part = (value as Record<string, unknown>)[key];
    if (typeof part === 'number' ? isExact(part) : typeof part !== 'object' || part === null) continue;
    const found = inexactIn(part, pointer + pointerTo(key));
    if (found !== undefined) return found;
  }
  return undefined;
}

function readEvent(raw: RawRecord, textOf: TextOf): Read {
  const read = readJson(raw, textOf);
  if ('why' in read) return read;
  const { specversion, id, source, type, data } = read.record;
  const missing = Object.entries({ id, source, type }).find(
    ([, value]) => typeof value !== 'string' || value === '',
  );
  if (specversion !== '1.0') return aside('not-an-event', '/specversion');
  if (missing) return aside('not-an-event', `/${missing[0]}`);
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return aside('not-an-event', '/data');
  return { record: data as SentRecord, event: eventKey(source as string, id as string) };
}

/** The key of an event, different for different pairs of texts. */
export const eventKey = (source: string, id: string): string => JSON.stringify([source, id]);

/** The cells of one row; undefined where its quotes are wrong. */
function cellsOf(text: string): string[] | undefined {
  try {
    return parse(text, { relax_column_count: true })[0];
  } catch {
    return undefined;
  }
}

function readRow(raw: RawRecord, columns: readonly string[]): Read {
  // Zeros: erased, or text that is not UTF-8; the ledger knows which.
  if (isErased(raw)) return aside('not-utf8');
  if (raw.length > longestRecord) return aside('too-long');
  const text = textOf(raw);
  if (text === undefined) return aside('not-utf8');
  const cells = cellsOf(text);
  if (cells?.length !== columns.length)
    return aside('wrong-columns', '', `${cells?.length ?? 0} ≠ ${columns.length}`);
  // `Object.fromEntries` makes fields of any name, `__proto__` among them, without setting a prototype.
  return { record: Object.fromEntries(columns.map((name, i) => [name, cells[i]])) };
}
