import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { leafHash, TreeHash } from '../../disk/index.js';
import { type Frame, type RecordsHead, saltBytes } from './frame.js';
import type { Read } from './readRecord.js';
import { headerOf, type RawRecord } from './split.js';

/** The leaf of a record in the tree of what is signed: of the record at a position among those of its request. */
export type LeafOf = (raw: RawRecord, index: number, read: Read) => Buffer;

/** The records of a request with their salts, and what is said of them. */
interface Salted<Names extends keyof RecordsHead = 'partner' | 'contract' | 'fields' | 'form'>
  extends Pick<Frame, 'body' | 'salts'> {
  head: Pick<RecordsHead, Names>;
}

/**
 * How the records of a request become leaves of the tree that a signature covers (RFC 6962). The entry of a leaf is
 * `{"contract","key","partner","sha256"}` as canonical JSON. `key` has the values of the fields of the key, as they were sent, or the
 * key of an event. `sha256` is the hash of the record's salt and of its bytes, which for a row of CSV follow the line with the names of
 * the columns. All of it comes from the log alone. Once the salt is erased, the leaf says nothing of the record.
 */
export function leavesOf(request: Salted): LeafOf {
  const salted = saltedOf(request);
  return (raw, index, read) => leafWith(request.head, salted(raw, index), read);
}

/** The leaf of a record whose salted hash is known, as it is of an erased one. */
export function leafWith(
  { partner, contract, fields = [] }: Pick<RecordsHead, 'partner' | 'contract' | 'fields'>,
  salted: Buffer,
  read: Read,
): Buffer {
  const sha256 = salted.toString('hex');
  return leafHash(JSON.stringify({ contract, key: keyValues(read, fields), partner, sha256 }));
}

/** The hash of the salt and the bytes of a record, which its leaf has: of the record at a position among those of its request. */
export type SaltedOf = (raw: RawRecord, index: number) => Buffer;

export function saltedOf({ head: { form }, body, salts }: Salted<'form'>): SaltedOf {
  const names = form === 'csv' ? Buffer.concat([headerOf(body).bytes, Buffer.of(newline)]) : undefined;
  return (raw, index) => {
    const salt = saltOf(salts, index);
    const bytes = Buffer.concat(names ? [salt, names, raw.bytes] : [salt, raw.bytes]);
    // As a text of bytes it comes from the library in half of the time.
    return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');
  };
}

/** Salted hashes in an entry of the tree that a request promises. Requests of earlier versions have a tree of single ones. */
export const hashesPerEntry = 8;

/** The entries of the tree that a request promises, of the salted hashes of its records: eight in each, the rest in the last. */
export const promisedEntries = (salted: readonly Buffer[]): Buffer[] =>
  Array.from({ length: Math.ceil(salted.length / hashesPerEntry) }, (_, n) =>
    Buffer.concat(salted.slice(n * hashesPerEntry, (n + 1) * hashesPerEntry)),
  );

/**
 * What a request promises of the leaves of its records: the hash, in base64, of how they are made and of the root of a tree (RFC 6962)
 * of their salted hashes. With the bytes that were sent it leaves no choice of a salt, a key or a leaf.
 *
 * @param perEntry how many hashes an entry of the tree has; undefined of requests of earlier versions, where the hashes are its leaves
 */
export const promisedLeaves = (
  { partner, contract, fields = [], form }: Salted['head'],
  root: Uint8Array,
  perEntry: typeof hashesPerEntry | undefined,
): string =>
  hash(
    'sha256',
    JSON.stringify({
      ...{ contract, fields, form, hashesPerEntry: perEntry, partner },
      root: Buffer.from(root).toString('base64'),
    }),
    'base64',
  );

/** What a request promises of its leaves. Of a large one it is made in parts, so that other requests do not wait for it. */
export async function promiseLeaves(request: Salted, records: readonly RawRecord[]): Promise<string> {
  const tree = new TreeHash();
  for (let from = 0; from < records.length; from += together) {
    if (from > 0) await setImmediate();
    const part = records.slice(from, from + together);
    const salted = saltedInOrder(request, part, from);
    for (let i = 0; i < part.length; ) {
      let entry = '';
      for (const end = Math.min(i + hashesPerEntry, part.length); i < end; i++) entry += salted(i);
      tree.add(leafHash(Buffer.from(entry, 'latin1')));
    }
  }
  return promisedLeaves(request.head, tree.root(), hashesPerEntry);
}

/** Records whose hashes take some milliseconds; a multiple of those of an entry. */
const together = 4096;

/**
 * The salted hashes, as texts of bytes, of some records of a request from one on, to be asked for at once and in their order: in a copy
 * of the body, each salt is written over the bytes before its record, which have been hashed. The bytes of a row of CSV do not stand
 * together with its names and take the other way.
 */
function saltedInOrder(
  { head, body, salts }: Salted<'form'>,
  records: readonly RawRecord[],
  first: number,
): (i: number) => string {
  if (head.form === 'csv') {
    const salted = saltedOf({ head, body, salts });
    return (i) => salted(records[i]!, first + i).toString('latin1');
  }
  const [begin, end] = [records[0]!.from, records.at(-1)!.to];
  const copy = roomFor(saltBytes + end - begin);
  copy.set(body.subarray(begin, end), saltBytes);
  return (i) => {
    const { from, to } = records[i]!;
    const [at, salt] = [from - begin, (first + i) * saltBytes];
    for (let k = 0; k < saltBytes; k++) copy[at + k] = salts[salt + k]!;
    const bytes = new Uint8Array(copy.buffer, copy.byteOffset + at, saltBytes + to - from);
    return hash('sha256', bytes, 'binary');
  };
}

const room = Buffer.alloc(1 << 20);

/** Bytes that nobody else uses until the next wait: those of most requests are in one place, which need not be made anew. */
const roomFor = (length: number) => (length <= room.length ? room : Buffer.allocUnsafe(length));

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
