import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { replace, writeDurably } from '../../disk/index.js';
import { erasedOf } from './erasedFile.js';
import { endBefore, type Place, sealPath, segmentPath, segmentsIn } from './recover.js';

/** The seal of a segment, which is never written to again. */
export interface Seal {
  segment: number;
  bytes: number;
  /** SHA-256 of its bytes, in hexadecimal digits. */
  sha256: string;
}

export const isSealed = (folder: string, segment: number) => existsSync(sealPath(folder, segment));

export const sealOf = (folder: string, segment: number): Seal =>
  JSON.parse(readFileSync(sealPath(folder, segment), 'utf8')) as Seal;

/** SHA-256 of a segment; undefined where it has not been sealed. */
export const sealedHash = (folder: string, segment: number) =>
  isSealed(folder, segment) ? sealOf(folder, segment).sha256 : undefined;

/**
 * Seals a segment that has ended: what lies beyond its end (never acknowledged) is cut off, and its hash is written beside it.
 *
 * @param last the end of the log, in this segment or a later one
 */
export async function seal(folder: string, segment: number, last: Place): Promise<Seal> {
  const path = segmentPath(folder, segment);
  const end = last.segment === segment ? last.offset : endBefore(folder, segment, nextOf(folder, segment));
  if (statSync(path).size > end) await truncate(path, end);
  const seal: Seal = { segment, bytes: end, sha256: await hashOf(path) };
  const part = `${sealPath(folder, segment)}.part`;
  await writeDurably(part, `${JSON.stringify(seal)}\n`);
  await replace(part, sealPath(folder, segment));
  return seal;
}

/** The segment after one that is not the last. */
function nextOf(folder: string, segment: number): number {
  const next = segmentsIn(folder).find((number) => number > segment);
  if (next === undefined) throw new Error(`no segment after ${segment}`);
  return next;
}

/** Whether a sealed segment still has the bytes that were sealed, or that were left when records were erased. */
export async function isIntact(folder: string, segment: number): Promise<boolean> {
  const { bytes, sha256: sealed } = sealOf(folder, segment);
  const sha256 = erasedOf(folder, segment)?.sha256 ?? sealed;
  const path = segmentPath(folder, segment);
  return existsSync(path) && statSync(path).size === bytes && (await hashOf(path)) === sha256;
}

/** SHA-256 of a file, in hexadecimal digits. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { highWaterMark: 1 << 18 })) hash.update(part as Buffer);
  return hash.digest('hex');
}
