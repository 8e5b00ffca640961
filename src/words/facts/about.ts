import type { Subject } from '../../release/index.js';

/** What all facts have. */
export interface FactHeader {
  place: Subject;
  period: string;
  /** Id of the node. */
  node: string;
  /** How much a reader needs it, 0–1. */
  importance: number;
  /** How much it differs from the period before, 0–1. */
  novelty: number;
}

/** A fact of one of some kinds, by what each kind holds. */
export type FactIn<Kinds, K extends keyof Kinds = keyof Kinds> = {
  [N in K]: FactHeader & { kind: N } & Kinds[N];
}[K];
