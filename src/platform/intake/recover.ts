import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../edition/index.js';
import type { Files } from './files.js';
import {
  type Frame,
  frameAt,
  framesFrom,
  isRequestAt,
  type RecordsHead,
  recordsHeadAt,
  writtenEnd,
} from './frame.js';
import { intakeProblems } from './problems.js';

/** A position in the log. */
export interface Place {
  segment: number;
  offset: number;
}

export const isBefore = (a: Place, b: Place) =>
  a.segment < b.segment || (a.segment === b.segment && a.offset < b.offset);

export const segmentPath = (folder: string, segment: number) =>
  join(folder, `${String(segment).padStart(12, '0')}.log`);

export const sealPath = (folder: string, segment: number) =>
  join(folder, `${String(segment).padStart(12, '0')}.seal.json`);

/** The numbers of the segments in a folder, in order. */
export function segmentsIn(folder: string): number[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .flatMap((name) => /^(\d{12})\.log$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/** The first frame of a segment says which it is. */
const headOf = (bytes: Buffer, segment: number) => {
  const head = frameAt(bytes, 0)?.head;
  return head?.kind === 'segment' && head.number === segment ? head : undefined;
};

/** A frame that cannot be read: its bytes are not those that were acknowledged. */
class DamagedFrame extends UserError {
  constructor(folder: string, { segment, offset }: Place) {
    super([intakeProblems.damagedSegment(segmentPath(folder, segment), offset)]);
  }
}

/**
 * Makes a log whole after the process or the machine stopped at any moment: what was written and not finished at its end is cut
 * off. What was acknowledged is never cut: a damaged frame between others stays where it is.
 *
 * @param known where the ledger is: all before it was acknowledged
 * @returns the end of the log, or undefined where it has no segment
 * @throws UserError where acknowledged bytes are missing, or where it cannot be told what follows damaged ones
 */
export async function recover(folder: string, files: Files, known?: Place): Promise<Place | undefined> {
  const end = endOf(folder, known);
  if (!end) return undefined;
  const path = segmentPath(folder, end.segment);
  if (end.offset < statSync(path).size) {
    const file = await files.open(path, false);
    await file.truncate(end.offset);
    await file.close();
  }
  return end;
}

/** The end of a log, beyond which nothing was acknowledged. Changes nothing. @throws UserError as `recover` does */
export function endOf(folder: string, known?: Place): Place | undefined {
  for (const segment of segmentsIn(folder).reverse()) {
    const path = segmentPath(folder, segment);
    const bytes = readFileSync(path);
    const end = acknowledgedEnd(bytes, segment, leastEnd(segment, known));
    if (end === undefined) throw new UserError([intakeProblems.missingBytes(path, bytes.length)]);
    // The remains of a segment whose head was not on the disk: it has never held anything that was acknowledged.
    if (end > 0) return { segment, offset: end };
  }
  return undefined;
}

/** The length of a segment that was certainly acknowledged. */
function leastEnd(segment: number, known: Place | undefined): number {
  if (!known || known.segment < segment) return 0;
  return known.segment === segment ? known.offset : Number.POSITIVE_INFINITY;
}

/**
 * Up to where a segment was acknowledged: after its last whole frame, or the last damaged one that the ledger or a later frame proves.
 * Undefined where that cannot be told, or where the bytes end before it.
 */
function acknowledgedEnd(bytes: Buffer, segment: number, least: number): number | undefined {
  const first = frameAt(bytes, 0)?.head;
  if (first && (first.kind !== 'segment' || first.number !== segment)) return least > 0 ? undefined : 0;
  for (let at = 0; ; ) {
    const frame = frameAt(bytes, at);
    if (frame) at = frame.next;
    else if (at < least) {
      if (bytes.length < least) return undefined;
      at = damagedTo(bytes.subarray(0, least), at);
    } else {
      const next = damagedTo(bytes, at);
      if (next === bytes.length || !isProvedBy(bytes, next, at)) return isProved(bytes, at) ? undefined : at;
      at = next;
    }
  }
}

/** Frames of a chain that are tried after a damaged one. */
const mostTried = 1000;

/**
 * Where a damaged frame ends: where its length says, if that leads, perhaps by further damaged ones, to a whole frame or to the end of
 * all; else at the end, as nothing says where the next frame begins. (What looks like a frame elsewhere may be what a partner sent.)
 */
function damagedTo(bytes: Buffer, at: number): number {
  const next = writtenEnd(bytes, at);
  for (let to = next, tried = 0; to !== undefined && tried < mostTried; tried++) {
    if (to === bytes.length || frameAt(bytes, to)) return next!;
    to = writtenEnd(bytes, to);
  }
  return bytes.length;
}

/** Whether one of the frames that follow without a gap says that a position before it was on the disk when it was written. */
function isProvedBy(bytes: Buffer, from: number, at: number): boolean {
  for (const { head } of framesFrom(bytes, from)) if (head.safe > at) return true;
  return false;
}

/** Whether a later frame proves that what follows a position was acknowledged: it was written after it had been synced. */
function isProved(bytes: Buffer, end: number): boolean {
  for (let at = end + 1; at + 12 < bytes.length; at++) {
    // The head is JSON: cheaper to look for than a checksum at every byte.
    if (bytes[at + 10] !== 0x7b || bytes[at + 11] !== 0x22) continue;
    const frame = frameAt(bytes, at);
    if (frame && frame.head.safe > end) return true;
  }
  return false;
}

/** Heads of segments are shorter than this. */
const longestHead = 4096;

/** The first bytes of a segment. */
function beginningOf(path: string): Buffer {
  const bytes = Buffer.alloc(longestHead);
  const file = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}

/** The head of a segment; undefined where it cannot be read. */
export const headIn = (folder: string, segment: number) =>
  headOf(beginningOf(segmentPath(folder, segment)), segment);

/** The end of a segment that is not the last: what the next one says, or the seal, where the next one is damaged. */
export function endBefore(folder: string, segment: number, next: number): number {
  const previous = headIn(folder, next)?.previous;
  if (previous?.number === segment) return previous.end;
  const seal = sealPath(folder, segment);
  if (existsSync(seal)) return (JSON.parse(readFileSync(seal, 'utf8')) as { bytes: number }).bytes;
  return statSync(segmentPath(folder, segment)).size;
}

/** A frame of a log, or a stretch of it that is damaged, with what can still be read of its head. */
export type Stretch = { at: Place; length: number } & (
  | { frame: Frame }
  | { frame?: never; head?: RecordsHead; isRequest: boolean }
);

/** All of a log from a place on, frame by frame. */
export function* stretchesOf(folder: string, from: Place, last: Place): Generator<Stretch> {
  const numbers = segmentsIn(folder).filter((n) => n >= from.segment && n <= last.segment);
  for (const [i, segment] of numbers.entries()) {
    const next = numbers[i + 1];
    const end = next === undefined ? last.offset : endBefore(folder, segment, next);
    const bytes = readFileSync(segmentPath(folder, segment)).subarray(0, end);
    for (let offset = segment === from.segment ? from.offset : 0; offset < bytes.length; ) {
      const frame = frameAt(bytes, offset);
      const to = frame?.next ?? damagedTo(bytes, offset);
      const stretch = { at: { segment, offset }, length: to - offset };
      if (frame) yield { ...stretch, frame };
      else {
        const head = recordsHeadAt(bytes, offset);
        yield { ...stretch, isRequest: isRequestAt(bytes, offset), ...(head && { head }) };
      }
      offset = to;
    }
    if (bytes.length < end)
      yield { at: { segment, offset: bytes.length }, length: end - bytes.length, isRequest: true };
  }
}

/** The segment that was read last, open until it is closed or another one is read. */
export class OpenSegment {
  #open: { segment: number; file: number } | undefined;

  constructor(readonly folder: string) {}

  fileOf(segment: number): number {
    if (this.#open?.segment !== segment) {
      this.close();
      this.#open = { segment, file: openSync(segmentPath(this.folder, segment), 'r') };
    }
    return this.#open.file;
  }

  close(): void {
    if (this.#open) closeSync(this.#open.file);
    this.#open = undefined;
  }
}

/** Faults of a disk by which a file or a part of it cannot be read. */
const unreadable = new Set(['EIO', 'ENOENT']);

/**
 * The frame at a place, read into `room`. @throws DamagedFrame where its bytes are not those that were acknowledged, or cannot be read
 */
export function frameOf(
  folder: string,
  place: Place,
  length: number,
  room: Buffer = Buffer.alloc(length),
  open?: OpenSegment,
): Frame {
  const bytes = room.subarray(0, length);
  const from = open ?? new OpenSegment(folder);
  try {
    // What is in the room from before is not taken for what is missing.
    if (readSync(from.fileOf(place.segment), bytes, 0, length, place.offset) < length)
      throw new DamagedFrame(folder, place);
  } catch (error) {
    if (!unreadable.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new DamagedFrame(folder, place);
  } finally {
    if (!open) from.close();
  }
  const frame = frameAt(bytes, 0);
  if (frame?.next !== length) throw new DamagedFrame(folder, place);
  return frame;
}

/** The frame at a place; undefined where it is damaged. */
export function wholeFrameOf(...of: Parameters<typeof frameOf>): Frame | undefined {
  try {
    return frameOf(...of);
  } catch (error) {
    if (error instanceof DamagedFrame) return undefined;
    throw error;
  }
}
