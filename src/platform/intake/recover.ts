import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../edition/index.js';
import type { Files } from './files.js';
import { type Frame, frameAt, framesFrom } from './frame.js';
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

/**
 * Makes a log whole after the process or the machine stopped at any moment: what was written and not finished at its end is cut
 * off. What was acknowledged is never cut: where it cannot be read, nothing is changed.
 *
 * @param known where the ledger is: all before it was acknowledged
 * @returns the end of the log, or undefined where it has no segment
 * @throws UserError where acknowledged bytes are damaged
 */
export async function recover(folder: string, files: Files, known?: Place): Promise<Place | undefined> {
  for (const segment of segmentsIn(folder).reverse()) {
    const path = segmentPath(folder, segment);
    const bytes = readFileSync(path);
    const least = leastEnd(segment, known);
    // The remains of a segment whose head was not on the disk: it has never held anything that was acknowledged.
    const end = headOf(bytes, segment) ? endOf(bytes, 0) : 0;
    const lost = end < least || isProved(bytes, end);
    if (lost) throw new UserError([intakeProblems.damagedSegment(path, end)]);
    if (end === 0) continue;
    if (end < bytes.length) {
      const file = await files.open(path, false);
      await file.truncate(end);
      await file.sync();
      await file.close();
    }
    return { segment, offset: end };
  }
  return undefined;
}

/** How much of a segment was acknowledged for certain. */
function leastEnd(segment: number, known: Place | undefined): number {
  if (!known || known.segment < segment) return 0;
  return known.segment === segment ? known.offset : Number.POSITIVE_INFINITY;
}

function endOf(bytes: Buffer, from: number): number {
  let end = from;
  for (const frame of framesFrom(bytes, from)) end = frame.next;
  return end;
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

/** The end of a segment that is not the last: what the next one says. */
export function endBefore(folder: string, segment: number, next: number): number {
  const previous = headOf(beginningOf(segmentPath(folder, next)), next)?.previous;
  return previous?.number === segment ? previous.end : statSync(segmentPath(folder, segment)).size;
}

/** All frames of a log from a place on, each with its place. @throws UserError where one is damaged */
export function* framesOf(folder: string, from: Place, last: Place): Generator<{ frame: Frame; at: Place }> {
  const numbers = segmentsIn(folder).filter((n) => n >= from.segment && n <= last.segment);
  for (const [i, segment] of numbers.entries()) {
    const next = numbers[i + 1];
    const end = next === undefined ? last.offset : endBefore(folder, segment, next);
    const path = segmentPath(folder, segment);
    const bytes = readFileSync(path).subarray(0, end);
    let offset = segment === from.segment ? from.offset : 0;
    for (const frame of framesFrom(bytes, offset)) {
      yield { frame, at: { segment, offset } };
      offset = frame.next;
    }
    if (offset < end) throw new UserError([intakeProblems.damagedSegment(path, offset)]);
  }
}

/** The frame at a place. @throws UserError where it is damaged */
export function frameOf(folder: string, { segment, offset }: Place, length: number): Frame {
  const path = segmentPath(folder, segment);
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, length, offset);
  } finally {
    closeSync(file);
  }
  const frame = frameAt(bytes, 0);
  if (!frame) throw new UserError([intakeProblems.damagedSegment(path, offset)]);
  return frame;
}
