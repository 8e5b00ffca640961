import { hash } from 'node:crypto';
import { leafHash } from '../../disk/index.js';
import { type Frame, type RecordsHead, saltBytes } from './frame.js';
import type { Read } from './readRecord.js';
import { headerOf, type RawRecord } from './split.js';

/** The leaf of a record in the tree of what is signed: of the record at a position among those of its request. */
export type LeafOf = (raw: RawRecord, index: number, read: Read) => Buffer;

/** The records of a request with their salts, and what is said of them. */
interface Salted extends Pick<Frame, 'body' | 'salts'> {
  head: Pick<RecordsHead, 'partner' | 'contract' | 'fields' | 'form'>;
}

/**
 * How the records of a request become leaves of the tree that a signature covers (RFC 6962). The entry of a leaf is
 * `{"contract","key","partner","sha256"}` as canonical JSON. `key` has the values of the fields of the key, as they were sent, or the
 * key of an event. `sha256` is the hash of the record's salt and of its bytes, which for a row of CSV follow the line with the names of
 * the columns. All of it comes from the log alone. Once the salt is erased, the leaf says nothing of the record.
 */
export function leavesOf({ head, body, salts }: Salted): LeafOf {
  const { partner, contract, fields = [], form } = head;
  const names = form === 'csv' ? Buffer.concat([headerOf(body).bytes, Buffer.of(newline)]) : undefined;
  return (raw, index, read) => {
    const salt = saltOf(salts, index);
    const sha256 = hash('sha256', Buffer.concat(names ? [salt, names, raw.bytes] : [salt, raw.bytes]), 'hex');
    return leafHash(JSON.stringify({ contract, key: keyValues(read, fields), partner, sha256 }));
  };
}

/**
 * What a record is known by where it counts: its leaf and its secret, 32 and 16 bytes in base64; empty where the record has no salt, so
 * that its leaf could be guessed.
 */
export function markOf(leaf: Uint8Array, salt: Uint8Array, at: { receipt: string; line: number }): string {
  return salt.length === 0 ? '' : Buffer.concat([leaf, secretOf(salt, at)]).toString('base64');
}

/** What nobody can guess who does not know the salt of a record: of its salt and its place, 16 bytes. */
export const secretOf = (salt: Uint8Array, { receipt, line }: { receipt: string; line: number }): Buffer =>
  hash('sha256', Buffer.concat([salt, Buffer.from(`\n${receipt}\n${line}`)]), 'buffer').subarray(
    0,
    saltBytes,
  );

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
