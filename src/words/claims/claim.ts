import type { Subject } from '../../release/index.js';

/** A number as a sentence says it, and half a unit of its last digit. */
export interface Said {
  value: number;
  half: number;
}

/** What a sentence may claim of a release; ranks among all of a level, or among those within a group. */
export type Claim =
  | { kind: 'rank'; place: Subject; rank: number; within?: Subject | undefined }
  | { kind: 'last'; place: Subject; within?: Subject | undefined }
  | { kind: 'top'; place: Subject; k: number; within?: Subject | undefined }
  | { kind: 'moved'; place: Subject; places: number; up: boolean }
  | { kind: 'above'; place: Subject; other: Subject; above: boolean }
  | { kind: 'value'; place: Subject; is: 'equal' | 'more' | 'less'; value: Said }
  | { kind: 'share'; place: Subject; of: Subject | undefined; percent: Said }
  | { kind: 'growth'; place: Subject; unit: 'percent' | 'points'; by: Said; up: boolean }
  | { kind: 'newcomer'; place: Subject; k: number }
  | { kind: 'led'; place: Subject; periods: number }
  | { kind: 'gap'; narrowed: boolean };

/**
 * Of what it claims that: a node (its number) in a period, changes since another; numbers from the first published period; and
 * whether of the index per head.
 */
export interface When {
  g: number;
  t: number;
  since: number;
  perHead?: boolean;
}

export type Verdict = 'true' | 'false' | 'not-distinguishable' | 'no-figure';
