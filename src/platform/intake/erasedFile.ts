import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A segment whose file was rewritten because records in it were erased. */
export interface Erased {
  segment: number;
  /** How often it was rewritten. */
  generation: number;
  /** SHA-256 of its bytes now. */
  sha256: string;
  /** SHA-256 with which it was sealed. Files of earlier versions have none. */
  sealed?: string | undefined;
}

export const erasedPath = (log: string, segment: number) =>
  join(log, `${String(segment).padStart(12, '0')}.erased.json`);

/** What is said of a segment that was rewritten; undefined where it never was. */
export function erasedOf(log: string, segment: number): Erased | undefined {
  const path = erasedPath(log, segment);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Erased) : undefined;
}
