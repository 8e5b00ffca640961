import { readFileSync } from 'node:fs';

/** A sentence about the eight towns: so (T), not so (F), or nothing that their release can vouch for (X). */
export interface HandShaped {
  is: 'T' | 'F' | 'X';
  sentence: string;
}

/** The sentences that were written by hand. */
export function handShaped(): HandShaped[] {
  return readFileSync(new URL('handShaped.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^[TFX] /.test(line))
    .map((line) => ({ is: line[0] as HandShaped['is'], sentence: line.slice(2) }));
}
