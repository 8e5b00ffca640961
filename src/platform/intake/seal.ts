import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { replace, writeDurably } from '../../disk/index.js';
import { erasedOf } from './erasedFile.js';
import { endBefore, type Place, sealPath, segmentPath } from './recover.js';

/** What is said of a segment that is never written to again. */
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
 * @param next the segment after it, where there is one
 * @param last the end of the log
 */
export async function seal(
  folder: string,
  segment: number,
  next: number | undefined,
  last: Place,
): Promise<Seal> {
  const path = segmentPath(folder, segment);
  const end = next === undefined ? last.offset : endBefore(folder, segment, next);
  if (statSync(path).size > end) await truncate(path, end);
  const seal: Seal = { segment, bytes: end, sha256: await hashOf(path) };
  const part = `${sealPath(folder, segment)}.part`;
  await writeDurably(part, `${JSON.stringify(seal)}\n`);
  await replace(part, sealPath(folder, segment));
  return seal;
}

/** Whether a sealed segment still has the bytes that were sealed, or that were left when records were erased. */
export async function isIntact(folder: string, segment: number): Promise<boolean> {
  const { bytes, sha256: sealed } = sealOf(folder, segment);
  const sha256 = erasedOf(folder, segment)?.sha256 ?? sealed;
  const path = segmentPath(folder, segment);
  return existsSync(path) && statSync(path).size === bytes && (await hashOf(path)) === sha256;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(part as Buffer);
  return hash.digest('hex');
}
