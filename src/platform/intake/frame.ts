import { crc32 } from 'node:zlib';
import { z } from 'zod';

/** How the records of a body are written. */
export type BodyForm = 'ndjson' | 'cloudevents' | 'csv';

/** Facts about records before they are read. */
export interface RecordsHead {
  kind: 'records';
  receipt: string;
  partner: string;
  /** The idempotency key of the request. */
  key: string;
  contract: string;
  /** The version of the contract that was current when they came. */
  version: string;
  /** Milliseconds since 1970, UTC. */
  received: number;
  form: BodyForm;
  /** Number of records, those that cannot be read among them. */
  lines: number;
  /** SHA-256 of the body, in hexadecimal digits. */
  sha256: string;
  /** The names of the fields of a record's key under that version. */
  fields?: readonly string[] | undefined;
  /** Whether a salt for each record follows the body. Frames of earlier versions have none. */
  salted?: true;
  /** What is promised of the leaves of the records (`promisedLeaves`). Frames of earlier versions have none. */
  leaves?: string | undefined;
}

/** Bytes of a salt. It makes the leaf of a record one that nobody can guess, and is erased together with the record. */
export const saltBytes = 16;

/** The operator's order to judge what is in quarantine once more, by a later version of the contract. */
export interface ReplayHead {
  kind: 'replay';
  receipt: string;
  contract: string;
  version: string;
  received: number;
}

/** An act of a person or the platform about a period of a partner under a contract; the act itself is the body, as JSON. */
export interface ActHead {
  kind: 'act';
  receipt: string;
  partner: string;
  contract: string;
  period: string;
  received: number;
}

/** An erasure requested by a partner, or by the operator for it; the body says which records, as JSON. */
export interface EraseHead {
  kind: 'erase';
  receipt: string;
  /** Who requested it; undefined where the retention period had ended. */
  partner?: string;
  contract: string;
  received: number;
}

/** What entered the figures of an edition that are about to be published; the body says what, as JSON. */
export interface PublishHead {
  kind: 'publish';
  receipt: string;
  edition: string;
  contract: string;
  received: number;
}

/** Heads of frames that are added. */
export type AddedHead = RecordsHead | ReplayHead | ActHead | EraseHead | PublishHead;

/** The first frame of every segment. Bytes of the segment before it that lie beyond `end` were never acknowledged. */
export interface SegmentHead {
  kind: 'segment';
  number: number;
  received: number;
  previous?: { number: number; end: number };
}

/** `safe`: the position in the segment up to which all was on the disk when this frame was written. */
export type FrameHead = (AddedHead | SegmentHead) & { safe: number };

export interface Frame {
  head: FrameHead;
  body: Uint8Array;
  /** A salt for each record, in their order; empty where there are none. */
  salts: Uint8Array;
  /** Where the body begins, counted from the beginning of the frame. */
  bodyAt: number;
  /** Where it begins, and where the next one does. */
  offset: number;
  next: number;
}

/** Length and checksum of the rest, both 32 bits, little-endian; the length of the head in 16 bits is the first of the rest. */
const fixed = 8;
const leastRest = 4;

/** A frame may not be longer than this: a length above it is no length. */
const longestFrame = 1 << 28;

/**
 * The parts of a frame as it is written: its beginning (length, checksum (CRC-32), head as JSON), and its body and salts, which are not
 * copied.
 */
export function frameParts(head: FrameHead, body: Uint8Array, salts: Uint8Array = none): Uint8Array[] {
  const text = Buffer.from(JSON.stringify(head));
  const rest = 2 + text.length + body.length + salts.length;
  if (text.length > 0xffff || rest > longestFrame) throw new RangeError('a frame is too long');
  const bytes = Buffer.allocUnsafe(fixed + 2 + text.length);
  bytes.writeUInt32LE(rest, 0);
  bytes.writeUInt16LE(text.length, fixed);
  text.copy(bytes, fixed + 2);
  const rests = [body, salts].filter(({ length }) => length > 0);
  // Of no bytes `crc32` gives 0 where they are nowhere in memory.
  const checksum = rests.reduce((sum, part) => crc32(part, sum), crc32(bytes.subarray(fixed)));
  bytes.writeUInt32LE(checksum, 4);
  return [bytes, ...rests];
}

const none = new Uint8Array();

/** Writes the checksum of a frame anew, whose content was changed and has the same length. */
export function withChecksum(bytes: Buffer, offset: number): void {
  const next = offset + fixed + bytes.readUInt32LE(offset);
  bytes.writeUInt32LE(crc32(bytes.subarray(offset + fixed, next)), offset + 4);
}

/** Reads the frame at a position; undefined where there is none that is whole and undamaged. */
export function frameAt(bytes: Buffer, offset: number): Frame | undefined {
  if (offset + fixed > bytes.length) return undefined;
  const rest = bytes.readUInt32LE(offset);
  const next = offset + fixed + rest;
  if (rest < leastRest || rest > longestFrame || next > bytes.length) return undefined;
  const content = bytes.subarray(offset + fixed, next);
  if (crc32(content) !== bytes.readUInt32LE(offset + 4)) return undefined;
  const to = 2 + content.readUInt16LE(0);
  if (to > content.length) return undefined;
  try {
    const head = JSON.parse(content.toString('utf8', 2, to)) as FrameHead;
    const end = content.length - (head.kind === 'records' && head.salted ? saltBytes * head.lines : 0);
    if (end < to) return undefined;
    const [body, salts] = [content.subarray(to, end), content.subarray(end)];
    return { head, body, salts, bodyAt: fixed + to, offset, next };
  } catch {
    return undefined;
  }
}

/** Where a frame ends by its length, whether it is whole or not; undefined where that is no length. */
export function writtenEnd(bytes: Buffer, offset: number): number | undefined {
  if (offset + fixed > bytes.length) return undefined;
  const rest = bytes.readUInt32LE(offset);
  const next = offset + fixed + rest;
  return rest < leastRest || rest > longestFrame || next > bytes.length ? undefined : next;
}

const headForm = z.object({
  kind: z.literal('records'),
  receipt: z.string().regex(/^rcp_[\w-]{20}$/),
  partner: z.string().min(1),
  key: z.string(),
  contract: z.string().min(1),
  version: z.string().min(1),
  received: z.int().positive(),
  form: z.enum(['ndjson', 'cloudevents', 'csv']),
  lines: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fields: z.array(z.string()).optional(),
  salted: z.literal(true).optional(),
  leaves: z.string().optional(),
});

/** Whether a damaged frame may be one with records: nothing that can be read of it says otherwise. */
export const isRequestAt = (bytes: Buffer, offset: number) =>
  !/^\{"kind":"(?:segment|act|erase|replay|publish)"/.test(
    bytes.toString('latin1', offset + fixed + 2, offset + fixed + 26),
  );

/** The head of a damaged frame with records, where it has the form of one: what was damaged is then most likely the body. */
export function recordsHeadAt(bytes: Buffer, offset: number): RecordsHead | undefined {
  if (offset + fixed + 2 > bytes.length) return undefined;
  const from = offset + fixed + 2;
  try {
    const head = JSON.parse(bytes.toString('utf8', from, from + bytes.readUInt16LE(offset + fixed)));
    return headForm.parse(head) as RecordsHead;
  } catch {
    return undefined;
  }
}

/** All frames from a position on, up to the first that is not whole. */
export function* framesFrom(bytes: Buffer, offset: number): Generator<Frame> {
  for (let frame = frameAt(bytes, offset); frame; frame = frameAt(bytes, frame.next)) yield frame;
}
