/** A number in a sentence: as it is written, and how it is held against. */
export interface Told {
  text: string;
  is: 'equal' | 'more' | 'less' | 'at-least' | 'about' | 'nearly' | 'just-over';
}

/** What a generated sentence says of the places it names, before it is put in words. */
export type Saying =
  | { kind: 'rank'; k: number }
  | { kind: 'rank-in'; k: number }
  | { kind: 'last' }
  | { kind: 'top'; k: number }
  | { kind: 'bottom'; k: number }
  | { kind: 'top-in'; k: number }
  | { kind: 'moved'; by: number; up: boolean }
  | { kind: 'above'; above: boolean; by: 'rank' | 'index' }
  | { kind: 'value'; n: Told }
  | { kind: 'share'; n: Told }
  | { kind: 'points'; n: Told; up: boolean }
  | { kind: 'percent'; n: Told; up: boolean }
  | { kind: 'rose'; up: boolean }
  | { kind: 'rose-each'; up: boolean }
  | { kind: 'became'; factor: 'doubled' | 'tripled' | 'halved' | 'more than doubled' | 'nearly doubled' }
  | { kind: 'margin'; n: Told; above: boolean }
  | { kind: 'times'; factor: 2 | 3 }
  | { kind: 'faster'; faster: boolean }
  | { kind: 'led'; periods: number; exact: boolean }
  | { kind: 'always-top'; k: number }
  | { kind: 'newcomer'; k: number }
  | { kind: 'entered'; k: number }
  | { kind: 'count'; n: number; k: number }
  | { kind: 'gap'; narrowed: boolean }
  | { kind: 'heads'; n: Told }
  | { kind: 'heads-rank'; k: number }
  | { kind: 'heads-rose'; up: boolean }
  | { kind: 'heads-faster'; faster: boolean };
