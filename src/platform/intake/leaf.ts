import { hash } from 'node:crypto';
import { leafHash } from '../../disk/index.js';
import { type Frame, type RecordsHead, saltBytes } from './frame.js';
import type { Read } from './readRecord.js';
import { headerOf, type RawRecord } from './split.js';

/** The leaf of a record in the tree of what is signed: of the record at a position among those of its request. */
export type LeafOf = (raw: RawRecord, index: number, read: Read) => Buffer;

/**
 * How the records of a request become leaves of the tree that a signature covers (RFC 6962). The entry of a leaf is
 * `{"contract","key","partner","sha256"}` as canonical JSON. `key` has the values of the fields of the key, as they were sent, or the
 * key of an event. `sha256` is the hash of the record's salt and of its bytes, which for a row of CSV follow the line with the names of
 * the columns. All of it comes from the log alone. Once the salt is erased, the leaf says nothing of the record.
 */
export function leavesOf({ head, body, salts }: Frame & { head: RecordsHead }): LeafOf {
  const { partner, contract, fields = [], form } = head;
  const names = form === 'csv' ? Buffer.concat([headerOf(body).bytes, Buffer.of(newline)]) : undefined;
  return (raw, index, read) => {
    const salt = saltOf(salts, index);
    const sha256 = hash('sha256', Buffer.concat(names ? [salt, names, raw.bytes] : [salt, raw.bytes]), 'hex');
    return leafHash(JSON.stringify({ contract, key: keyValues(read, fields), partner, sha256 }));
  };
}

/** The salt of the record at a position; no bytes where the request came before there were salts. */
export const saltOf = (salts: Uint8Array, index: number): Uint8Array =>
  salts.subarray(index * saltBytes, (index + 1) * saltBytes);

const newline = 0x0a;

/** The values of a key as they were sent; a missing one, and each of a record that cannot be read, is null. */
export function keyValues(read: Read, fields: readonly string[]): unknown[] {
  if (!('record' in read)) return fields.map(() => null);
  const { record, event } = read;
  if (event !== undefined) return [event];
  return fields.map((name) => (Object.hasOwn(record, name) ? record[name] : null));
}
