import type { Cell } from './cells.js';

/** A changed indicator. Values are as published: divided by the denominator, without direction. */
export interface Move {
  node: number;
  indicator: number;
  was: Cell['was'];
  /** NaN is missing. */
  before: number;
  after: number;
  best: number;
  /** The raw figure, where the indicator has a denominator: the value times the denominator, which is unchanged. */
  numerator: { before: number; after: number; denominator: number } | undefined;
  /** Normalised score before and after, both in the index as it was rebuilt. */
  scoreBefore: number;
  scoreAfter: number;
  /** Its share in the size of the change. */
  moved: number;
}

export interface ScoreAndRank {
  score: number;
  /** 0 without a score. */
  rank: number;
}
